import type { PaceDb } from '#db/pace/client.ts'
import { readViewRecords } from '#db/pace/view-rows.ts'
import { cardIn, type View } from '#domain/view-cards.ts'
import type { Card } from '#domain/views.ts'

/** A view as its rows give it, for the first sight of a page; the live document takes over from there. */
export async function renderCards(db: PaceDb, view: View, now: Date = new Date()): Promise<Card[]> {
  const { records } = await readViewRecords(db, view, now)
  return records.flatMap((record) => cardIn(view, record, now) ?? [])
}
