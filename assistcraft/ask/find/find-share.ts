import type { Measure } from '#domain/metrics/catalogue.ts'
import { dimensionOf, type DimensionName } from '#domain/metrics/dimensions.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { plannerWords } from '#words/planner.ts'
import type { Item } from '../words/meaning.ts'
import { isOf, type Sentence } from '../words/sentence.ts'
import type { Filter } from './find-filters.ts'
import { isClosed } from './find-time.ts'

type ShareRead = { share?: string[]; ask?: { message: string; options: string[] } }
type Laid = Pick<PlanDraft, 'averagedOver'> & { dimensions: readonly string[] }

/**
 * "What percentage of leads are hot": what is said of what is counted makes the part. "Share of leads by source" has the groups for
 * parts. Which is meant where both or several are said is asked.
 */
export function findShare(
  sentence: Sentence,
  measure: Measure,
  filters: readonly Filter[],
  { dimensions, averagedOver }: Laid,
): ShareRead {
  if (sentence.free('share').length === 0) return {}
  if (measure.unit === 'percent') {
    sentence.takeAll('share')
    return {}
  }
  if (measure.tally !== 'count' || averagedOver) return {}
  sentence.takeAll('share')
  if (isClosed(filters))
    return { ask: { message: plannerWords().shareOfClosed, options: ['win rate'] } }
  const splits = dimensions.filter((name) => !isPeriod(name))
  const parts = partsOf(sentence, filters, splits.length > 0)
  if (parts.length === 1) return { share: parts }
  const [split, other] = splits
  if (filters.length === 0 && split && !other) return { share: [split] }
  return { ask: { message: plannerWords().shareOfWhat, options: [] } }
}

/** The one thing that it is narrowed to, or the one that is said behind what is counted: "of JVC's leads, hot ones". */
function partsOf(sentence: Sentence, filters: readonly Filter[], isSplit: boolean): string[] {
  const names = [...new Set(filters.map(({ dimension }) => dimension))]
  if (names.length === 1 && !isSplit) return names
  const counted = sentence.items.findLastIndex(({ meaning }) =>
    isOf(meaning, ['subject', 'measure']),
  )
  if (counted < 0) return []
  const said = sentence.items.slice(counted + 1).flatMap(dimensionsOf)
  return names.filter((name) => said.includes(name as DimensionName))
}

function dimensionsOf({ meaning }: Item): DimensionName[] {
  if (meaning.kind === 'value') return meaning.choices.map(({ dimension }) => dimension)
  if (meaning.kind === 'name') return [meaning.dimension]
  if (meaning.kind === 'rent') return ['purpose', 'intent']
  if (meaning.kind === 'bedrooms') return ['bedrooms']
  return meaning.kind === 'amount' ? ['price', 'budget'] : []
}

function isPeriod(name: string): boolean {
  return dimensionOf(name as DimensionName).kind === 'period'
}
