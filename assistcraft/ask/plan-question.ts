import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import { insertExchange } from '#db/assistcraft/model-outputs.ts'
import type { ModelRunner } from '../models/run-task.ts'
import type { PlanReply } from './find/ask-back.ts'
import { readerOf } from './local-planner.ts'
import { type Planned, planTask } from './model/plan-task.ts'
import { settle, strangeOf } from './model/settle-plan.ts'
import type { PlanRequest } from './words/vocabulary.ts'

type Planner = { db: AssistcraftDb; models: ModelRunner; onError: (error: unknown) => void }
type Asked = { request: PlanRequest; askerId: string; isPerson: boolean; signal?: AbortSignal }

/**
 * A question's plan by the rules; where they lack words, with what a model says these mean. What was asked and answered is kept for the
 * asker's follow-ups.
 */
export async function planQuestion(planner: Planner, asked: Asked): Promise<PlanReply> {
  const { request, isPerson, signal } = asked
  const final = await planWith(planner.models, request, isPerson ? asked.askerId : null, signal)
  await keep(planner.db, asked, final).catch(planner.onError)
  return final
}

/** The model is asked for nothing but words that the rules do not know: what they read, refuse or find open is theirs. */
export async function planWith(
  models: ModelRunner,
  request: PlanRequest,
  askerId: string | null,
  signal?: AbortSignal,
): Promise<PlanReply> {
  const { read, known } = readerOf(request, askerId)
  const { question } = request
  const first = read(question)
  const strange = strangeOf(first)
  if (!models.isRemote || strange.length === 0) return first.reply
  const input = { ...request, askerId, strange: [...new Set(strange.map(({ said }) => said))] }
  const settled = (planned: Planned) => settle({ question, first, read, known }, planned)
  const { answer } = await models.run(planTask, input, {
    ...(signal ? { signal } : {}),
    judge: (planned) => settled({ readings: [], question: null, plan: null, ...planned }).fate,
  })
  return settled(answer).reply
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
