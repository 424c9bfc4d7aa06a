import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { followInbox } from '../../messages/follow-inbox.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** That something came or changed in a conversation that this person may see, as long as they may. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'event')
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const stream = followInbox({ db, tail, actor, since, signal: request.signal })
  const { person, sessionVersion, id } = session
  const credential = { personId: person.id, sessionVersion, sessionId: id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
