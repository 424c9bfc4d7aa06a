import type { Money } from '#domain/annotation.ts'
import { type Entity, entity, type Range, type Said } from '../finding.ts'
import { readNumber, SPELLED } from './numbers.ts'

const CURRENCIES: [RegExp, string][] = [
  [/^(?:aed|dhs?|dirhams?|درهم)$/i, 'AED'],
  [/^(?:\$|usd|dollars?|bucks)$/i, 'USD'],
  [/^(?:£|gbp|pounds?)$/i, 'GBP'],
  [/^(?:€|eur|euros?)$/i, 'EUR'],
]
const PREFIX = String.raw`(?:(AED|Dhs?\.?|USD|\$|GBP|£|EUR|€)\s?)?`
const SUFFIX = String.raw`(?:\s?((?:AED|dirhams?|dhs?|USD|dollars?|bucks|GBP|pounds?|EUR|euros?)\b|\$))?`
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const DECIMAL_WORDS = String.raw`${SPELLED} point (?:one|two|three|four|five|six|seven|eight|nine)(?: five)?`
const SCALE = String.raw`(?:\s?(k|thousand|grand|mn|mil|m|millions?|lakhs?)\b)?`
const AMOUNT = String.raw`(?:${FIGURE}|${DECIMAL_WORDS}|${SPELLED})`
const PERIOD = String.raw`(?:\s?(?:(?:per|a|an|at|each|every|/)\s?(year|annum|quarter|month|week)|(yearly|annually|p\.?a\.?|monthly|pcm|weekly|quarterly))\b)?`
const MONEY = new RegExp(
  String.raw`${PREFIX}(?<![\w.,-])(${AMOUNT})${SCALE}(?:\s?(?:to|and|-|–|or)\s?${PREFIX}(${AMOUNT})${SCALE})?${SUFFIX}${PERIOD}`,
  'gi',
)

const SCALES: Record<string, number> = { k: 1e3, thousand: 1e3, grand: 1e3, lakh: 1e5, lakhs: 1e5 }
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

type Figure = { money: Money; range: Range }

/** Money as it was said, in dirhams unless another currency is named. */
export function findMoney(said: Said): Entity[] {
  return [...said.text.matchAll(MONEY)].flatMap((match) => {
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
  if (match[8] || match[9]) return 'rent'
  const rentable = (figures(match, said)[0]?.money.amount ?? 0) < 400_000
  return rentable || (RENT_WORD.test(around) && !/million/i.test(match[0])) ? 'rent' : null
}

function customerType(said: Said, before: string): 'budget' | 'rent' | null {
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
  const [, prefix, amount = '', scale, , second, scaleOfSecond, suffix] = match
  if (prefix || suffix) return true
  if (/^\s(?!I\b)[A-Z]/.test(said.text.slice(match.index + match[0].length)) && !scale) return false
  const value = readNumber(pointed(amount)) ?? 0
  if (scale || scaleOfSecond) return true
  const large = Math.max(value, readNumber(second ?? '') ?? 0) >= 500 && /^\d/.test(amount)
  if (large && (STRONG_MONEY_WORD.test(before) || MONEY_WORD.test(before)))
    return !isYear(value, before)
  const hasPeriod = Boolean(match[8] ?? match[9])
  if (large && (hasPeriod || (said.dialogue.asked.includes('budget') && !isYear(value, before))))
    return true
  return shorthand(said, match) !== null
}

/** "2.25 I would sign", "maybe 240 if there's a pool": the scale was said a moment ago. */
function shorthand(said: Said, match: RegExpExecArray): number | null {
  const amount = Number(match[2])
  const before = said.text.slice(0, match.index)
  if (
    /^\d\.\d{1,2}$/.test(match[2] ?? '') &&
    /\b(?:come down to|had|offer|pay|asking)\b[^.?!]{0,20}$/i.test(before)
  )
    return 1e6
  const thousands = /\d\s?(?:k|thousand)\b[^.?!]*\b(?:maybe|or|to|up to)\s$/i.test(before)
  return thousands && amount >= 20 && amount < 1000 ? 1e3 : null
}

function isYear(value: number, before: string): boolean {
  return value >= 1990 && value <= 2100 && /\b(?:in|since|until|year|of)\s$/i.test(before)
}

function figures(match: RegExpExecArray, said: Said): Figure[] {
  const [
    whole,
    prefix,
    amount = '',
    scale,
    secondPrefix,
    second,
    secondScale,
    suffix,
    each,
    adverb,
  ] = match
  const currency = currencyOf(prefix ?? secondPrefix ?? suffix)
  const period = periodOf(each ?? adverb) ?? statedPeriod(said, match)
  const start = match.index
  const end = start + whole.trimEnd().length
  const first = {
    value: readNumber(pointed(amount)) ?? 0,
    scale: scaleOf(scale) ?? shorthand(said, match),
  }
  const money = (value: number): Money => ({
    amount: Math.round(value * 100) / 100,
    currency,
    period,
  })
  const last = second === undefined ? null : (readNumber(pointed(second)) ?? 0)
  if (last === null || second === undefined)
    return [{ money: money(first.value * (first.scale ?? 1)), range: { start, end } }]
  const lastScale = scaleOf(secondScale) ?? 1
  const split = start + whole.lastIndexOf(second)
  return [
    {
      money: money(first.value * (first.scale ?? lastScale)),
      range: { start, end: start + endOfFirst(match) },
    },
    { money: money(last * lastScale), range: { start: split, end } },
  ]
}

function endOfFirst(match: RegExpExecArray): number {
  const [whole, prefix = '', amount = '', scale = ''] = match
  const end = whole.indexOf(amount, prefix.length) + amount.length
  return scale ? whole.indexOf(scale, end) + scale.length : end
}

/** "one point five" → "1.5". */
function pointed(words: string): string {
  const [whole, part] = words.toLowerCase().split(' point ')
  if (!part || !whole) return words
  const digits = part.split(' ').map((word) => readNumber(word))
  return `${readNumber(whole)}.${digits.join('')}`
}

function scaleOf(word: string | undefined): number | null {
  if (!word) return null
  return SCALES[word.toLowerCase()] ?? 1e6
}

function currencyOf(word: string | undefined): string {
  const plain = word?.replace('.', '') ?? ''
  return CURRENCIES.find(([pattern]) => pattern.test(plain))?.[1] ?? 'AED'
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
