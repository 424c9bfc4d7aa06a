import { desc, eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { insertMoves, type Move, moveOf } from '../query/stays.ts'
import { listingPrices } from '../schema.ts'

const KEPT = {
  noun: 'listing',
  field: 'price',
  table: 'listing_prices',
  id: 'listing_id',
  type: 'bigint',
} as const

/** More than anybody changes a price; of more the latest are shown. */
const MOST_PRICES = 60

/** The change of price that an event of a listing tells of, or null. */
export function priceMoveOf(event: NewEntityEvent, at: string): Move | null {
  return moveOf(event, at, KEPT)
}

/** Part of the transaction that writes the listing's row. */
export function insertPriceMoves(tx: PaceDb, moves: readonly Move[]): Promise<void> {
  return insertMoves(tx, moves, KEPT)
}

export type PriceStay = { price: number | null; at: string; until: string | null }

/** What was asked for a home, the first price first. */
export async function listPrices(db: PaceDb, listingId: string): Promise<PriceStay[]> {
  const { to: price, at, until, documentSeq } = listingPrices
  const rows = await db
    .select({ price, at, until })
    .from(listingPrices)
    .where(eq(listingPrices.listingId, listingId))
    .orderBy(desc(at), desc(documentSeq))
    .limit(MOST_PRICES)
  return rows.toReversed()
}
