import { expect, test } from 'vitest'
import { countSteps } from '#tests/support/count-steps.ts'
import { isBorneOut } from '#domain/evidence/is-borne-out.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import { DUBAI } from '../testing/dubai-places.ts'
import { CALL_START, segmentsOf } from '../testing/heard-call.ts'
import { hostileTexts } from '../testing/hostile-texts.ts'
import { analyseSegment } from './analyse-segment.ts'
import { BEGINNING, type Dialogue } from './dialogue/dialogue.ts'
import { QUESTIONS } from './dialogue/questions.ts'
import { areaKeys } from './findings/gazetteer.ts'
import type { Heard } from './findings/heard.ts'
import { passagesOf } from './passages/passages.ts'
import { proposeFields } from './proposals/propose-fields.ts'
import { suggest } from './suggestion/suggest.ts'
import { holdToCall } from './summary/check-summary.ts'
import { summarise } from './summary/summarise.ts'

/** What a segment costs at the most, whatever is in it: some 0.01 ms for each character. */
const MOST_PER_CHARACTER = 6000
/** Counting is some ten seconds of work, whatever else the machine does meanwhile. */
const PATIENCE_MS = 600_000
const ASKED: Dialogue = { ...BEGINNING, asked: QUESTIONS, intent: 'bookViewing' }

/** Everything that is done with a segment's words until the call's summary stands. */
function readWhole(role: PartyRole, text: string): void {
  const said = { role, text, dialogue: ASKED, places: DUBAI, startedAt: CALL_START }
  const { dialogue, ...found } = analyseSegment(said)
  const heard: Heard[] = segmentsOf([[role, text]]).map((segment) => ({
    segment,
    before: ASKED,
    ...found,
    after: dialogue,
  }))
  const wishes = proposeFields(heard, { areaKeys: areaKeys(DUBAI), currency: 'AED', lead: {} })
  suggest({ heard, matches: [] })
  summarise({ heard, wishes, callerName: null, areaName: (key) => key, house: DUBAI.house })
}

function stepsFor(length: number, roles: PartyRole[]): [name: string, steps: number][] {
  return hostileTexts(length).flatMap(([name, text]) =>
    roles.map((role): [string, number] => [
      `${name}, ${role}`,
      countSteps(() => readWhole(role, text)).total,
    ]),
  )
}

test.each([44, 320])(
  'no words of %d letters cost more than their length allows',
  { timeout: PATIENCE_MS },
  (length) => {
    for (const [name, steps] of stepsFor(length, ['customer', 'agent']))
      expect(steps / length, name).toBeLessThan(MOST_PER_CHARACTER)
  },
)

test('twice as many words cost twice as much, whatever they are', { timeout: PATIENCE_MS }, () => {
  const once = new Map(stepsFor(640, ['customer']))
  for (const [name, steps] of stepsFor(1280, ['customer'])) {
    expect(steps, name).toBeLessThan(2.3 * (once.get(name) ?? 0) + 50_000)
    expect(steps / 1280, name).toBeLessThan(MOST_PER_CHARACTER)
  }
})

test(
  'evidence for a value is looked for in time that is linear in the words',
  { timeout: PATIENCE_MS },
  () => {
    const values = {
      name: 'Daniel Weber',
      phone: '+971501234567',
      email: 'd@weber.example',
      areas: ['jvc'],
      bedrooms: 2,
      budgetMax: 160_000,
      moveDate: '2027-01-25',
      pets: true,
      furnishing: 'unfurnished',
    }
    const areas = [{ key: 'jvc', name: 'JVC', nameAr: null, aliases: [] }]
    const draft = { outcome: 'x', requirements: [], agreed: [], concerns: [], nextSteps: [] }
    const stepsOf = (quote: string) =>
      countSteps(() => {
        for (const [field, value] of Object.entries(values))
          isBorneOut(field, value, { quote, today: '2026-11-23', areas, known: [], ...DUBAI.house })
        holdToCall({ ...draft, outcome: quote.slice(0, 400) }, { draft, words: [quote] })
      }).total
    const once = new Map(hostileTexts(300))
    for (const [name, text] of hostileTexts(600))
      expect(stepsOf(text), name).toBeLessThan(2.3 * stepsOf(once.get(name) ?? '') + 50_000)
  },
)

test('a word that nobody says costs next to nothing', () => {
  for (const word of ['a'.repeat(10_000), 'م'.repeat(10_000), '1'.repeat(10_000)])
    expect(countSteps(() => readWhole('customer', `${word} thanks`)).total).toBeLessThan(300_000)
})

test('past its length a segment is not read', () => {
  const late = `${'word '.repeat(1000)}call 050 123 4567`
  const text = passagesOf(late).map((passage) => passage.text)
  expect(text.join(' ').length).toBeLessThanOrEqual(4000)
})

test('a segment is read in passages that end where sentences do, and none of its words is lost', () => {
  const sentences = Array.from({ length: 20 }, (_, n) => `We looked at home number ${n} today.`)
  const passages = passagesOf(sentences.join(' '))
  expect(passages.length).toBeGreaterThan(1)
  for (const { text } of passages) {
    expect(text).toMatch(/^We .*\.$/)
    expect(text.length).toBeLessThanOrEqual(320)
  }
  expect(passages.map(({ text }) => text).join(' ')).toBe(sentences.join(' '))
})

test('what is found in a later passage stands where it was said, and there is one feeling and one intent', () => {
  const text = `${'That is how it went with the other one. '.repeat(12)}I need two bedrooms in JVC.`
  const { entities, findings } = analyseSegment({
    role: 'customer',
    text,
    dialogue: BEGINNING,
    places: DUBAI,
    startedAt: CALL_START,
  })
  expect(entities.map(({ range, type }) => [type, text.slice(range.start, range.end)])).toEqual([
    ['bedrooms', 'two bedrooms'],
    ['area', 'JVC'],
  ])
  const whole = findings.filter(({ range }) => range === null).map(({ kind }) => kind)
  expect(whole).toEqual(['intent', 'sentiment'])
  const intents = findings.filter(({ kind, range }) => kind === 'intent' && range === null)
  expect(intents.map(({ type }) => type)).toEqual(['findHome'])
})
