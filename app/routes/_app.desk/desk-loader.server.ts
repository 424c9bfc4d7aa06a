import { DeskCursorSchema, listDeskRows } from '#db/pace/desk/next-rows.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listNotifications } from '#db/pace/notifications/page.ts'
import { listLeadNames, listListingNames } from '#db/pace/search/record-names.ts'
import { listDeskCards } from '#db/pace/views/desk.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import type { requirePerson } from '../../pages/context.server.ts'
import { endOfDay } from './next/end-of-day.ts'
import { mentioned } from './names.ts'
import { readShown } from './shown.ts'

/** Of what happened meanwhile so many of the newest are looked through, and so many shown. */
const LOOKED_AT = 20
const SHOWN = 5

type Who = Pick<ReturnType<typeof requirePerson>, 'actor' | 'db' | 'deps' | 'person'>

/** A page of what to do next, what is agreed, and what happened meanwhile; each of it bounded. */
export async function loadDesk(request: Request, { db, actor, person, deps }: Who) {
  const { zone } = deps.settings.current().house
  const now = new Date()
  const { id: personId, teamId } = person
  const scope = leadScope(actor)
  // Before the rows: what happens meanwhile is told of once more.
  const since = await findLastSequence(db)
  const { items, next } = await listDeskRows(
    db,
    { personId, teamId, scope },
    readPlace(request, now, zone),
    readShown(request),
  )
  const [cards, told] = await Promise.all([
    listDeskCards(db, { personId, teamId }, { now, zone }),
    listNotifications(db, { personId, scope }, { limit: LOOKED_AT }),
  ])
  const { leads, listings } = mentioned(cards)
  const [leadNames, listingNames] = await Promise.all([
    listLeadNames(db, scope, leads),
    listListingNames(db, listings),
  ])
  const page = { rows: items, next: next && encodeCursor(next) }
  const away = told.rows.filter(({ readAt }) => readAt === null).slice(0, SHOWN)
  return { page, since, away, cards, leadNames, listingNames }
}

function readPlace(request: Request, now: Date, zone: string) {
  const cursor = new URL(request.url).searchParams.get('cursor')
  if (cursor) return decodeCursor(DeskCursorSchema, cursor)
  const endOfToday = new Date(endOfDay(now.getTime(), zone)).toISOString()
  return { now: now.toISOString(), endOfToday }
}
