import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { requirePerson } from '../../pages/context.server.ts'

const COUNTED: readonly string[] = ['lead', 'listing', 'call', 'viewing', 'task']

/** That something that can be counted has changed: the page counts anew what its reader has pinned. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'ask', 'question')
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const isAbout = ({ resource }: EntityEvent) => COUNTED.includes(resource)
  const stream = followRecord({ db, tail, since, isAbout, signal: request.signal })
  const { person, sessionVersion, id } = session
  const credential = { personId: person.id, sessionVersion, sessionId: id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
