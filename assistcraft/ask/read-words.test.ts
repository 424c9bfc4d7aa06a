import { expect, test } from 'vitest'
import { closeWords } from './words/one-slip.ts'
import { planLocally } from './local-planner.ts'
import { indexNames } from './words/names.ts'
import { lexiconOf, readWords } from './read-words.ts'
import type { Vocabulary } from './words/vocabulary.ts'
import { toWords, type Word } from './words/words.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_SOURCES, SOME_TYPES } from '#domain/testing/reference.ts'

const TODAY = '2026-11-23'
const LISTS = {
  source: [...SOME_SOURCES],
  propertyType: [...SOME_TYPES],
  lostReason: [],
  callChecklist: [],
}
const NOBODY: Vocabulary = { areas: [], people: [], teams: [], lists: LISTS }
const NAMES = indexNames({
  lists: LISTS,
  areas: [{ key: 'dubai-marina', name: 'Dubai Marina', aliases: ['Marina', 'دبي مارينا'] }],
  people: [
    { id: 'omar', name: 'Omar Khan' },
    { id: 'layla', name: 'Layla Khan' },
    { id: 'shane', name: 'Shane O’Brien' },
    { id: 'will', name: 'Will Rose' },
    { id: 'may', name: 'May Aoun' },
    { id: 'lucia', name: 'Lucía Gómez' },
  ],
  teams: [{ id: 'coast', name: 'Marina & Palm' }],
})

const KNOWN = { names: NAMES, lexicon: lexiconOf(LISTS), today: TODAY, currency: 'AED' }

function kinds(question: string): string[] {
  return readWords(toWords(question), KNOWN).items.map(({ meaning }) => meaning.kind)
}

test('every word of a question is in exactly one item', () => {
  const question = 'How many hot leads does Omar have in Dubai Marina since 1 March, please?'
  const { items } = readWords(toWords(question), KNOWN)
  expect(items.reduce((sum, { length }) => sum + length, 0)).toBe(toWords(question).length)
})

test.each([
  ['O’Brien', 'name'],
  ["O'Brien's", 'name'],
  ['Lucia Gomez', 'name'],
  ['دبي مارينا', 'name'],
  ['\u200fدبي\u00a0مارينا\u200e', 'name'],
  ['Khan', 'doubt'],
  ['Marina & Palm team', 'name'],
  ['Marina & Palm', 'doubt'],
  ['Marina and Palm', 'doubt'],
  ['٢ bedrooms', 'bedrooms'],
  ['２ bedrooms', 'bedrooms'],
  ['AED ۱۲۰ k', 'amount'],
  ['under 120.000', 'doubt'],
  ['under $ 100k', 'doubt'],
  ['90k-120k', 'amount'],
  ['walk-in', 'value'],
  ['zzqx', 'unknown'],
])('“%s” is a %s', (question, kind) => {
  expect(kinds(question)).toEqual([kind])
})

test('a name that is an everyday word is one where it is written like a name', () => {
  expect(kinds('leads of Rose')).toEqual(['subject', 'filler', 'name'])
  expect(kinds('leads of Will')).toEqual(['subject', 'filler', 'name'])
})

test('[Q4] a name that is a month as well is asked about', () => {
  expect(kinds('leads of May Aoun')).toEqual(['subject', 'filler', 'name'])
  expect(kinds('May')).toEqual(['doubt'])
  expect(kinds('leads in May')).toEqual(['subject', 'time'])
})

test('[Q3] a slip of the pen is mended and told; into a word that says nothing it never is', () => {
  const mended = readWords(toWords('opne leads by agnet in Marnia'), KNOWN)
  expect(mended.notes).toEqual([
    '“opne” was read as “open”.',
    '“agnet” was read as “agent”.',
    '“Marnia” was read as “marina”.',
  ])
  expect(kinds('where three')).toEqual(['unknown', 'number'])
})

/** The words with a count of how often any of them is looked at. */
function counted(words: readonly Word[]) {
  const looks = { count: 0 }
  const spy = new Proxy(words, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks.count += 1
      return Reflect.get(target, key, receiver) as unknown
    },
  })
  return { spy, looks }
}

test.each([
  ['last ', 80],
  ['between 1 and ', 20],
  ['the first half of ', 20],
  ['from 1 to ', 25],
  ['more than 1 ', 25],
  ['under AED 1 k per ', 16],
  ['dubai ', 80],
  ['not ', 80],
  ['leads ', 80],
])('[Q10] twice as many words “%s” are twice the work', (part, most) => {
  const looksAt = (times: number) => {
    const { spy, looks } = counted(toWords(part.repeat(times)))
    readWords(spy, KNOWN)
    return looks.count
  }
  expect(looksAt(most)).toBeLessThan(looksAt(most / 2) * 2.2)
})

test('[Q10] strange words are compared with every known word once, and only the first few of them', () => {
  const compared = { count: 0 }
  const known = Array.from({ length: 1000 }, (_, index) => `word${index}`)
  closeWords('a'.repeat(500), known, compared)
  expect(compared.count).toBe(known.length)
})

test.each([
  ['one word of 500 letters', 'a'.repeat(500)],
  ['many words', 'a '.repeat(250)],
  ['quotation marks', '“”’‘'.repeat(120)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(40)],
  ['a lone surrogate', 'leads \ud83d by \udc00 stage'],
  ['NUL', 'leads by\u0000stage'],
  ['direction marks', '\u202e\u2066leads\u2069'],
  ['combining marks', `le${'\u0301'.repeat(400)}ads`],
  ['numbers', '1,'.repeat(250)],
  ['more than a question may be', 'x'.repeat(501)],
])('%s are answered with a sentence', (_what, question) => {
  const request = { question, vocabulary: NOBODY, house: SOME_HOUSE, now: '2026-11-23T08:00:00Z' }
  const reply = planLocally(request, null)
  expect(Object.keys(reply)).toHaveLength(1)
})
