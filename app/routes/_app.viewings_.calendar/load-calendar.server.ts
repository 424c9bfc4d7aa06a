import { readConditions } from '#domain/list/address.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { type Actor, can } from '#domain/access/access.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { readPage } from '#db/pace/list/read-page.ts'
import type { Scope } from '#db/pace/query/scope.ts'
import { listAway } from '#db/pace/viewings/away.ts'
import { listAccess } from '../../list/access/list-access.server.ts'
import type { requirePerson } from '../../pages/context.server.ts'
import { listedIn, readSpan } from './span.ts'

/** More than a house of a hundred agents shows in a week that can still be read. */
const MOST = 500

/** What the list of viewings holds of these days, for whoever asks, and since when in the log it is followed. Throws `invalid`. */
export async function loadCalendar(
  request: Request,
  { actor, db, deps }: Pick<ReturnType<typeof requirePerson>, 'actor' | 'db' | 'deps'>,
) {
  const { house } = deps.settings.current()
  const { source, readable } = listAccess('viewing')
  const { searchParams: params } = new URL(request.url)
  const today = dayOf(Date.now(), house.zone)
  const span = readSpan(params, { today, firstDay: house.firstDay })
  params.delete('day')
  const state = listedIn(span, readConditions(VIEWING_LIST, params, house))
  const since = await findLastSequence(db)
  const query = { ...state, zone: house.zone }
  const page = await readPage(db, source(actor), readable(actor), query, { limit: MOST })
  const busy = await listAway(db, plannedBy(actor), {
    startsAt: startOf(span.days[0] ?? today, house.zone),
    endsAt: startOf(daysAfter(span.days.at(-1) ?? today, 1), house.zone),
  })
  return { span, today, state, since, rows: page.rows, complete: page.next === null, busy }
}

/** Those whose busy times `can(actor, 'read', 'busyTime', …)` allows, as a query says it. */
function plannedBy(actor: Actor): Scope {
  if (can(actor, 'read', 'busyTime', {})) return 'all'
  const { teamId } = actor.kind === 'person' ? actor : { teamId: null }
  const leads = teamId !== null && can(actor, 'read', 'busyTime', { teamId })
  return { personId: actor.id, teamId: leads ? teamId : null }
}

function startOf(day: string, zone: string): string {
  return new Date(instantOf(day, 0, zone)).toISOString()
}
