import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import type { PaceDb } from '../client.ts'
import { type TilePlace, tiles } from '../schema.ts'

export type PinnedTile = { id: string; said: string; plan: PlanDraft }

/** So many stand in one place: each is counted anew with every change. */
export const MOST_TILES = 12

/** What somebody has pinned in a place, in the order in which it was. */
export async function listTiles(
  db: PaceDb,
  personId: string,
  place: TilePlace,
): Promise<PinnedTile[]> {
  return db
    .select({ id: tiles.id, said: tiles.said, plan: tiles.plan })
    .from(tiles)
    .where(and(eq(tiles.personId, personId), eq(tiles.place, place)))
    .orderBy(asc(tiles.createdAt), asc(tiles.id))
    .limit(MOST_TILES)
}

/** Null where the place is full. One at a time for each person and place, so that two at once do not both find room for the last. */
export async function insertTile(
  db: PaceDb,
  tile: { personId: string; place: TilePlace; said: string; plan: PlanDraft },
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const lock = `tiles:${tile.personId}:${tile.place}`
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
    const [there] = await tx
      .select({ count: count() })
      .from(tiles)
      .where(and(eq(tiles.personId, tile.personId), eq(tiles.place, tile.place)))
    if ((there?.count ?? 0) >= MOST_TILES) return null
    const [made] = await tx.insert(tiles).values(tile).returning({ id: tiles.id })
    return made?.id ?? null
  })
}

/** Whether there was one of this person's. */
export async function deleteTile(db: PaceDb, personId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(tiles)
    .where(and(eq(tiles.id, id), eq(tiles.personId, personId)))
    .returning({ id: tiles.id })
  return gone.length > 0
}
