import { isMeasure, measureOf } from '#domain/metrics/catalogue.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { isClosed } from './find-time.ts'
import type { Item } from '../words/meaning.ts'
import { isOf, type Sentence } from '../words/sentence.ts'

type Filters = PlanDraft['filters']

/**
 * Whether a question stands on the one before: it begins like one ("only", "and", "what about"), or names nothing to count of its
 * own and could be said of what was counted. Where both may be meant ("and calls?", "villas" after leads) that is asked.
 */
export function follows(sentence: Sentence, previous: PlanDraft | null): 'no' | 'yes' | 'unclear' {
  const isMarked = useMarks(sentence, previous !== null)
  if (!previous || !sentence.left().some(saysSomething)) return 'no'
  const narrows = sentence.all('follow').some(({ meaning }) => meaning.how === 'narrow')
  if (sentence.all('subject', 'measure', 'price').length > 0) {
    if (narrows) return 'yes'
    return isMarked && !isPlain(previous) ? 'unclear' : 'no'
  }
  if (isMarked) return 'yes'
  if (sentence.all('value').some(isNoun))
    return sentence.left().filter(saysSomething).length > 1 ? 'no' : 'unclear'
  const values = sentence.all('value')
  if (values.every((item) => fits(item, previous))) return 'yes'
  return values.some((item) => mayFit(item, previous)) ? 'unclear' : 'no'
}

function useMarks(sentence: Sentence, hasPrevious: boolean): boolean {
  const [first] = sentence.items
  const isMarked = sentence.takeAll('follow') || first?.meaning.kind === 'and'
  const isNow = hasPrevious && first?.meaning.kind === 'now'
  if (first && isNow) sentence.use(first)
  return isMarked || isNow
}

function saysSomething({ meaning }: Item): boolean {
  return !isOf(meaning, ['which', 'who', 'by', 'not', 'number', 'seeks'])
}

function isPlain({ filters, time, dimensions }: PlanDraft): boolean {
  return filters.length === 0 && !time && dimensions.length === 0
}

/** Villas and tenants can be counted by themselves; "hot" and "for rent" are said of something. */
function isNoun({ meaning }: Item): boolean {
  return (
    isOf(meaning, ['value']) &&
    meaning.implies !== undefined &&
    ['propertyType', 'intent', 'bedrooms'].includes(meaning.choices[0]?.dimension ?? '')
  )
}

function fits(item: Item, plan: PlanDraft): boolean {
  if (!isOf(item.meaning, ['value']) || !isMeasure(plan.measure)) return false
  const { subject } = measureOf(plan.measure)
  return mayFit(item, plan) && (item.meaning.implies ?? subject) === subject
}

/** "For rent" is said of homes, and may be meant of leads as well. */
function mayFit({ meaning }: Item, { measure }: PlanDraft): boolean {
  if (!isOf(meaning, ['value']) || !isMeasure(measure)) return false
  const { filters } = measureOf(measure)
  return meaning.choices.some(({ dimension }) => filters.includes(dimension))
}

/**
 * The plan before with what was said now: a new value replaces the old one of its kind ("too" adds it), everything else stays. Null
 * where what stays would no longer mean what it did: a bound on prices after another purpose, a stage that ends nothing.
 */
export function merge(base: PlanDraft, draft: PlanDraft, sentence: Sentence): PlanDraft | null {
  const isAdding = sentence.all('follow').some(({ meaning }) => meaning.how === 'add')
  const filters = isAdding
    ? added(base.filters, draft.filters)
    : replaced(base.filters, draft.filters)
  if (isOtherKind(base.filters, draft.filters)) return null
  if (draft.measure === 'closedLeads' && has(filters, 'stage') && !isClosed(filters)) return null
  const isLaidOut = draft.dimensions.length > 0 || draft.averagedOver !== undefined
  const layout = isLaidOut ? layoutOf(draft) : layoutOf(base)
  return { measure: draft.measure, filters, ...layout, ...when(base, draft, sentence) }
}

function replaced(before: Filters, now: Filters): Filters {
  return [...before.filter(({ dimension }) => !has(now, dimension)), ...now]
}

function added(before: Filters, now: Filters): Filters {
  const same = (a: Filters[number], b: Filters[number]) =>
    a.dimension === b.dimension && a.operator === b.operator
  const joined = before.map((one) => {
    const more = now.filter((other) => same(one, other)).flatMap(({ values }) => values)
    return { ...one, values: [...new Set([...one.values, ...more])] }
  })
  return [...joined, ...now.filter((one) => !before.some((other) => same(one, other)))]
}

/** Another purpose or intent leaves a bound on prices or budgets without its meaning. */
function isOtherKind(before: Filters, now: Filters): boolean {
  const changes = has(now, 'purpose') || has(now, 'intent')
  const bound = has(before, 'price') || has(before, 'budget')
  return changes && bound && !has(now, 'price') && !has(now, 'budget')
}

function has(filters: Filters, name: string): boolean {
  return filters.some(({ dimension }) => dimension === name)
}

function layoutOf({ dimensions, sort, limit, averagedOver }: PlanDraft) {
  return {
    dimensions,
    ...(sort ? { sort } : {}),
    ...(limit ? { limit } : {}),
    ...(averagedOver ? { averagedOver } : {}),
  }
}

/** "Compared with last week" sets a second period beside the first; "and last week?" takes its place. */
function when(
  base: PlanDraft,
  draft: PlanDraft,
  sentence: Sentence,
): Pick<PlanDraft, 'time' | 'versus'> {
  if (draft.time && !draft.versus && base.time && sentence.takeAll('versus'))
    return { time: base.time, versus: draft.time }
  const { time, versus } = draft.time ? draft : base
  return { ...(time ? { time } : {}), ...(versus ? { versus } : {}) }
}
