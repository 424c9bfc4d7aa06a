import type { Measure } from '#domain/metrics/catalogue.ts'
import {
  type DimensionName,
  DIMENSIONS,
  dimensionOf,
  isDimension,
} from '#domain/metrics/dimensions.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { readNumber } from '../tasks/entities/numbers.ts'
import { type Reading, take } from './reading.ts'

export type Shape = {
  dimensions: DimensionName[]
  sort?: PlanDraft['sort']
  limit?: number
  unknown: string[]
}

const NAMES = Object.keys(DIMENSIONS).filter(isDimension)
const BY = String.raw`(?:by|per|for each|for every|in each|in every|across|grouped by|split by|broken down by|breakdown by|each|every)`
/** Plural and other words beside the catalogue's synonyms. */
const MORE: Partial<Record<DimensionName, string[]>> = {
  agent: ['agents', 'owners', 'people', 'brokers', 'colleagues', 'salesperson', 'negotiator'],
  area: ['areas', 'communities', 'neighbourhoods', 'locations', 'districts', 'places'],
  team: ['teams', 'offices', 'branches'],
  stage: ['stages', 'statuses'],
  source: ['sources', 'channels', 'portals'],
  propertyType: ['property types', 'types'],
  priceBand: ['prices', 'price bands', 'price ranges'],
  bedrooms: ['number of bedrooms', 'bedroom count', 'size'],
  day: ['days', 'date'],
  week: ['weeks'],
  month: ['months'],
}

/** How the answer is to be laid out: split by what, sorted how, how many. */
export function readShape(reading: Reading, measure: Measure): Shape {
  const words = dimensionWords(measure)
  const alternatives = words.map(([word]) => word).join('|')
  const dimensions: DimensionName[] = []
  const unknown: string[] = []
  const add = (word: string) => {
    const name = words.find(([known]) => new RegExp(`^${known}$`, 'i').test(word))?.[1]
    if (name && !dimensions.includes(name)) dimensions.push(name)
  }
  for (const match of take(
    reading,
    new RegExp(
      String.raw`\b${BY}\s+(?:the\s+)?(${alternatives})\b(?:\s*(?:and|,|by|&)\s*(?:by\s+)?(?:the\s+)?(${alternatives})\b)?`,
      'i',
    ),
  )) {
    add(match[1] ?? '')
    if (match[2]) add(match[2])
  }
  for (const match of take(reading, /\b(daily|weekly|monthly)\b/i)) add(match[1] ?? '')
  const ranking = readRanking(reading, alternatives)
  if (ranking?.by) add(ranking.by)
  for (const match of take(
    reading,
    new RegExp(String.raw`\b(?:which|what)\s+(${alternatives})\b`, 'i'),
  ))
    add(match[1] ?? '')
  const who = measure.dimensions.includes('agent') ? take(reading, /\bwho\b/i) : []
  if (who.length > 0 && !dimensions.includes('agent')) dimensions.push('agent')
  unknown.push(
    ...take(
      reading,
      /\b(?:by|per|grouped by|split by)\s+(?:the\s+)?([a-z][a-z-]{2,}(?: [a-z]{3,})?)\b/i,
    ).map(([, word = '']) => word),
  )
  return { dimensions: dimensions.slice(0, 2), unknown, ...ranked(ranking, dimensions) }
}

type Ranking = {
  direction: 'ascending' | 'descending'
  limit: number | undefined
  by: string | undefined
}

/** "Top 5 areas", "the agent with the fewest", "most". */
function readRanking(reading: Reading, alternatives: string): Ranking | null {
  const [top] = take(
    reading,
    new RegExp(
      String.raw`\b(top|bottom|best|worst)(?:\s+(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten))?(?:\s+(${alternatives}))?\b`,
      'i',
    ),
  )
  if (top) {
    const [, word = '', count, by] = top
    const isTop = /top|best/i.test(word)
    return {
      direction: isTop ? 'descending' : 'ascending',
      limit: count ? (readNumber(count) ?? undefined) : by ? undefined : 1,
      by,
    }
  }
  const [most] = take(
    reading,
    new RegExp(
      String.raw`\b(?:the\s+)?(most expensive|most|highest|largest|busiest|fewest|least|lowest|longest|shortest|cheapest)(?:\s+(${alternatives}))?\b`,
      'i',
    ),
  )
  if (!most) return null
  const isMost = /most|highest|largest|busiest|longest/i.test(most[1] ?? '')
  return { direction: isMost ? 'descending' : 'ascending', limit: undefined, by: most[2] }
}

function ranked(
  ranking: Ranking | null,
  dimensions: DimensionName[],
): Pick<Shape, 'sort' | 'limit'> {
  if (!ranking || dimensions.length === 0) return {}
  const sort = { by: 'measure', direction: ranking.direction }
  return ranking.limit ? { sort, limit: ranking.limit } : { sort }
}

/** Each word with the dimension that it means for this measure; "status" is a lead's stage and a listing's status. */
function dimensionWords(measure: Measure): [string, DimensionName][] {
  const possible = NAMES.filter((name) => measure.dimensions.includes(name))
  const others = NAMES.filter((name) => !measure.dimensions.includes(name))
  const words = [...possible, ...others].flatMap((name) =>
    [...dimensionOf(name).synonyms, ...(MORE[name] ?? [])].map((word): [string, DimensionName] => [
      word,
      name,
    ]),
  )
  const first = words.filter(
    ([word], index) => words.findIndex(([other]) => other === word) === index,
  )
  return first.sort(([a], [b]) => b.length - a.length)
}
