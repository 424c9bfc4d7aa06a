import { and, desc, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { SLIP_MS } from '#domain/market/price-steps.ts'
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
const MOST_PRICES = 200

/** The change of price that an event of a listing tells of, or null. */
export function priceMoveOf(event: NewEntityEvent, at: string): Move | null {
  return moveOf(event, at, KEPT)
}

/** Part of the transaction that writes the listing's row. */
export function insertPriceMoves(tx: PaceDb, moves: readonly Move[]): Promise<void> {
  return insertMoves(tx, moves, KEPT)
}

export type PriceStay = { price: number | null; at: string; until: string | null }

/** What was asked for a home, the first price first; slips of the hand, which stood for moments (`priceSteps`), take no place of those. */
export async function listPrices(db: PaceDb, listingId: string): Promise<PriceStay[]> {
  const { to: price, at, until, documentSeq } = listingPrices
  const rows = await db
    .select({ price, at, until })
    .from(listingPrices)
    .where(
      and(
        eq(listingPrices.listingId, listingId),
        or(
          isNull(until),
          gte(sql`${until} - ${at}`, sql`make_interval(secs => ${SLIP_MS / 1000})`),
        ),
      ),
    )
    .orderBy(desc(at), desc(documentSeq))
    .limit(MOST_PRICES)
  return rows.toReversed()
}
