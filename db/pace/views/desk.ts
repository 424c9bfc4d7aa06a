import { cardIn, type Moment } from '#domain/views/card-in.ts'
import type { Card } from '#domain/views/cards.ts'
import type { PaceDb } from '../client.ts'
import { readShownRecords } from './rows.ts'

type Whose = { personId: string; teamId: string | null }

/** The cards that a person's live desk holds now: the page shows these until the desk itself has come. */
export async function listDeskCards(db: PaceDb, whose: Whose, moment: Moment): Promise<Card[]> {
  const view = { kind: 'desk', ...whose } as const
  const records = await readShownRecords(db, view, moment)
  return records.flatMap((record) => cardIn(view, record, moment) ?? [])
}
