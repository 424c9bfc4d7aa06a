import { type Actor, actorName, authorise } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { disconnectCalendar } from '#db/pace/google-calendar/calendars.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { changeViewing } from '#db/pace/viewings/records.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { DomainError } from '#domain/errors.ts'
import { notFound, type PageDeps } from '../../pages/context.server.ts'

type Asking = {
  deps: Pick<PageDeps, 'googleCalendar'>
  db: PaceDb
  by: ChangedBy
  actor: Actor
  person: { id: string }
}
type Asked = { intent: string; viewingId?: string }

/** What somebody does with their calendar at Google, and what a viewing that they deleted there means. */
export async function changeGoogle(
  { deps, db, by, actor, person }: Asking,
  { intent, viewingId = '' }: Asked,
): Promise<void> {
  authorise(actor, 'write', 'googleCalendar', { ownerId: person.id })
  const google = deps.googleCalendar
  // Nobody reads it any more, and nobody can tell Google; what is kept of it is theirs all the same.
  if (!google && intent === 'disconnect')
    return void (await disconnectCalendar(db, { personId: person.id, by }))
  if (!google) throw new DomainError('notFound', 'The house has no client at Google.')
  if (intent === 'disconnect') return google.disconnect(person.id, by)
  if (intent === 'putBack') return google.putBack(person.id, viewingId)
  const viewing = (await findViewing(db, viewingId)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  if (viewing.status !== 'pending' && viewing.status !== 'confirmed') return
  const change = { patch: { status: 'cancelled' as const }, actor: actorName(actor) }
  const off = await changeViewing(db, viewing, { ...change, onlyAsRead: true })
  if (!off) throw new DomainError('outdated', 'It was changed meanwhile; look where it is now.')
}
