import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { isOfRecord, SHOWN_RECORDS } from '#domain/record/of-record.ts'
import { findEventFacts, factsKey } from '#db/pace/sight/event-facts.ts'
import { listRelatedKeys } from '#db/pace/related/keys.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({ kind: z.enum(SHOWN_RECORDS), id: z.string().min(1).max(200) })

/** That something of a record, or of what its page shows beside it, has its rows now: to whoever may read it, as long as they may. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const { kind, id } = parse(AskedSchema, params, 'The address')
  const record = { resource: kind, key: id }
  const facts = (await findEventFacts(db, [record])).get(factsKey(record))
  if (!facts) notFound(kind)
  authorise(actor, 'read', kind, facts)
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const isAbout = isOfRecord(record, await listRelatedKeys(db, record))
  const stream = followRecord({ db, tail, since, isAbout, signal: request.signal })
  const { person, sessionVersion } = session
  const credential = { personId: person.id, sessionVersion, sessionId: session.id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
