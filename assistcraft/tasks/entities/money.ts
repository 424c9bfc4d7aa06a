import type { Money } from '#domain/call/annotation.ts'
import { type Entity, entity, type Said } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'
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
  String.raw`(?:(?<prefix>${CURRENCY})\s?)?(?<![\w.,-])(?<amount>${AMOUNT})(?:\s?(?<scale>${SCALE}))?(?<half> and a half\b)?(?:\s(?<tenths>one|two|three|four|five|six|seven|eight|nine)(?: hundred(?: thousand)?)?(?=\s*(?:[.,?!;]|$)))?(?:\s{0,2}(?:to|and|-|–|or)\s{0,2}(?:(?<prefix2>${CURRENCY})\s?)?(?<amount2>${AMOUNT})(?:\s?(?<scale2>${SCALE}))?)?${SUFFIX}${PERIOD}`,
  'giu',
)

const MONEY_WORD =
  /\b(?:budget|rent(?:ed|s)?|price|priced|pay|paying|spend|afford|asking|costs?|monthly|offer(?:ing)?|worth|stretch|go up to|come down to|deposit|fee|for)\b[^.?!]{0,40}$/i
const STRONG_MONEY_WORD =
  /\b(?:budget|rent(?:ed|s)?|price|asking|offer(?:ing)?|come down to|rent per month)\b[^.?!]{0,28}$/i
const NOT_MONEY =
  /^\s?(?:(?:per|a|each) (?:sq|square)|%|percent|sq|square|feet|foot|ft|met(?:re|er)s?|m2|minutes?|hours?|days?|weeks?|months?|years?|bed|bath|b(?:hk|r)\b|rooms?|people|cheques?|floors?|units?|parking|cars?|am\b|pm\b|o'clock|:\d|\/\d|[-.]?\d|st\b|nd\b|rd\b|th\b)/i
/** Charges that say nothing about what the customer wants to pay. */
const CHARGE = /\b(?:service charge|deposit|fee|commission|pre-?approval)\b[^.?!]{0,40}$/i
const RENT_WORD = /\b(?:rent(?:ed|s|al)?|lease|tenan\w+)\b/i
const BUDGET_WORD = /\b(?:budget|up to|at most|maximum|max|spend|afford)\b/i

/** "Between two hundred and two twenty" has two ends and not two hundred and two. */
const BETWEEN = new RegExp(
  String.raw`\b((?:between|from) (?:[a-z]+ )?hundred) and (?=(?:one|two|three|four|five|six|seven|eight|nine) (?:hundred|[a-z]+t(?:y|een)|ten|eleven|twelve)\b)`,
  'gi',
)

/** Nothing is counted by the number. */
const ENDS_THERE =
  /^\s*(?:$|[.,?!;]|(?:max(?:imum)?|at (?:the )?most|or so|or less|if|including|with|in|i|we|is|would|for|per|a year|and|or|to|please|but|then|now)\b)/i
const OF_A_BUDGET =
  /\bbudget\b[^.?!,]{0,30}\s(?:is|was|of|around|about|be)\s$|\b(?:could|can|would|will|might) (?:do|go(?: up)? to|stretch to|pay|manage)(?: around| about| maybe)?\s$|\bi said\s$|\b(?:budget|max(?:imum)?|up to|at (?:the )?most|spend|afford|pay|offer(?:ing)?|if (?:they|he|she|the (?:owner|landlord)) (?:takes?|accepts?|agrees? (?:to|on)))\b(?:\s(?:is|of|to|it|a|around|about|maybe|like|be|at))*\s$/i

/** What somebody earns is not what he spends. */
const EARNED = /\b(?:earn|earning|salary|income|(?:i|we|he|she) makes?|bonus)\b[^.?!,]{0,30}$/i

type Figure = { money: Money; range: Range }

/** Money as it was said, in dirhams unless another currency is named. */
export function findMoney(said: Said): Entity[] {
  const text = said.text.replaceAll(BETWEEN, (words, low: string) =>
    `${low}  to  `.padEnd(words.length),
  )
  return [...text.matchAll(MONEY)].flatMap((match) => {
    const type = moneyType(said, match)
    if (!type) return []
    return figures(match, said).map(({ money, range }) => entity(type, range, money, 0.9))
  })
}

function moneyType(said: Said, match: RegExpExecArray): 'budget' | 'rent' | null {
  const before = said.text.slice(0, match.index)
  const after = said.text.slice(match.index + match[0].length)
  if (NOT_MONEY.test(after) || CHARGE.test(before) || !looksLikeMoney(said, match, before))
    return null
  const around = `${before.slice(-60)} ${match[0]} ${after.slice(0, 25)}`
  if (said.role !== 'agent') return customerType(said, before)
  if (BUDGET_WORD.test(before)) return 'budget'
  const { each, adverb } = partsOf(match)
  if (each || adverb) return 'rent'
  const rentable = (figures(match, said)[0]?.money.amount ?? 0) < 400_000
  return rentable || (RENT_WORD.test(around) && !/million/i.test(match[0])) ? 'rent' : null
}

function customerType(said: Said, before: string): 'budget' | 'rent' | null {
  if (EARNED.test(before)) return null
  if (ownsIt(said)) return RENT_WORD.test(said.text) ? 'rent' : null
  if (/\bthe rent\b[^.?!]*$/i.test(before)) return 'rent'
  return /\b(?:the|asking) price\b[^.?!]*$/i.test(before) ? null : 'budget'
}

/** A landlord's figure is a rent or a price, not what he wants to spend. */
function ownsIt({ dialogue, text }: Said): boolean {
  return (
    dialogue.intent === 'listProperty' ||
    dialogue.intent === 'valuation' ||
    /\bwas rented\b|\brented at\b/i.test(text)
  )
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
  const unsaid = unsaidScale(said, match)
  if (unsaid) return unsaid
  const before = said.text.slice(0, match.index)
  if (
    /^\d\.\d{1,2}$/.test(words) &&
    /\b(?:come down to|had|offer|pay|asking)\b[^.?!]{0,20}$/i.test(before)
  )
    return 1e6
  const thousands =
    /\d\s?(?:k|thousand)\b[^.?!]*\b(?:maybe|or|to|up to|do|pay|offer|only)\s$/i.test(before)
  return thousands && amount >= 20 && amount < 1000 ? 1e3 : null
}

/** Who is asked for a budget, or speaks of one, leaves the thousands out: "two fifty", "max one eighty", "two point two". */
function unsaidScale(said: Said, match: RegExpExecArray): number | null {
  const { amount = '', amount2, prefix, suffix, scale, scale2, each, adverb } = partsOf(match)
  if (prefix || suffix || scale || scale2) return null
  const value = readAmount(amount) ?? 0
  const after = said.text.slice(match.index + match[0].length)
  if (said.role === 'agent' || !ENDS_THERE.test(after)) return null
  const isYearly =
    /^(?:year|annum)$/i.test(each ?? '') || /^(?:yearly|annually|p\.?a\.?)$/i.test(adverb ?? '')
  const before = said.text.slice(Math.max(0, match.index - 40), match.index)
  const isBudget =
    said.dialogue.asked.includes('budget') ||
    /^[\s,]{0,3}(?:max(?:imum)?|at (?:the )?most|tops|or less)\b/i.test(after) ||
    OF_A_BUDGET.test(before) ||
    isYearly
  if (!isBudget) return null
  if (!Number.isInteger(value)) return value < 50 && /point|\./i.test(amount) ? 1e6 : null
  const smallest = Math.min(value, amount2 === undefined ? value : (readAmount(amount2) ?? 0))
  return smallest >= 20 && value < 1000 ? 1e3 : null
}

function isYear(value: number, before: string): boolean {
  return value >= 1990 && value <= 2100 && /\b(?:in|since|until|year|of)\s$/i.test(before)
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
    tenths,
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
  const more = tenths && ownScale === 1e6 ? (readAmount(tenths) ?? 0) / 10 : 0
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
  | 'tenths'
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
