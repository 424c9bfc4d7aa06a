import { expect, test } from 'vitest'
import { DUBAI } from '../../testing/dubai-places.ts'
import { BEGINNING } from '../dialogue/dialogue.ts'
import { inEnglish } from '../passages/in-english.ts'
import { findDays } from './find-dates.ts'

/** A Wednesday. */
const STARTED_AT = '2026-11-25T08:00:00.000Z'

function daysIn(spoken: string): string[] {
  const { text } = inEnglish({ text: spoken, start: 0 }, DUBAI)
  const dialogue = { ...BEGINNING, intent: 'bookViewing' as const, asked: ['moveDate' as const] }
  const said = { role: 'customer' as const, text, dialogue, places: DUBAI, startedAt: STARTED_AT }
  return findDays(said).days.map(({ date }) => date)
}

test.each([
  ['end of Jan', ['2027-01-31']],
  ['around mid February', ['2027-02-15']],
  ['in March', ['2027-03-01']],
  ['January the first', ['2027-01-01']],
  ['the first of the year', ['2027-01-01']],
  ['by the end of the year', ['2026-12-31']],
  ['in three weeks’ time', ['2026-12-16']],
  ['two weeks from now', ['2026-12-09']],
  ['in a fortnight', ['2026-12-09']],
  ['after two months', ['2027-01-25']],
  ['this afternoon', ['2026-11-25']],
  ['in the evening tomorrow', ['2026-11-26']],
  ['the eleventh or twelfth', ['2026-12-11', '2026-12-12']],
  ['Saturday nineteenth December', ['2026-12-19']],
  ['the second at noon', ['2026-12-02']],
  ['Monday week', ['2026-12-07']],
  ['we would move on the 30th of February', []],
  ['أول آب', ['2027-08-01']],
  ['نص شهر اثنين', ['2027-02-15']],
  ['اخر يناير', ['2027-01-31']],
  ['بعد شهرين', ['2027-01-25']],
  ['خلال اسبوعين', ['2026-12-09']],
  ['راس السنة', ['2027-01-01']],
  ['بأقرب وقت', ['2026-11-25']],
])('“%s” is %j', (text, dates) => {
  expect(daysIn(text)).toEqual(dates)
})
