import { cardIn } from '#domain/view-cards.ts'
import type { Card } from '#domain/views.ts'
import type { PaceDb } from './client.ts'
import { readViewRecords } from './view-rows.ts'

type Whose = { personId: string; teamId: string | null }

/** The cards that a person's live desk holds now: the page shows these until the desk itself has come. */
export async function listDeskCards(db: PaceDb, whose: Whose, now: string): Promise<Card[]> {
  const view = { kind: 'desk', ...whose } as const
  const at = new Date(now)
  const { records } = await readViewRecords(db, view, at)
  return records.flatMap((record) => cardIn(view, record, at) ?? [])
}
