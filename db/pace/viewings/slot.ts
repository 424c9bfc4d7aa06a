import { and, asc, eq, gt, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { Busy } from '#domain/viewing/free-slots.ts'
import { type SlotTaken, TRAVEL_MINUTES } from '#domain/viewing/slot.ts'
import type { PaceDb } from '../client.ts'
import { listings, viewings } from '../schema.ts'
import { findAway } from './away.ts'

/** Whose time a viewing takes, and when. Its own id, so that it is not in its own way. */
export type Slot = Pick<
  typeof viewings.$inferSelect,
  'agentId' | 'leadId' | 'listingId' | 'startsAt' | 'endsAt'
> & { id?: string }

/** What is looked for before a time: nothing that is shown takes longer. */
const LONGEST = sql.raw(`interval '1 day'`)
const TRAVEL = sql.raw(`interval '${TRAVEL_MINUTES} minutes'`)
/** Enough to say what is in the way. */
const MOST = 100

/**
 * Holds the time of an agent, a home and an applicant until the end of the transaction: of two who take one slot in the same second the second
 * looks when the first has it. Always in one order, so that no two wait for each other.
 */
export async function holdSlot(tx: PaceDb, { agentId, leadId, listingId }: Slot): Promise<void> {
  const named = { agent: agentId, lead: leadId, listing: listingId }
  const locks = Object.entries(named).flatMap(([kind, id]) => (id ? [`viewing:${kind}:${id}`] : []))
  for (const lock of locks.toSorted()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
  }
}

/** What else takes this time, the first of the day first; what was called off takes none. */
export async function findTaken(db: PaceDb, slot: Slot): Promise<SlotTaken[]> {
  const near = await findNear(db, slot)
  return near.flatMap(({ id, startsAt, endsAt, ...found }) => {
    const by = reasonOf(found)
    return by ? [{ id, startsAt, endsAt, by }] : []
  })
}

/** All that takes time of these within a span, and from which the agent has a way to this home; what else the agent has in a calendar of their own too. */
export async function findBusy(db: PaceDb, span: Slot): Promise<Busy[]> {
  const near = await findNear(db, span)
  const shown = near.map(({ startsAt, endsAt, agent, isElsewhere: far }) => ({
    startsAt,
    endsAt,
    isFar: agent && far,
  }))
  const away = await findAway(db, span.agentId, span)
  return [...shown, ...away.map((one) => ({ ...one, isFar: false }))]
}

/** What is offered to nobody outside: what is taken, and when the agent has something else. */
export async function findUnoffered(
  db: PaceDb,
  slot: Slot,
): Promise<Pick<SlotTaken, 'startsAt' | 'endsAt'>[]> {
  return [...(await findTaken(db, slot)), ...(await findAway(db, slot.agentId, slot))]
}

async function findNear(db: PaceDb, slot: Slot) {
  const { agentId, leadId, listingId } = slot
  return db
    .select({
      id: viewings.id,
      startsAt: viewings.startsAt,
      endsAt: viewings.endsAt,
      agent: sql<boolean>`${eq(viewings.agentId, agentId)}`,
      lead: isSame(viewings.leadId, leadId),
      listing: isSame(viewings.listingId, listingId),
      overlaps: sql<boolean>`${overlaps(slot)}`,
      isElsewhere: isElsewhere(listingId),
    })
    .from(viewings)
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(
      and(
        ne(viewings.status, 'cancelled'),
        slot.id ? ne(viewings.id, slot.id) : undefined,
        sql`${viewings.startsAt} > ${slot.startsAt}::timestamptz - ${LONGEST}`,
        sql`${viewings.startsAt} < ${slot.endsAt}::timestamptz + ${TRAVEL}`,
        sql`${viewings.endsAt} > ${slot.startsAt}::timestamptz - ${TRAVEL}`,
        or(
          eq(viewings.agentId, agentId),
          leadId ? eq(viewings.leadId, leadId) : undefined,
          listingId ? eq(viewings.listingId, listingId) : undefined,
        ),
      ),
    )
    .orderBy(asc(viewings.startsAt), asc(viewings.id))
    .limit(MOST)
}

type Found = Record<'agent' | 'lead' | 'listing' | 'overlaps' | 'isElsewhere', boolean>

function reasonOf({ agent, lead, listing, overlaps: isOver, isElsewhere: far }: Found) {
  if (!isOver) return agent && far ? 'travel' : null
  if (agent) return 'agent'
  if (lead) return 'lead'
  return listing ? 'listing' : null
}

/**
 * Refuses a time that is taken; whoever means it all the same says so. Where the agent alone is another one, the applicant and the home are where they
 * were: what is beside them there was agreed on already.
 */
export async function requireFree(
  tx: PaceDb,
  slot: Slot,
  {
    ofAgentAlone = false,
    despiteBusy = false,
  }: { ofAgentAlone?: boolean; despiteBusy?: boolean } = {},
): Promise<void> {
  await holdSlot(tx, slot)
  const all = await findTaken(tx, slot)
  const taken = ofAgentAlone ? all.filter(({ by }) => by === 'agent' || by === 'travel') : all
  const [first] = taken
  if (!first) return despiteBusy ? undefined : requireNotAway(tx, slot)
  const problems = taken.map(({ id, by, startsAt, endsAt }) => ({
    path: PATHS[by],
    message: `${WHY[by]} (viewing ${id}, ${startsAt} to ${endsAt})`,
  }))
  throw new DomainError(
    'conflict',
    `${WHY[first.by]}. Choose another time, or book it all the same.`,
    problems,
    {
      key: KEYS[first.by],
    },
  )
}

/** Of a calendar of their own nothing is known but its times. */
async function requireNotAway(tx: PaceDb, slot: Slot): Promise<void> {
  const [first] = await findAway(tx, slot.agentId, slot)
  if (!first) return
  const why = 'The agent is busy at that time by their own calendar'
  const { startsAt, endsAt } = first
  throw new DomainError(
    'conflict',
    `${why}. Choose another time, or book it all the same.`,
    [{ path: PATHS.agent, message: `${why} (${startsAt} to ${endsAt})` }],
    { key: 'agentIsBusy' },
  )
}

const WHY = {
  agent: 'The agent has another viewing at that time',
  lead: 'The applicant has another viewing at that time',
  listing: 'The home is shown to somebody else at that time',
  travel: `The agent is in another community less than ${TRAVEL_MINUTES} minutes before or after`,
} as const satisfies Record<SlotTaken['by'], string>

const PATHS = {
  agent: 'agentId',
  lead: 'leadId',
  listing: 'listingId',
  travel: 'startsAt',
} as const satisfies Record<SlotTaken['by'], string>

const KEYS = {
  agent: 'agentIsTaken',
  lead: 'applicantIsTaken',
  listing: 'homeIsTaken',
  travel: 'agentIsElsewhere',
} as const satisfies Record<SlotTaken['by'], string>

function isSame(column: typeof viewings.leadId | typeof viewings.listingId, id: string | null) {
  return id ? sql<boolean>`coalesce(${eq(column, id)}, false)` : sql<boolean>`false`
}

function overlaps({ startsAt, endsAt }: Slot): SQL {
  return sql`(${and(lt(viewings.startsAt, endsAt), gt(viewings.endsAt, startsAt))})`
}

/** Whether it is in another community than this home: where either is not known nobody is sent on the way. */
function isElsewhere(listingId: string | null): SQL<boolean> {
  if (!listingId) return sql<boolean>`false`
  return sql<boolean>`coalesce(${listings.area} <> (select home.area from ${listings} home where home.id = ${listingId}), false)`
}
