import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersIn, readAmount, scaleOf } from './spoken-amounts.ts'
import { COUNT, ORDINAL, readOrdinal, readSpokenNumber, SPELLED } from './spoken-numbers.ts'

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A number below a thousand as people spell it. */
function spell(value: number, and = ' and'): string {
  if (value < 20) return UNITS[value] ?? ''
  if (value < 100) {
    const [tens, unit] = [TENS[Math.floor(value / 10) - 2], value % 10]
    return unit ? `${tens}-${UNITS[unit]}` : `${tens}`
  }
  const rest = value % 100
  const hundreds = `${UNITS[Math.floor(value / 100)]} hundred`
  return rest ? `${hundreds}${and} ${spell(rest)}` : hundreds
}

test('every number below a thousand is read as it is spelled, with or without its “and”', () => {
  for (let value = 0; value < 1000; value += 1) {
    expect(readSpokenNumber(spell(value)), spell(value)).toBe(value)
    expect(readSpokenNumber(spell(value, '').replace('-', ' ')), spell(value)).toBe(value)
    if (value > 0) expect(spell(value)).toMatch(new RegExp(`^${SPELLED}$`))
  }
})

test.each([
  ['a hundred and twenty five', 125],
  ['hundred', 100],
  ['Twenty-Two', 22],
  ['1,250', 1250],
  ['7.5', 7.5],
  ['', null],
  ['twelve monkeys', null],
  ['seven point five', null],
])('“%s” says %s', (words, value) => {
  expect(readSpokenNumber(words)).toBe(value)
})

test('every day of a month is read as it is said and as it is written', () => {
  const said = (day: number) => {
    const first =
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
        ' ',
      )
    if (day < 20) return first[day - 1] ?? ''
    if (day === 20 || day === 30) return day === 20 ? 'twentieth' : 'thirtieth'
    return `${day < 30 ? 'twenty' : 'thirty'}-${first[(day % 10) - 1]}`
  }
  const end = (day: number) =>
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th'
  for (let day = 1; day <= 31; day += 1) {
    for (const words of [said(day), said(day).replace('-', ' '), `${day}${end(day)}`]) {
      expect(readOrdinal(words), words).toBe(day)
      expect(words).toMatch(new RegExp(`^${ORDINAL}$`))
    }
  }
})

test.each(['', 'one', '3', '100th', 'twenty-tenth', 'sixtyish', 'first second'])(
  '“%s” is no ordinal',
  (words) => expect(readOrdinal(words)).toBeNull(),
)

test('a count is one to twelve, in digits or words', () => {
  const pattern = new RegExp(`^${COUNT}$`)
  for (let count = 1; count <= 12; count += 1) {
    expect(String(count)).toMatch(pattern)
    expect(spell(count)).toMatch(pattern)
  }
  for (const word of ['0', '13', 'zero', 'thirteen', '1two']) expect(word).not.toMatch(pattern)
})

test.each([
  ['half a', 0.5],
  ['a', 1],
  ['two and a half', 2.5],
  ['one seventy', 170],
  ['two point five', 2.5],
  ['one point oh five', 1.05],
  ['1,250', 1250],
  ['1 250', 1250],
  ['seven hundred', 700],
])('the amount “%s” is %s', (words, value) => {
  expect(readAmount(words)).toBe(value)
})

test('with a scale a dot before three digits is a decimal’s, without one it parts thousands', () => {
  expect(readAmount('1.250', true)).toBe(1.25)
  expect(readAmount('1.250')).toBe(1250)
})

test.each([
  ['k', 1e3],
  ['Thousand', 1e3],
  ['ألف', 1e3],
  ['lakhs', 1e5],
  ['million', 1e6],
  ['ملايين', 1e6],
  [undefined, null],
  ['', null],
])('the scale %s is %s', (word, factor) => {
  expect(scaleOf(word)).toBe(factor)
})

test.each([
  ['around one seventy k', [170_000]],
  ['two and a half million', [2_500_000]],
  ['half a million', [500_000]],
  ['a million and a half', [1_500_000]],
  ['between 80k and 95k', [80_000, 95_000]],
  ['1.25 million', [1_250_000]],
  ['3 lakh', [300_000]],
  ['٣ مليون', []],
  ['120,000 dirhams', [120_000]],
  ['nothing to say', []],
  ['flat A12', []],
])('“%s” says %j', (text, values) => {
  expect(numbersIn(text).map(({ value }) => value)).toEqual(values)
})

test('an amount in figures is read as what it says, with its scale', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('k', 'million'),
      (figure, scale) => {
        const factor = scale === 'k' ? 1e3 : 1e6
        expect(numbersIn(`about ${figure} ${scale} for it`)).toEqual([
          { value: figure * factor, isScaled: true },
        ])
        expect(
          numbersIn(`about ${spell(figure)} ${scale} for it`).map(({ value }) => value),
        ).toEqual([figure * factor])
      },
    ),
  )
})
