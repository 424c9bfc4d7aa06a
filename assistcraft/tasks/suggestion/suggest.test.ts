import { expect, onTestFinished, test } from 'vitest'
import { readSuggestion, suggestionValue } from '#domain/call/suggestion.ts'
import { readLanguageBy } from '#words/catalogue/language.ts'
import { saySuggestion } from '#words/suggestions.ts'
import { hearLines, type Line } from '../../testing/heard-call.ts'
import { suggest } from './suggest.ts'

function suggested(lines: Line[], matches: Parameters<typeof suggest>[0]['matches'] = []) {
  return suggest({ heard: hearLines(...lines), matches })?.type ?? null
}

const OPENING: Line[] = [['agent', 'PACE Properties, this call is transcribed. How can I help?']]

test('nothing is suggested before there is a reason', () => {
  expect(suggested([])).toBeNull()
  expect(suggested([...OPENING, ['customer', 'Hello, I need a two bedroom flat.']])).toBeNull()
})

test('the notice is asked for once the agent has spoken twice without it', () => {
  expect(
    suggested([
      ['agent', 'Hello.'],
      ['customer', 'Hi.'],
      ['agent', 'How can I help?'],
    ]),
  ).toBe('recordingNotice')
})

test('a price that is called too high asks what would work', () => {
  expect(suggested([...OPENING, ['customer', 'That is too expensive.']])).toBe('answerPrice')
})

test('what has no likely reading is asked for', () => {
  expect(suggested([...OPENING, ['customer', 'We need two and a half bedrooms.']])).toBe(
    'clearDoubt',
  )
})

test('a viewing without a time asks for one, and with one for nothing', () => {
  expect(suggested([...OPENING, ['customer', 'I would like to book a viewing.']])).toBe(
    'fixViewing',
  )
  expect(
    suggested([
      ...OPENING,
      ['agent', 'There is no agency fee.'],
      ['customer', 'I would like to book a viewing on Friday at four pm.'],
    ]),
  ).toBeNull()
})

test('before a viewing is agreed the fee is named, and before one writes to somebody leave is asked', () => {
  const agreed: Line[] = [
    ...OPENING,
    ['customer', 'I would like to book a viewing on Friday at four pm.'],
  ]
  expect(suggested(agreed)).toBe('sayFees')
  const named: Line[] = [...agreed, ['agent', 'Our commission is five percent.']]
  expect(suggested([...named, ['customer', 'My number is 050 123 4567.']])).toBe('askConsent')
  expect(
    suggested([
      ...named,
      ['agent', 'May I send you the location?'],
      ['customer', 'Yes, my number is 050 123 4567.'],
    ]),
  ).toBeNull()
})

test('listings that fit are offered by name', () => {
  const match = {
    reference: 'P-20001',
    title: 'Two bedrooms in Marina Gate',
    price: 'AED 155,000 per year',
  }
  expect(
    suggested([...OPENING, ['customer', 'I need a two bedroom flat in Dubai Marina.']], [match]),
  ).toBe('offerMatches')
})

test('every suggestion is of high confidence and short', () => {
  const found = suggest({
    heard: hearLines(...OPENING, ['customer', 'It is unacceptable, I am angry.']),
    matches: [],
  })
  expect(found?.confidence).toBeGreaterThanOrEqual(0.8)
  expect(found?.text.length).toBeLessThan(80)
})

test('a suggestion is English in the mark, and each reader’s language on the page', () => {
  const made = suggest({
    heard: hearLines(...OPENING, ['customer', 'That is too expensive.']),
    matches: [],
  })
  if (!made) throw new Error('nothing is suggested')
  const stored = readSuggestion({
    value: suggestionValue(made, '2026-11-23T08:00:00Z'),
    at: '2026-11-23T08:00:00Z',
  })
  if (!stored) throw new Error('it cannot be read')
  expect(saySuggestion(made.type, stored).text).toBe(
    'Ask what would make it work: the amount or the cheques?',
  )
  readLanguageBy(() => 'ar')
  onTestFinished(() => readLanguageBy(() => undefined))
  expect(saySuggestion(made.type, stored).text).toBe('اسأل عما يناسبه: المبلغ أم عدد الشيكات؟')
  const worded = { ...stored, text: 'Ask about the view', detail: null, gaps: null }
  expect(saySuggestion('askView', worded)).toEqual({ text: 'Ask about the view', detail: null })
})
