import { eq, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { HouseSchema } from '#domain/house/house.ts'
import {
  againstPlan,
  isOpen,
  NO_PLAN,
  type NotShown,
  type ShowingPlan,
  ShowingPlanSchema,
} from '#domain/viewing/showing.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { houseSettings, listingShowings } from '../schema.ts'

export type FoundPlan = { plan: ShowingPlan; revision: number }

/** What is laid down of a home, and how often that was changed; nothing, and never, where nobody has said anything. */
export async function findShowing(db: PaceDb, listingId: string): Promise<FoundPlan> {
  const { plan, revision } = listingShowings
  const [row] = await db
    .select({ plan, revision })
    .from(listingShowings)
    .where(eq(listingShowings.listingId, listingId))
  if (!row) return { plan: NO_PLAN, revision: 0 }
  return { plan: ShowingPlanSchema.parse(row.plan), revision: row.revision }
}

/** The plan of a home, null where nothing is laid down or there is no home. */
export async function findPlan(db: PaceDb, listingId: string | null): Promise<ShowingPlan | null> {
  if (!listingId) return null
  const { plan } = await findShowing(db, listingId)
  return isOpen(plan) ? null : plan
}

type Laid = { listingId: string; plan: ShowingPlan; revision: number; actor: string; now: Date }

/** Lays down when a home can be shown, and tells its log; null where somebody has changed it since that revision. */
export async function layShowing(db: PaceDb, laid: Laid): Promise<FoundPlan | null> {
  return db.transaction(async (tx) => {
    // Two who lay it down first wait for each other: there is no row to hold yet.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`showing:${laid.listingId}`}, 0))`,
    )
    const before = await findShowing(tx, laid.listingId)
    if (before.revision !== laid.revision) return null
    const { listingId, plan, actor, now } = laid
    const revision = before.revision + 1
    const row = { plan, revision, changedBy: actor, changedAt: now.toISOString() }
    await tx
      .insert(listingShowings)
      .values({ listingId, ...row })
      .onConflictDoUpdate({ target: listingShowings.listingId, set: row })
    const [old, after] = [before.plan, plan].map((showing) => ({ showing }))
    await appendEvents(tx, [
      {
        resource: 'listing',
        key: listingId,
        old: old ?? {},
        new: after ?? {},
        actor,
        documentSeq: null,
      },
    ])
    return { plan, revision }
  })
}

type Wanted = { listingId: string | null; startsAt: string; endsAt: string }

/** Refuses a time at which the home is not shown, or so soon; whoever means it all the same says so. */
export async function requireShown(
  tx: PaceDb,
  { listingId, startsAt, endsAt }: Wanted,
): Promise<void> {
  const plan = await findPlan(tx, listingId)
  if (!plan) return
  const against = againstPlan(plan, {
    startsAt,
    endsAt,
    now: Date.now(),
    zone: await zoneOf(tx),
  })
  if (!against) return
  const problems = [{ path: 'startsAt', message: WHY[against] }]
  throw new DomainError(
    'conflict',
    `${WHY[against]}. Choose another time, or book it all the same.`,
    problems,
    { key: against },
  )
}

const WHY = {
  outsideShowing: 'The home is shown at other hours',
  showingTooSoon: 'Who lives in the home wants to know earlier',
} as const satisfies Record<NotShown, string>

async function zoneOf(tx: PaceDb): Promise<string> {
  const [row] = await tx.select({ settings: houseSettings.settings }).from(houseSettings)
  return HouseSchema.shape.zone.parse((row?.settings as { zone?: unknown } | undefined)?.zone)
}
