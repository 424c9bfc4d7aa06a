import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import { insertExchange } from '#db/assistcraft/model-outputs.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { DomainError } from '#domain/errors.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { type PlanReply, planLocally } from './local-planner.ts'
import { planTask, toReply } from './plan-task.ts'
import type { PlanRequest, Vocabulary } from './words/vocabulary.ts'
import { type DimensionKind, dimensionOf } from '#domain/metrics/dimensions.ts'

type Planner = { db: AssistcraftDb; models: ModelRunner; onError: (error: unknown) => void }
type Asked = { request: PlanRequest; askerId: string; isPerson: boolean; signal?: AbortSignal }

/**
 * A question's plan from the model, held against the catalogue and the names that were given; where it does not hold,
 * the local planner's. What was asked and answered is kept for the asker's follow-ups.
 */
export async function planQuestion(
  { db, models, onError }: Planner,
  asked: Asked,
): Promise<PlanReply> {
  const { request, isPerson, signal } = asked
  const askerId = isPerson ? asked.askerId : null
  const { answer } = await models.run(planTask, { ...request, askerId }, signal ? { signal } : {})
  const reply = toReply(answer)
  const final = reply && isSound(reply, request.vocabulary) ? reply : planLocally(request, askerId)
  await keep(db, asked, final).catch(onError)
  return final
}

/** Kinds of values that were given by name. */
const NAMED: readonly DimensionKind[] = ['area', 'person', 'team', 'listed']

function isSound(reply: PlanReply, vocabulary: Vocabulary): boolean {
  if (!('plan' in reply)) return true
  try {
    const plan = checkPlan(reply.plan)
    const known = new Set([
      ...vocabulary.areas.map(({ key }) => key),
      ...Object.values(vocabulary.lists).flatMap((values) => values.map(({ key }) => key)),
      ...[...vocabulary.people, ...vocabulary.teams].map(({ id }) => id),
    ])
    return plan.filters
      .filter(({ dimension }) => NAMED.includes(dimensionOf(dimension).kind))
      .every(({ values }) => values.every((value) => known.has(String(value))))
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

function keep(db: AssistcraftDb, { request, askerId }: Asked, reply: PlanReply): Promise<void> {
  const said =
    'plan' in reply ? null : 'clarify' in reply ? reply.clarify.message : reply.refused.message
  return insertExchange(db, {
    personId: askerId,
    question: request.question,
    plan: 'plan' in reply ? reply.plan : null,
    reply: said,
  })
}
