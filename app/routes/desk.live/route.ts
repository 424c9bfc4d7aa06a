import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { followDesk } from './follow-desk.server.ts'

/** That something on this person's desk changed, as long as the desk is theirs. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'desk', { ownerId: person.id })
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const whose = { personId: person.id, teamId: person.teamId }
  const stream = followDesk({ db, tail, actor, whose, since, signal: request.signal })
  const credential = {
    personId: person.id,
    sessionVersion: session.sessionVersion,
    sessionId: session.id,
  }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
