import { isLikeNamed } from '../../dialogue/amounts.ts'
import type { Said } from '../../findings/finding.ts'
import { type Range, rangeOf } from '../../findings/range.ts'
import { AMOUNT, readAmount, SCALE, scaleOf } from '#domain/spoken/spoken-amounts.ts'

/** What a number may say. */
export const NUMBER_ROLES = [
  'none',
  'bedrooms',
  'bathrooms',
  'cheques',
  'parking',
  'budget',
  'rent',
  'viewingTime',
] as const
export type NumberRole = (typeof NUMBER_ROLES)[number]

/** A number as it was said: what it says before any scale, and its scale where one was said. */
export type Mention = { range: Range; value: number; scale: number | null; words: string }

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d.,:/-])(${AMOUNT})(?:\s?(${SCALE}))?( and (?:a )?half\b)?(?![\p{L}]|[\d:/%]|[.,]\d)`,
  'giu',
)
/** Nobody counts so much in one breath; a telephone number is no row of counts. */
const MOST_MENTIONS = 24
const MOST_COUNT = 12

export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(NUMBER)].slice(0, MOST_MENTIONS).flatMap((match) => {
    const [words, amount = '', scaleWord, half] = match
    const scale = scaleOf(scaleWord)
    const value = readAmount(amount, scale !== null)
    if (value === null) return []
    const more = half && scale !== null ? 0.5 : 0
    return [{ range: rangeOf(match), value: value + more, scale, words: words.toLowerCase() }]
  })
}

/** What the number says in a role; null where it cannot say that. */
export function valueAs(
  { dialogue: { amounts } }: Pick<Said, 'dialogue'>,
  { value, scale }: Mention,
  role: NumberRole,
): number | string | null {
  if (role === 'none') return null
  if (role === 'viewingTime') return scale === null ? clockOf(value) : null
  if (role === 'budget' || role === 'rent') {
    if (scale !== null) return value * scale
    if (value >= 1000) return value
    const last = amounts.at(-1)
    const isOfMillions = last !== undefined && last.amount >= 7e5 && value < 100
    if (isOfMillions && isLikeNamed([last], value * 1e6)) return value * 1e6
    if (value < 20) return Number.isInteger(value) ? null : value * 1e6
    return value * 1e3
  }
  return scale === null && Number.isInteger(value) && value >= 1 && value <= MOST_COUNT
    ? value
    : null
}

/** "Five" in the afternoon, "two thirty": hours at which people look at homes. */
function clockOf(value: number): string | null {
  const [hour, minute] = value < 24 ? [value, 0] : [Math.floor(value / 100), value % 100]
  const isHour = Number.isInteger(value) && hour >= 1 && hour <= 21
  if (!isHour || minute >= 60 || minute % 5 !== 0 || (value >= 24 && (hour > 12 || minute === 0)))
    return null
  const byDay = hour < 8 ? hour + 12 : hour
  return `${String(byDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
