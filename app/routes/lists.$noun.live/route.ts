import type { LoaderFunctionArgs } from '@remix-run/node'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { followList } from '../../list/live/follow-list.server.ts'
import { anyListAccess, requireNoun } from '../../list/access/list-access.server.ts'
import { readQuery } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** A list's changes, to whoever may read it, as long as they may. A browser that lost the stream says what it had last. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const access = anyListAccess(requireNoun(params['noun']))
  access.readable(actor)
  const { query } = readQuery(access.source(actor).list, request, { deps })
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const stream = followList({ db, tail, access, actor, query, since, signal: request.signal })
  const { person, sessionVersion, id } = session
  const credential = { personId: person.id, sessionVersion, sessionId: id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
