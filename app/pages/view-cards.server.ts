import type { PaceDb } from '#db/pace/client.ts'
import { readViewRecords } from '#db/pace/views/rows.ts'
import type { Actor } from '#domain/access/access.ts'
import { cardIn, type View } from '#domain/views/card-in.ts'
import type { Card } from '#domain/views/cards.ts'

/** A view as its rows give it to this reader, for the first sight of a page; the live documents take over from there. */
export async function renderCards(
  db: PaceDb,
  view: View,
  { actor, zone, now = new Date() }: { actor: Actor; zone: string; now?: Date },
): Promise<Card[]> {
  const { records } = await readViewRecords(db, view, { now, zone })
  return records.flatMap((record) => cardIn(view, record, { now, zone }, actor) ?? [])
}
