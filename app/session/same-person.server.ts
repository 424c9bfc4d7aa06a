import { DomainError } from '#domain/errors.ts'
import { PERSON_HEADER } from '../worker/page-keeper.ts'
import type { Sessions, WebSession } from './web-session.server.ts'

/**
 * Who sends this, where it is theirs: a browser names the person for whom it has kept what it sends. By the time it is sent another may be
 * signed in there, and the cookie is theirs. `isNamed`: whoever sends has to say it.
 */
export async function requireSamePerson(
  sessions: Pick<Sessions, 'require'>,
  request: Request,
  { isNamed = false } = {},
): Promise<WebSession> {
  const session = await sessions.require(request)
  const named = request.headers.get(PERSON_HEADER)
  if (named === null && isNamed)
    throw new DomainError('malformed', `Say whose it is (${PERSON_HEADER}).`)
  if (named !== null && named !== session.person.id)
    throw new DomainError('unauthenticated', 'Somebody else is signed in here by now.')
  return session
}
