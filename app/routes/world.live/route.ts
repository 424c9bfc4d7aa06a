import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { isOfPortals } from '#domain/portals/publishing.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** That a listing's place at some portal changed, or what a portal shows of it: the page asks again for what its reader may see. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'portal', { teamId: person.teamId })
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const stream = followRecord({ db, tail, since, isAbout: isOfPortals, signal: request.signal })
  const { sessionVersion, id } = session
  const credential = { personId: person.id, sessionVersion, sessionId: id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
