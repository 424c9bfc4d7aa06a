import { and, asc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import type { HandedTo } from '#domain/viewing/hand-over.ts'
import { TRAVEL_MINUTES } from '#domain/viewing/slot.ts'
import type { PaceDb } from '../client.ts'
import { entityEvents, listings, people, viewings } from '../schema.ts'
import { findAwayOf } from './away.ts'
import type { ViewingRecord } from './records.ts'

/** A team that can still be read at a glance. */
const MOST_COLLEAGUES = 60
const MOST_TAKEN = 500
const MINUTE_MS = 60_000
const TRAVEL_MS = TRAVEL_MINUTES * MINUTE_MS
/** Nothing that is shown takes longer. */
const LONGEST_MS = 24 * 60 * MINUTE_MS

type Asked = Pick<ViewingRecord, 'id' | 'agentId' | 'teamId' | 'listingId' | 'startsAt' | 'endsAt'>

/** Who else of a viewing's team could show it, and what is in the way of each. */
export async function listHandedTo(db: PaceDb, viewing: Asked): Promise<HandedTo[]> {
  if (!viewing.teamId) return []
  const colleagues = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(
      and(
        eq(people.teamId, viewing.teamId),
        eq(people.status, 'active'),
        inArray(people.role, ['agent', 'manager']),
        ne(people.id, viewing.agentId),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
    .limit(MOST_COLLEAGUES)
  const ids = colleagues.map(({ id }) => id)
  const busy = Map.groupBy(await findNear(db, viewing, ids), ({ agentId }) => agentId)
  const away = await findAwayOf(db, ids, viewing)
  return colleagues.map(({ id, name }): HandedTo => {
    const near = busy.get(id) ?? []
    const taken = near.find((one) => overlaps(one, viewing))
    const travel = near.find(({ isElsewhere }) => isElsewhere)
    const elsewhere = away.get(id)
    const inTheWay = taken ?? elsewhere ?? travel ?? null
    return {
      id,
      name,
      could: taken ? 'taken' : elsewhere ? 'busy' : travel ? 'travel' : 'free',
      inTheWay: inTheWay && { startsAt: inTheWay.startsAt, endsAt: inTheWay.endsAt },
    }
  })
}

/** What these agents show around the time of a viewing: with the way from another community before and after. */
async function findNear(db: PaceDb, viewing: Asked, agentIds: readonly string[]) {
  if (agentIds.length === 0) return []
  const [from, until] = [Date.parse(viewing.startsAt), Date.parse(viewing.endsAt)]
  const at = (ms: number) => new Date(ms).toISOString()
  const far = viewing.listingId
    ? sql<boolean>`coalesce(${listings.area} <> (select home.area from ${listings} home where home.id = ${viewing.listingId}), false)`
    : sql<boolean>`false`
  return db
    .select({
      agentId: viewings.agentId,
      startsAt: viewings.startsAt,
      endsAt: viewings.endsAt,
      isElsewhere: far,
    })
    .from(viewings)
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(
      and(
        inArray(viewings.agentId, [...agentIds]),
        ne(viewings.status, 'cancelled'),
        ne(viewings.id, viewing.id),
        gt(viewings.startsAt, at(from - LONGEST_MS)),
        lt(viewings.startsAt, at(until + TRAVEL_MS)),
        gt(viewings.endsAt, at(from - TRAVEL_MS)),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(MOST_TAKEN)
}

type Times = { startsAt: string; endsAt: string }

function overlaps(one: Times, other: Times): boolean {
  return (
    Date.parse(one.startsAt) < Date.parse(other.endsAt) &&
    Date.parse(one.endsAt) > Date.parse(other.startsAt)
  )
}

/**
 * Whose a viewing was before this actor handed it over, if that is the last that happened to it: so long it is theirs to take back, and to
 * tell the customer of. Null otherwise.
 */
export async function findHandedBy(
  db: PaceDb,
  viewingId: string,
  actor: string,
): Promise<string | null> {
  const [last] = await db
    .select({ old: entityEvents.old, after: entityEvents.new, actor: entityEvents.actor })
    .from(entityEvents)
    .where(and(eq(entityEvents.resource, 'viewing'), eq(entityEvents.key, viewingId)))
    .orderBy(sql`${entityEvents.sequence} desc`)
    .limit(1)
  const before = (last?.old as { agentId?: unknown } | null)?.agentId
  return last?.actor === actor && typeof before === 'string' ? before : null
}
