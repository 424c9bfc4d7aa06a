import { plannerWords } from '#words/planner.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import type { PlanReply, Reading } from '../find/ask-back.ts'
import { LONGEST_OPTION } from '../find/ask-back.ts'
import type { Item } from '../words/meaning.ts'
import { fold, isArabic } from '../words/words.ts'
import { bearsOut } from './bears-out.ts'
import type { Planned } from './plan-task.ts'
import { isTurning } from './turning-words.ts'

type Settled = { reply: PlanReply; fate: 'rules stand' | 'answered' | 'offered' }
type Asked = {
  question: string
  /** What the rules made of it. */
  first: Reading
  /** How the rules read any other question of the same asker. */
  read: (question: string) => Reading
  /** The words that the rules know. */
  known: () => string[]
}

/** The words for which a model may be asked: the rules understood all others, and none of these turns what is asked. */
export function strangeOf({ reply, items }: Reading): Item[] {
  const strange = items.filter(({ meaning }) => meaning.kind === 'unknown')
  const isOpen = 'clarify' in reply && strange.length > 0
  return isOpen && !strange.some(({ norm }) => isTurning(norm)) ? strange : []
}

/**
 * What becomes of a model's reading. Its word is not taken: the rules read the question again with each strange word as the model
 * says, keep all that they had understood, and must come to the model's own plan. It is answered only where the letters of every
 * strange word bear its reading out; otherwise the question as it was read is offered, for its asker to press.
 */
export function settle(asked: Asked, planned: Planned): Settled {
  const { question, first, read } = asked
  const stands: Settled = { reply: first.reply, fate: 'rules stand' }
  const strange = strangeOf(first)
  const readings = new Map(planned.readings.map(({ word, as }) => [fold(word.trim()), as.trim()]))
  const isWhole = strange.length > 0 && strange.every(({ said }) => readings.has(fold(said)))
  if (!isWhole || !planned.plan) return stands
  const asRead = first.items.map((item) => asOf(item, readings) ?? item.said).filter(Boolean)
  const inPlace = read(asRead.join(' '))
  if (holds(inPlace, asked, planned, readings) && isBorneOut(strange, asked, { readings, read }))
    return { reply: noted(inPlace.reply, strange, readings), fate: 'answered' }
  const whole = planned.question?.trim() ?? ''
  const reworded = whole || asRead.join(' ')
  if (reworded.length > LONGEST_OPTION || isArabic(question) !== isArabic(reworded)) return stands
  return holds(read(reworded), asked, planned, readings)
    ? { reply: offer(strange, reworded), fate: 'offered' }
    : stands
}

function asOf({ meaning, said }: Item, readings: ReadonlyMap<string, string>): string | null {
  return meaning.kind === 'unknown' ? (readings.get(fold(said)) ?? null) : null
}

/** All that was understood is still there, nothing came to it but what the readings say, and both plans are one. */
function holds(
  again: Reading,
  { first, read }: Asked,
  { plan }: Planned,
  readings: ReadonlyMap<string, string>,
): boolean {
  if (!('plan' in again.reply) || !plan || !isSame(again.reply.plan, plan)) return false
  const left = new Map<string, number>()
  const add = (items: readonly Item[], by: 1 | -1) => {
    for (const key of items.filter(isTelling).map(keyOf)) left.set(key, (left.get(key) ?? 0) + by)
  }
  add(again.items, 1)
  add(first.items, -1)
  if ([...left.values()].some((count) => count < 0)) return false
  for (const as of readings.values()) add(read(as).items, -1)
  return [...left.values()].every((count) => count <= 0)
}

function isTelling({ meaning }: Item): boolean {
  return !['filler', 'and', 'unknown'].includes(meaning.kind)
}

function keyOf({ meaning }: Item): string {
  return JSON.stringify(meaning)
}

/** People and teams are never told by letters that are only nearly theirs. */
function isBorneOut(
  strange: readonly Item[],
  { known }: Asked,
  { readings, read }: { readings: ReadonlyMap<string, string>; read: Asked['read'] },
): boolean {
  const words = known()
  return strange.every((item) => {
    const as = asOf(item, readings) ?? ''
    const isPerson = read(as).items.some(
      ({ meaning }) => meaning.kind === 'name' && meaning.dimension !== 'area',
    )
    return !isPerson && bearsOut(item.norm, as, words)
  })
}

function noted(
  reply: PlanReply,
  strange: readonly Item[],
  readings: ReadonlyMap<string, string>,
): PlanReply {
  if (!('plan' in reply)) return reply
  const notes = strange.map((item) => plannerWords().mended(item.said, asOf(item, readings) ?? ''))
  return { plan: reply.plan, notes: [...new Set([...(reply.notes ?? []), ...notes])] }
}

function offer(strange: readonly Item[], question: string): PlanReply {
  const said = [...new Set(strange.map((item) => item.said.slice(0, 40)))]
  return { clarify: { message: plannerWords().isThisMeant(said), options: [question] } }
}

/** Whether two plans ask for the same, whatever the order in which their parts were said; how a time moves is the rules' to know. */
function isSame(a: PlanDraft, b: PlanDraft): boolean {
  return canonical(a) === canonical(b)
}

function canonical(plan: PlanDraft): string {
  const span = (time: PlanDraft['time']) => time && [time.from ?? null, time.to ?? null]
  const filters = plan.filters.map(({ dimension, operator, values }) =>
    JSON.stringify([dimension, operator, values.map(String).toSorted()]),
  )
  const { measure, dimensions, averagedOver, share, sort, limit } = plan
  return JSON.stringify([
    measure,
    dimensions,
    filters.toSorted(),
    span(plan.time),
    span(plan.versus),
    averagedOver,
    share?.toSorted(),
    sort && [sort.by, sort.direction],
    limit,
  ])
}
