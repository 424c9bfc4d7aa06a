import { toPlain } from '../text/plain-text.ts'
import type { Habits } from './habits.ts'
import { readNumber } from './number.ts'
import { type Reading, understood, unread } from './reading.ts'

const SQFT_PER_SQM = 10.763_91
const FEET = /(?<!\s)\s*(?:sq(?:uare)?\.?\s*f(?:ee|oo)?t\.?|sft|sqft|ft2|قدم(?: مربع(?:ة|ه)?)?)$/
const METRES = /(?<!\s)\s*(?:sq(?:uare)?\.?\s*m(?:et(?:er|re)s?|t?rs?)?\.?|sqm|m2|متر(?: مربع)?)$/
const formatter = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A size in whole square feet; square metres are converted, and both are shown. Without a unit it is in the house's own. */
export function readSize(text: string, { areaUnit }: Pick<Habits, 'areaUnit'>): Reading<number> {
  const plain = toPlain(text, 40)
  if (plain === null) return unread('sizeTooLong')
  const isSaid = METRES.test(plain) ? 'sqm' : FEET.test(plain) ? 'sqft' : null
  const inMetres = (isSaid ?? areaUnit) === 'sqm'
  const reading = readNumber(plain.replace(inMetres ? METRES : FEET, ''), {
    min: 1,
    max: 2_000_000,
    advice: 'size',
  })
  if (reading.kind === 'empty') return plain === '' ? reading : unread('size')
  if (reading.kind === 'unread') return reading
  const say = (value: number) => sizeOf(value, inMetres)
  if (reading.kind === 'understood') {
    const { value, shown } = say(reading.value)
    return understood(value, shown)
  }
  return { ...reading, choices: reading.choices.map(({ value }) => say(value)) }
}

function sizeOf(number: number, inMetres: boolean) {
  const value = Math.round(inMetres ? number * SQFT_PER_SQM : number)
  const metres = inMetres ? ` (${formatter.format(number)} m²)` : ''
  return { value, shown: `${formatter.format(value)} sq ft${metres}` }
}
