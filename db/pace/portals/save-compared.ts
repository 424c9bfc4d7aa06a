import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { Difference, DifferenceKind } from '#domain/portals/drift.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents, type NewEntityEvent } from '../events/events.ts'
import { withinUuids } from '../query/uuid.ts'
import { portalDifferences, portalListings } from '../schema.ts'

/** In what the two differ; why that could not be found out; or that it cannot be said yet. After the latter two what was known stays. */
export type Verdict =
  | { kind: 'compared'; differences: readonly Difference[] }
  | { kind: 'failed'; why: string }
  | { kind: 'later' }
export type Compared = {
  listingId: string
  /** When it was compared before: where that has changed meanwhile somebody wants it looked at anew. */
  comparedAt: string | null
  verdict: Verdict
}
type Kinds = ReadonlyMap<string, readonly DifferenceKind[]>

/**
 * What differs still keeps the moment at which it was first seen; what does no more is gone. Where other matters differ than before, the
 * listing's log says so.
 */
export async function saveCompared(
  db: PaceDb,
  portal: Portal,
  compared: readonly Compared[],
  at: string,
): Promise<void> {
  if (compared.length === 0) return
  const ids = compared.map(({ listingId }) => listingId)
  await db.transaction(async (tx) => {
    const before = await kindsBefore(tx, portal, ids)
    const now: Kinds = new Map(
      compared.map(({ listingId, verdict }) => [
        listingId,
        kindsAfter(verdict, before.get(listingId) ?? []),
      ]),
    )
    await noteLooked(tx, portal, compared, at)
    await dropGone(tx, portal, before, now)
    await keepSeen(tx, portal, compared, at)
    await appendEvents(tx, driftEvents(portal, before, now))
  })
}

/** The portal knows the listing no more, so that nothing of it can differ. */
export async function forgetDifferences(
  tx: PaceDb,
  portal: Portal,
  listingId: string,
): Promise<void> {
  const before = await kindsBefore(tx, portal, [listingId])
  const now: Kinds = new Map([[listingId, []]])
  await dropGone(tx, portal, before, now)
  await appendEvents(tx, driftEvents(portal, before, now))
}

async function kindsBefore(tx: PaceDb, portal: Portal, ids: readonly string[]): Promise<Kinds> {
  const { listingId, kind } = portalDifferences
  const rows = await tx
    .select({ listingId, kind })
    .from(portalDifferences)
    .where(and(eq(portalDifferences.portal, portal), withinUuids(listingId, ids)))
    .orderBy(asc(listingId), asc(kind))
  const kinds = new Map<string, DifferenceKind[]>()
  for (const row of rows) kinds.set(row.listingId, [...(kinds.get(row.listingId) ?? []), row.kind])
  return kinds
}

function kindsAfter(
  verdict: Verdict,
  before: readonly DifferenceKind[],
): readonly DifferenceKind[] {
  switch (verdict.kind) {
    case 'compared':
      return verdict.differences.map(({ kind }) => kind)
    case 'failed':
      return [...new Set([...before, 'unread' as const])]
    case 'later':
      return before
  }
}

async function noteLooked(
  tx: PaceDb,
  portal: Portal,
  compared: readonly Compared[],
  at: string,
): Promise<void> {
  const looked = JSON.stringify(
    compared.map(({ listingId: id, comparedAt: before }) => ({ id, before })),
  )
  await tx.execute(sql`update ${portalListings} set compared_at = ${at}::timestamptz
    from jsonb_to_recordset(${looked}::text::jsonb) as looked (id uuid, before timestamptz)
    where ${portalListings.listingId} = looked.id and ${portalListings.portal} = ${portal}
      and ${portalListings.comparedAt} is not distinct from looked.before`)
}

async function dropGone(tx: PaceDb, portal: Portal, before: Kinds, now: Kinds): Promise<void> {
  const gone = new Map<DifferenceKind, string[]>()
  for (const [id, kinds] of before)
    for (const kind of kinds)
      if (!now.get(id)?.includes(kind)) gone.set(kind, [...(gone.get(kind) ?? []), id])
  for (const [kind, ids] of gone)
    await tx
      .delete(portalDifferences)
      .where(
        and(
          eq(portalDifferences.portal, portal),
          eq(portalDifferences.kind, kind),
          inArray(portalDifferences.listingId, ids),
        ),
      )
}

async function keepSeen(
  tx: PaceDb,
  portal: Portal,
  compared: readonly Compared[],
  at: string,
): Promise<void> {
  const seen = compared.flatMap(({ listingId, verdict }) =>
    seenIn(verdict).map((one) => ({ ...one, listingId, portal, firstSeenAt: at, lastSeenAt: at })),
  )
  if (seen.length === 0) return
  const { listingId, portal: ofPortal, kind } = portalDifferences
  await tx
    .insert(portalDifferences)
    .values(seen)
    .onConflictDoUpdate({
      target: [listingId, ofPortal, kind],
      set: {
        ours: sql`excluded.ours`,
        theirs: sql`excluded.theirs`,
        cause: sql`excluded.cause`,
        lastSeenAt: sql`excluded.last_seen_at`,
      },
    })
}

function seenIn(verdict: Verdict): readonly Difference[] {
  switch (verdict.kind) {
    case 'compared':
      return verdict.differences
    case 'failed':
      return [{ kind: 'unread', ours: '', theirs: verdict.why, cause: 'unknown' }]
    case 'later':
      return []
  }
}

/** In what a portal differs, by name: whoever follows the listing hears of it. Both sides and the cause are in the rows. */
function driftEvents(portal: Portal, before: Kinds, now: Kinds): NewEntityEvent[] {
  const name = `drift.${portal}`
  return [...now].flatMap(([key, kinds]) => {
    const sides = [[...(before.get(key) ?? [])].toSorted(), [...kinds].toSorted()] as const
    if (sides[0].join() === sides[1].join()) return []
    return [
      {
        resource: 'listing',
        key,
        old: { [name]: sides[0] },
        new: { [name]: sides[1] },
        actor: 'service:pace-app',
        documentSeq: null,
      } as const,
    ]
  })
}
