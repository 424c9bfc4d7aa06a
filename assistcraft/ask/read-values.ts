import type { Measure } from '#domain/metrics/catalogue.ts'
import { type DimensionName, dimensionOf } from '#domain/metrics/dimensions.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { readNumber } from '../tasks/entities/numbers.ts'
import { type Reading, take } from './reading.ts'

type Filter = PlanDraft['filters'][number]

/** How people say the values of choices, beside their labels. In order: "partly furnished" before "furnished". */
const SAID: Partial<Record<DimensionName, readonly (readonly [value: string, pattern: string])[]>> =
  {
    stage: [
      ['new', 'new(?=\\W+leads?|\\W+enquir)'],
      ['contacted', 'contacted|reached'],
      ['qualified', 'qualified'],
      ['viewing', '(?:in |at )?(?:the )?viewing stage|in viewing|viewing'],
      ['offer', '(?:in |at )?(?:the )?offer stage|under offer|in offer|made an offer'],
      ['won', 'won|closed|converted|deals'],
      ['lost', 'lost'],
    ],
    source: [
      ['call', 'phoned in|by phone|from calls'],
      ['walkIn', 'walk-?ins?|walked in'],
      ['propertyFinder', 'property ?finder'],
      ['website', '(?:our |own )?(?:website|web ?site)'],
      ['bayut', 'bayut'],
      ['dubizzle', 'dubizzle'],
      ['referral', 'referrals?|referred'],
      ['import', 'imported|import'],
    ],
    intent: [
      ['buy', '(?:who )?(?:want(?:s|ing)? to |looking to )?buy(?:ers?|ing)?|purchasers?'],
      ['rent', '(?:who )?(?:want(?:s|ing)? to |looking to )?rent(?:ing)?|tenants?|renters?'],
      ['sell', '(?:want(?:s|ing)? to |looking to )?sell(?:ers?|ing)?'],
      ['let', 'landlords?|(?:want(?:s|ing)? to )let(?:ting)?'],
    ],
    temperature: [
      ['hot', 'hot'],
      ['warm', 'warm'],
      ['cold', 'cold'],
    ],
    purpose: [
      ['sale', '(?:for |on )?sales?|to buy|to be sold|selling'],
      ['rent', '(?:for |to )?rent(?:als?|ed)?|to let|rents|lettings?'],
    ],
    furnishing: [
      ['unfurnished', 'unfurnished'],
      ['partly', '(?:partly|semi|part)[- ]furnished'],
      ['furnished', 'furnished'],
    ],
    propertyType: [
      ['hotelApartment', 'hotel apartments?|serviced apartments?'],
      ['apartment', 'apartments?|flats?'],
      ['villa', 'villas?'],
      ['townhouse', 'town ?houses?'],
      ['penthouse', 'pent ?houses?'],
      ['loft', 'lofts?'],
      ['office', 'offices?(?! team)'],
      ['shop', 'shops?|retail'],
      ['warehouse', 'warehouses?'],
      ['land', 'land|plots?'],
    ],
    direction: [
      ['inbound', 'inbound|incoming|received'],
      ['outbound', 'outbound|outgoing'],
    ],
    state: [
      ['missed', 'missed|unanswered|not answered'],
      ['live', 'live|ongoing|in progress'],
      ['held', 'on hold'],
      ['ended', 'ended|finished|completed'],
    ],
  }
const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mil: 1e6,
  million: 1e6,
}
const FIGURE = String.raw`(?:AED\s?)?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?(thousand|million|mil|mn|m|k)\b)?(?:\s?(?:AED|dirhams?)\b)?`

/** Filters on choices, numbers and flags that the measure can be narrowed by. */
export function readValues(reading: Reading, measure: Measure): Filter[] {
  const can = (name: DimensionName) => measure.filters.includes(name)
  return [
    ...(can('owned') ? readOwned(reading) : []),
    ...(can('bedrooms') ? readBedrooms(reading) : []),
    ...(can('price') ? readAmounts(reading, 'price') : []),
    ...(can('budget') ? readAmounts(reading, 'budget') : []),
    ...measure.filters.flatMap((name) => readChoices(reading, name)),
  ]
}

function readChoices(reading: Reading, name: DimensionName): Filter[] {
  const { choices } = dimensionOf(name)
  if (!choices || name === 'priceBand') return []
  const said = SAID[name] ?? []
  const labels = Object.entries(choices)
    .filter(
      ([value]) =>
        !(name === 'stage' && (value === 'new' || value === 'viewing' || value === 'offer')),
    )
    .map(([value, label]) => [value, label.toLowerCase()] as const)
  const values: string[] = []
  const without: string[] = []
  for (const [value, pattern] of [...said, ...labels]) {
    if (!Object.hasOwn(choices, value)) continue
    const matches = take(
      reading,
      new RegExp(
        String.raw`(\b(?:not|except|without|excluding|other than|but not)\s+)?(?:from |via |through )?\b(?:${pattern})\b`,
        'i',
      ),
    )
    if (matches.length > 0) (matches.some((match) => match[1]) ? without : values).push(value)
  }
  return [...toFilter(name, 'is', values), ...toFilter(name, 'isNot', without)]
}

function toFilter(
  dimension: DimensionName,
  operator: Filter['operator'],
  values: string[],
): Filter[] {
  return values.length > 0 ? [{ dimension, operator, values: [...new Set(values)] }] : []
}

function readOwned(reading: Reading): Filter[] {
  const without = take(
    reading,
    /\b(?:unassigned|unclaimed|unowned|without (?:an? )?(?:owner|agent)|nobody (?:owns|has)|not (?:assigned|claimed|owned)|no owner)\b/i,
  )
  if (without.length > 0) return [{ dimension: 'owned', operator: 'is', values: [false] }]
  const owned = take(reading, /\b(?:assigned|claimed)\b/i)
  return owned.length > 0 ? [{ dimension: 'owned', operator: 'is', values: [true] }] : []
}

function readBedrooms(reading: Reading): Filter[] {
  const studios = take(reading, /\bstudios?\b/i).length > 0 ? [0] : []
  const bounded = take(
    reading,
    /\b(?:(at least|more than|over|minimum(?: of)?|at most|up to|fewer than|less than|under)\s+)(\d+|one|two|three|four|five|six|seven)(?: or more)?[\s-]*(?:bed ?rooms?|beds?|br|bhk)\b|\b(\d+|one|two|three|four|five|six)\+[\s-]*(?:bed ?rooms?|beds?|br)\b/i,
  )
  const [bound] = bounded
  if (bound) {
    const count = readNumber(bound[2] ?? bound[3] ?? '') ?? 0
    const word = (bound[1] ?? 'at least').toLowerCase()
    const isLower = /at least|more|over|minimum/.test(word)
    const value =
      count + (/more than|over/.test(word) ? 1 : 0) - (/fewer|less|under/.test(word) ? 1 : 0)
    return [{ dimension: 'bedrooms', operator: isLower ? 'atLeast' : 'atMost', values: [value] }]
  }
  const exact = take(
    reading,
    /\b(\d+|one|two|three|four|five|six|seven)(?:\s*(?:or|and)\s*(\d+|one|two|three|four|five|six|seven))?[\s-]*(?:bed ?rooms?|beds?|br|bhk)\b/i,
  )
  const counts = exact
    .flatMap(([, first = '', second]) => [readNumber(first), second ? readNumber(second) : null])
    .filter((count) => count !== null)
  const values = [...new Set([...studios, ...counts])]
  return values.length > 0 ? [{ dimension: 'bedrooms', operator: 'is', values }] : []
}

function readAmounts(reading: Reading, dimension: 'price' | 'budget'): Filter[] {
  const word = String.raw`(?:(?:with )?(?:an? )?(?:asking )?(?:prices?|budgets?|rents?)\s+)?(?:of\s+)?`
  const between = take(
    reading,
    new RegExp(String.raw`\b${word}(?:between|from)\s+${FIGURE}\s+(?:and|to)\s+${FIGURE}`, 'i'),
  )
  if (between[0]) {
    const [, low, lowScale, high, highScale] = between[0]
    return [
      { dimension, operator: 'atLeast', values: [amount(low, lowScale ?? highScale)] },
      { dimension, operator: 'atMost', values: [amount(high, highScale)] },
    ]
  }
  const atMost = take(
    reading,
    new RegExp(
      String.raw`\b${word}(?:under|below|less than|up to|at most|cheaper than|no more than|maximum|max)\s+${FIGURE}`,
      'i',
    ),
  )
  const atLeast = take(
    reading,
    new RegExp(
      String.raw`\b${word}(?:over|above|more than|at least|from|starting at|minimum|min)\s+${FIGURE}`,
      'i',
    ),
  )
  return [
    ...atLeast.map((match): Filter => ({
      dimension,
      operator: 'atLeast',
      values: [amount(match[1], match[2])],
    })),
    ...atMost.map((match): Filter => ({
      dimension,
      operator: 'atMost',
      values: [amount(match[1], match[2])],
    })),
  ]
}

function amount(figure = '0', scale?: string): number {
  return Math.round(Number(figure.replaceAll(',', '')) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1))
}
