import type { Money } from '#domain/call/annotation.ts'
import { type Entity, entity, type Said } from '../../findings/finding.ts'
import { withAmounts } from '../../dialogue/amounts.ts'
import { overlaps, type Range } from '../../findings/range.ts'
import { moneyType } from './money-type.ts'
import { findPairs } from './price-pairs.ts'
import { unsaidScale } from './unsaid-scale.ts'
import { readSpokenNumber, SPELLED } from '#domain/spoken/spoken-numbers.ts'
import { AMOUNT, readAmount, SCALE, scaleOf } from '#domain/spoken/spoken-amounts.ts'

const CURRENCIES: [RegExp, string][] = [
  [/^(?:aed|dhs?|dirhams?|درهم|دراهم)$/i, 'AED'],
  [/^(?:\$|usd|dollars?|bucks)$/i, 'USD'],
  [/^(?:£|gbp|pounds?)$/i, 'GBP'],
  [/^(?:€|eur|euros?)$/i, 'EUR'],
]
const CURRENCY = String.raw`AED|Dhs?\.?|USD|\$|GBP|£|EUR|€`
const SUFFIX = String.raw`(?:\s?(?<suffix>(?:AED|dirhams?|dhs?|USD|dollars?|bucks|GBP|pounds?|EUR|euros?|درهم|دراهم)(?![\p{L}\d])|\$))?`
const PERIOD = String.raw`(?:\s?(?:(?:per|a|an|at|each|every|/)\s?(?<each>year|annum|quarter|month|week)|(?<adverb>yearly|annually|p\.?a\.?|monthly|pcm|weekly|quarterly))\b)?`
const MONEY = new RegExp(
  String.raw`(?:(?<prefix>${CURRENCY})\s?)?(?<![\w.,-])(?<amount>${AMOUNT})(?:\s?(?<scale>${SCALE}))?(?<half> and (?:a )?half\b)?(?:(?<=million|lakhs?|lacs?|crores?)(?: and)? (?<rest>${SPELLED})(?<restScale> thousand| k)?(?=\s*(?:[.,?!;]|$|(?:a|per) year|dirhams?|cash|only|is|for|with|okay|in|and|but|max\w*|or)))?(?:\s{0,2}(?:to|and|-|–|or)\s{0,2}(?:(?<prefix2>${CURRENCY})\s?)?(?<amount2>${AMOUNT})(?:\s?(?<scale2>${SCALE}))?)?${SUFFIX}${PERIOD}`,
  'giu',
)

const MONEY_WORD =
  /\b(?:budget|rent(?:ed|s)?|price|priced|pay|paying|spend|afford|asking|costs?|monthly|offer(?:ing)?|worth|stretch|go up to|come down to|deposit|fee|for)\b[^.?!]{0,40}$/i
const STRONG_MONEY_WORD =
  /\b(?:budget|rent(?:ed|s)?|price|asking|offer(?:ing)?|come down to|rent per month)\b[^.?!]{0,28}$/i
const NOT_MONEY =
  /^\s?(?:(?:per|a|each) (?:sq|square|foot|feet|ft)|%|percent|sq|square|feet|foot|ft|met(?:re|er)s?|m2|minutes?|hours?|days?|weeks?|months?|years?|bed|bath|b(?:hk|r)\b|rooms?|people|cheques?|floors?|units?|parkings?\b|staff|employees|persons?|kids|children|guests|years?|cars?|يوم|شهر|سن[ةه]|متر|قدم|دقيق|نفر|am\b|pm\b|o'clock|:\d|\/\d|[-.]?\d|st\b|nd\b|rd\b|th\b)/i
/** "Between two hundred and two twenty" has two ends and not two hundred and two. */
const BETWEEN = new RegExp(
  String.raw`\b((?:between|from) (?:[a-z]+ )?hundred) and (?=(?:one|two|three|four|five|six|seven|eight|nine) (?:hundred|[a-z]+t(?:y|een)|ten|eleven|twelve)\b)`,
  'gi',
)

/** "تلاتة ونص" is half past three, or of millions three and a half. */
const HALF_PAST = /\bhalf past (\d{1,2})\b/gi

/** "Since two thousand and twelve", "in twenty fourteen". */
const SPOKEN_YEAR =
  /\b(?<=\b(?:in|since|from|of|year|until|till|by|back in|purchased|bought|built) )(?:two thousand(?: and)? [a-z]+(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:nineteen|twenty) (?:ten|eleven|twelve|[a-z]+teen|(?:twenty|thirty|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))\b/gi

type Figure = { money: Money; range: Range }

/** Money as it was said, in dirhams unless another currency is named. */
export function findMoney(said: Said): Entity[] {
  const text = said.text
    .replaceAll(BETWEEN, (words, low: string) => `${low}  to  `.padEnd(words.length))
    .replaceAll(SPOKEN_YEAR, (words) => ' '.repeat(words.length))
    .replaceAll(HALF_PAST, (words, units: string) =>
      said.dialogue.asked.includes('budget') ? `${units}.5`.padEnd(words.length) : words,
    )
  let heard = said
  const found = [...text.matchAll(MONEY)].flatMap((match) => {
    const named = moneyIn(heard, match)
    heard = remembering(heard, named)
    return named
  })
  const pairs = findPairs(said).filter(
    (pair) => !found.some(({ range }) => overlaps(range, pair.range)),
  )
  return [...pairs, ...found]
}

function moneyIn(said: Said, match: RegExpExecArray): Entity[] {
  const before = said.text.slice(0, match.index)
  const after = said.text.slice(match.index + match[0].length)
  if (NOT_MONEY.test(after) || !looksLikeMoney(said, match, before)) return []
  const found = figures(match, said)
  const { each, adverb } = partsOf(match)
  const isPeriodic = (each ?? adverb) !== undefined
  const amount = found[0]?.money.amount ?? 0
  const type = moneyType(said, { before, words: match[0], after, amount, isPeriodic })
  return type ? found.map(({ money, range }) => entity(type, range, money, 0.9)) : []
}

/** "Fifty, fifty two": an amount of the same breath is one that the next may be like. */
function remembering(said: Said, named: readonly Entity[]): Said {
  if (named.length === 0) return said
  const amounts = withAmounts(said.dialogue.amounts, { role: said.role, text: '' }, named)
  return { ...said, dialogue: { ...said.dialogue, amounts } }
}

function looksLikeMoney(said: Said, match: RegExpExecArray, before: string): boolean {
  const { prefix, amount = '', scale, amount2 = '', scale2, suffix, each, adverb } = partsOf(match)
  if (prefix || suffix) return true
  if (/^\s(?!I\b)[A-Z]/.test(said.text.slice(match.index + match[0].length)) && !scale) return false
  if (scale || scale2) return true
  const value = readAmount(amount) ?? 0
  const large = Math.max(value, readAmount(amount2) ?? 0) >= 500 && /^\d/.test(amount)
  if (large && (STRONG_MONEY_WORD.test(before) || MONEY_WORD.test(before)))
    return !isYear(value, before)
  if (
    large &&
    (each || adverb || (said.dialogue.asked.includes('budget') && !isYear(value, before)))
  )
    return true
  return shorthand(said, match) !== null || isAskedRent(said, match, value)
}

/** "There's one in Bloom Towers, 105,000": an agent who names a home and a figure says its rent. */
function isAskedRent({ role, text }: Said, match: RegExpExecArray, value: number): boolean {
  return (
    role === 'agent' &&
    value >= 15_000 &&
    value < 400_000 &&
    /^(?:\d{2,3},\d{3}|\d{5,6})$/.test(match[0].trim()) &&
    !/\b(?:permit|number|no\.?|reference|ref|code|id)\s*(?:is\s*)?$/i.test(
      text.slice(0, match.index),
    )
  )
}

/** "2.25 I would sign", "maybe 240 if there's a pool": the scale was said a moment ago. */
function shorthand(said: Said, match: RegExpExecArray): number | null {
  const { amount: words = '' } = partsOf(match)
  const amount = Number(words)
  const before = said.text.slice(0, match.index)
  const { amount2, prefix, suffix, scale, scale2, each, adverb } = partsOf(match)
  const unsaid =
    prefix || suffix || scale || scale2
      ? null
      : unsaidScale(said, {
          before,
          after: said.text.slice(match.index + match[0].length),
          amount: words,
          amount2,
          isYearly:
            /^(?:year|annum)$/i.test(each ?? '') ||
            /^(?:yearly|annually|p\.?a\.?)$/i.test(adverb ?? ''),
        })
  if (unsaid) return unsaid
  if (
    /^\d\.\d{1,2}$/.test(words) &&
    /\b(?:come down to|had|offer|pay|asking)\b[^.?!]{0,20}$/i.test(before)
  )
    return 1e6
  const thousands =
    /\d\s?(?:k|thousand)\b[^.?!]*\b(?:maybe|or|to|up to|do|pay|offer|only)\s$/i.test(before)
  return thousands && amount >= 20 && amount < 1000 ? 1e3 : null
}

function isYear(value: number, before: string): boolean {
  return (
    value >= 1990 &&
    value <= 2100 &&
    (/\b(?:in|since|until|year|of)\s$/i.test(before) || !STRONG_MONEY_WORD.test(before))
  )
}

function figures(match: RegExpExecArray, said: Said): Figure[] {
  const {
    prefix,
    prefix2,
    suffix,
    amount = '',
    amount2,
    scale,
    scale2,
    half,
    rest,
    restScale,
    each,
    adverb,
  } = partsOf(match)
  const currency = currencyOf(prefix ?? prefix2 ?? suffix, said.places.house.currency)
  const period = periodOf(each ?? adverb) ?? statedPeriod(said, match)
  const start = match.index
  const end = start + match[0].trimEnd().length
  const money = (value: number): Money => ({
    amount: Math.round(value * 100) / 100,
    currency,
    period,
  })
  const ownScale = scaleOf(scale) ?? shorthand(said, match)
  const more = rest ? moreThan(readSpokenNumber(rest) ?? 0, ownScale ?? 1, restScale) : 0
  const value = (readAmount(amount, ownScale !== null) ?? 0) + (half ? 0.5 : 0) + more
  if (amount2 === undefined)
    return [{ money: money(value * (ownScale ?? 1)), range: { start, end } }]
  const lastScale = scaleOf(scale2) ?? (scale ? 1 : (ownScale ?? 1))
  const last = (readAmount(amount2, scale2 !== undefined) ?? 0) * lastScale
  const split = start + match[0].lastIndexOf(amount2)
  return [
    {
      money: money(value * (ownScale ?? lastScale)),
      range: { start, end: start + endOfFirst(match) },
    },
    { money: money(last), range: { start: split, end } },
  ]
}

/** "Two million five", "one lakh fifteen", "three million six hundred and fifty thousand": as a part of its scale. */
function moreThan(rest: number, scale: number, ownScale: string | undefined): number {
  if (ownScale || rest >= 100 || (scale === 1e5 && rest >= 5)) return (rest * 1e3) / scale
  return rest < 10 ? rest / 10 : 0
}

function endOfFirst(match: RegExpExecArray): number {
  const { prefix = '', amount = '', scale = '', half = '' } = partsOf(match)
  const end = match[0].indexOf(amount, prefix.length) + amount.length
  return scale ? match[0].indexOf(scale, end) + scale.length + half.length : end
}

type Part =
  | 'prefix'
  | 'amount'
  | 'scale'
  | 'half'
  | 'rest'
  | 'restScale'
  | 'prefix2'
  | 'amount2'
  | 'scale2'
  | 'suffix'
  | 'each'
  | 'adverb'

function partsOf(match: RegExpExecArray): Partial<Record<Part, string>> {
  return match.groups ?? {}
}

function currencyOf(word: string | undefined, own: string): string {
  const plain = word?.replace('.', '') ?? ''
  return CURRENCIES.find(([pattern]) => pattern.test(plain))?.[1] ?? own
}

function periodOf(word: string | undefined): Money['period'] {
  if (!word) return null
  if (/year|ann|^p\.?a/i.test(word)) return 'year'
  if (/quarter/i.test(word)) return 'quarter'
  return /month|pcm/i.test(word) ? 'month' : 'week'
}

/** "The rent per month is 4,850": the period stands before the amount. */
function statedPeriod({ text }: Said, match: RegExpExecArray): Money['period'] {
  const before = text.slice(Math.max(0, match.index - 40), match.index)
  const stated =
    /\b(?:(?:per|an?) (year|month|week)|(yearly|annual|monthly|weekly))\b[^.?!]*$/i.exec(before)
  return periodOf(stated?.[1] ?? stated?.[2])
}
