import { cardIn, type Moment } from '#domain/views/card-in.ts'
import type { Card } from '#domain/views/cards.ts'
import type { PaceDb } from '../client.ts'
import { readCallsAndViewings, readViewRecords } from './rows.ts'

type Whose = { personId: string; teamId: string | null }

/** The cards that a person's live desk holds now: the page shows these until the desk itself has come. */
export async function listDeskCards(db: PaceDb, whose: Whose, moment: Moment): Promise<Card[]> {
  const view = { kind: 'desk', ...whose } as const
  const { records } = await readViewRecords(db, view, moment)
  return records.flatMap((record) => cardIn(view, record, moment) ?? [])
}

/** Of these the calls that go on and the viewings of the days ahead alone: a bounded few, however much there is to do. */
export async function listCallsAndViewings(
  db: PaceDb,
  whose: Whose,
  moment: Moment,
): Promise<Card[]> {
  const view = { kind: 'desk', ...whose } as const
  const records = await readCallsAndViewings(db, view, moment)
  return records.flatMap((record) => cardIn(view, record, moment) ?? [])
}
