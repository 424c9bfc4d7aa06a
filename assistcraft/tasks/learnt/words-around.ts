import { wordsOf } from '../findings/words.ts'
import type { Range } from '../findings/range.ts'

const NUMBER =
  /^(?:\d+|zero|oh|double|triple|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred)$/
const DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight)$/
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/
const NEAR = 3
const FAR = 8

/** The words of a passage, ready to be looked at around each of many places. */
export function readAround(text: string): (range: Range, role: string) => string[] {
  const words = wordsOf(text).map((word) => ({ ...word, plain: plainOf(word.text) }))
  const marks = [...text.matchAll(/[.?!;,](?=\s|$)/g)].map(({ index, 0: mark }) => ({
    index,
    mark,
  }))
  return ({ start, end }, role) => {
    const first = words.findIndex((word) => word.end > start)
    const at = first < 0 ? words.length : first
    const next = words.findIndex((word) => word.start >= end)
    const before = words.slice(Math.max(0, at - FAR), at).toReversed()
    const after = next < 0 ? [] : words.slice(next, next + FAR)
    const markBefore = marks.findLast(
      ({ index }) => index < start && index >= (before[0]?.end ?? 0),
    )
    const markAfter = marks.find(
      ({ index }) => index >= end && index < (after[0]?.start ?? Infinity),
    )
    const sentence = {
      from: marks.findLast(({ index, mark }) => index < start && mark !== ',')?.index ?? -1,
      to: marks.find(({ index, mark }) => index >= end && mark !== ',')?.index ?? Infinity,
    }
    const inside = ({ start: from, end: to }: Range) => from > sentence.from && to <= sentence.to
    const near = (list: typeof words, side: string) =>
      list
        .slice(0, NEAR)
        .flatMap(({ plain }, index) => [`${side}${index}:${plain}`, `${side}~:${plain}`])
    return [
      ...near(before, 'b'),
      ...near(after, 'a'),
      `b:${before[1]?.plain ?? '^'}_${before[0]?.plain ?? '^'}`,
      `a:${after[0]?.plain ?? '$'}_${after[1]?.plain ?? '$'}`,
      `ba:${before[0]?.plain ?? '^'}_${after[0]?.plain ?? '$'}`,
      ...before.filter(inside).map(({ plain }) => `sb:${plain}`),
      ...after.filter(inside).map(({ plain }) => `sa:${plain}`),
      `mb:${markBefore?.mark ?? (before.length === 0 ? '^' : '-')}`,
      `ma:${markAfter?.mark ?? (after.length === 0 ? '$' : '-')}`,
      `mm:${markBefore?.mark ?? (before.length === 0 ? '^' : '-')}${markAfter?.mark ?? (after.length === 0 ? '$' : '-')}`,
      ...before.filter(inside).map(({ plain }) => `${role}:s:${plain}`),
    ]
  }
}

/** Words that count or name the same. */
const ALIKE: readonly [kind: string, words: RegExp][] = [
  ['#', NUMBER],
  ['@day', DAY],
  ['@month', MONTH],
  ['@bed', /^(?:bed(?:room)?s?|bhks?|brs?|b\/?r)$/],
  ['@bath', /^(?:bath(?:room)?s?|washrooms?|toilets?|restrooms?|wcs?)$/],
  ['@cheque', /^(?:cheques?|checks?|chqs?|payments?|instal?lments?)$/],
  ['@parking', /^(?:parkings?|garages?|carparks?)$/],
  ['@space', /^(?:spaces?|spots?|bays?|slots?)$/],
  [
    '@home',
    /^(?:flats?|apartments?|villas?|townhouses?|penthouses?|units?|houses?|places?|homes?|offices?)$/,
  ],
  ['@most', /^(?:max(?:imum)?|most|tops|limit|ceiling|cap)$/],
  ['@money', /^(?:dirhams?|aed|dhs?|thousand|k|grand)$/],
]

function plainOf(word: string): string {
  return ALIKE.find(([, words]) => words.test(word))?.[0] ?? stemOf(word)
}

function stemOf(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word
}
