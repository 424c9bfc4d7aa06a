import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { isOfProperty } from '#domain/property/property.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({ id: z.uuid() })

/** That something of a property or of its listings changed, to whoever may read it, as long as they may. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'property')
  const { id } = parse(AskedSchema, params, 'The address')
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const isAbout = isOfProperty(id)
  const stream = followRecord({ db, tail, since, isAbout, signal: request.signal })
  const { person, sessionVersion } = session
  const credential = { personId: person.id, sessionVersion, sessionId: session.id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
