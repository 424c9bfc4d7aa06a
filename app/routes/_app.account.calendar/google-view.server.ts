import { z } from 'zod'
import { type Actor, authorise } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import {
  type ConnectionView,
  type Outcome,
  viewConnection,
} from '../../google-calendar/connection.ts'
import { NEEDED } from '../../google-calendar/settings.ts'
import type { PageDeps } from '../../pages/context.server.ts'

export type GoogleCalendarView = {
  /** Whether the house has a client at Google; `needed`: what an admin sets for one, said to admins. */
  isOffered: boolean
  needed: readonly string[]
  connection: ConnectionView | null
  asked: ViewingRow[]
  /** Of a consent that one comes back from. */
  outcome: Outcome | null
}

const OutcomeSchema = z
  .enum(['connected', 'refused', 'lost', 'narrow', 'unavailable'] satisfies Outcome[])
  .nullable()
  .catch(null)

type Asking = {
  deps: Pick<PageDeps, 'googleCalendar'>
  db: PaceDb
  actor: Actor
  person: { id: string; role: string }
}

/** How somebody's own calendar at Google stands. One that was connected is theirs to give up, also where the house has no client any more. */
export async function viewGoogle(
  { deps: { googleCalendar }, db, actor, person }: Asking,
  asked: URLSearchParams,
): Promise<GoogleCalendarView> {
  authorise(actor, 'read', 'googleCalendar', { ownerId: person.id })
  const outcome = OutcomeSchema.parse(asked.get('google'))
  const connection = await viewConnection(db, person.id)
  if (!googleCalendar) {
    const needed = person.role === 'admin' ? NEEDED : []
    return { isOffered: false, needed, connection, asked: [], outcome: null }
  }
  const removed = connection ? await googleCalendar.listAsked(person.id) : []
  return { isOffered: true, needed: [], connection, asked: removed, outcome }
}
