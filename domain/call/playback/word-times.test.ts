import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskSensitive } from '../masking/sensitive.ts'
import { placeWords, timesOfLine, wordAt } from './word-times.ts'

/** Each word of a text, half a second long. */
function spoken(text: string) {
  return [...text.matchAll(/\S+/g)].map(([word], at) => {
    return { text: word, beginMs: at * 500, endMs: at * 500 + 400 }
  })
}

/** What is lit at each half second. */
function lit(text: string, told: { times: unknown; fed: unknown }, endMs = 10_000) {
  const times = timesOfLine({ text, beginMs: 0, endMs }, told)
  return times.words.map(({ beginMs }) => {
    const word = wordAt(times, beginMs)
    return word && text.slice(word.start, word.end)
  })
}

test.each(['Two beds in the Marina, please', 'غرفتين في المارينا من فضلك', '👋🏽 hello 👋🏽 again'])(
  'each word of “%s” is lit when it is spoken',
  (text) => {
    const times = placeWords(text, spoken(text), [])
    expect(lit(text, { times, fed: text })).toEqual(text.split(' '))
    expect(timesOfLine({ text, beginMs: 0, endMs: 9 }, { times, fed: text }).isGuess).toBe(false)
  },
)

test('what is hidden is one word, from its first to its last, and what follows keeps its place', () => {
  const said = 'my card is 4111 1111 1111 1111 and my name is Olga'
  const { text, spans } = maskSensitive(said)
  const times = placeWords(said, spoken(said), spans)
  expect(lit(text, { times, fed: text })).toEqual(text.split(' '))
  const { words } = timesOfLine({ text, beginMs: 0, endMs: 0 }, { times, fed: text })
  expect(words[3]).toMatchObject({ beginMs: 1500, endMs: 3400 })
})

test('whatever is said and hidden, every place lies in what is shown, one after the other', () => {
  const words = fc.array(
    fc.constantFrom('my', 'card', '4111', '1111', 'IBAN', 'AE070331234567890123456', 'لا', '👍'),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(words, (list) => {
      const said = list.join(' ')
      const { text, spans } = maskSensitive(said)
      const times = placeWords(said, spoken(said), spans)
      const placed = timesOfLine({ text, beginMs: 0, endMs: 0 }, { times, fed: text }).words
      let last = 0
      for (const { start, end } of placed) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      const covered = placed.map(({ start, end }) => text.slice(start, end)).join('')
      expect(covered).toBe(text.replaceAll(' ', ''))
    }),
  )
})

test('a word that was put right is lit in the place of what was heard', () => {
  const fed = 'two beds in the arena please'
  const times = placeWords(fed, spoken(fed), [])
  expect(lit('two beds in the Marina please', { times, fed })).toEqual(
    'two beds in the Marina please'.split(' '),
  )
  expect(lit('beds in the arena, if I may, please', { times, fed })).toContain('please')
  expect(lit('', { times, fed })).toEqual([])
})

test('without times of words they are a guess, and without a time of the line there is none', () => {
  const line = { text: 'a bb cccc', beginMs: 1000, endMs: 8000 }
  const { words, isGuess } = timesOfLine(line, { times: undefined, fed: undefined })
  expect(isGuess).toBe(true)
  expect(words.map(({ beginMs }) => beginMs)).toEqual([1000, 2000, 4000])
  expect(wordAt({ words, isGuess }, 500)).toBeNull()
  expect(timesOfLine({ ...line, endMs: 1000 }, { times: null, fed: null }).words).toEqual([])
})

test('what a document holds in their place is no times', () => {
  for (const times of ['x', [1, 'two', 3, 4], { 0: 1 }, Array.from({ length: 90_000 }, () => 1)])
    expect(timesOfLine({ text: 'a b', beginMs: 0, endMs: 2 }, { times, fed: 'a b' }).isGuess).toBe(
      true,
    )
})

test('words that are not in the text, or have no time, are left out', () => {
  const words = [
    { text: 'two', beginMs: 0, endMs: 10 },
    { text: 'lies', beginMs: 10, endMs: 20 },
    { text: 'beds', beginMs: Number.NaN, endMs: 30 },
    { text: '', beginMs: 30, endMs: 40 },
    { text: 'please', beginMs: 40, endMs: 30 },
  ]
  expect(placeWords('two beds please', words, [])).toEqual([0, 3, 0, 10, 9, 15, 40, 40])
  expect(placeWords('two beds', [], [])).toBeNull()
})
