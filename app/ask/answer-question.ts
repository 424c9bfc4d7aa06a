import {
  type AnswerTable,
  answerTable,
  type Chart,
  chartOf,
  tellAnswer,
} from '#domain/metrics/answer.ts'
import type { Actor } from '#domain/access.ts'
import { MEASURES } from '#domain/metrics/catalogue.ts'
import { describePlan, type PlanDescription } from '#domain/metrics/describe-plan.ts'
import { checkPlan, type Plan } from '#domain/metrics/plan.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type Asker, runPlan } from '#db/pace/metrics/run-plan.ts'
import { insertQuestion } from '#db/pace/questions.ts'
import { readVocabulary, type Vocabulary } from '#db/pace/vocabulary.ts'
import { toProblem, type Problem } from '#service/problem.ts'
import type { Logger } from '#service/log.ts'
import type { AskPlanner } from './ask-planner.ts'

/** What a question is answered with, in this order; `clarify`, `refused` and `error` end it early. */
export type AskEvent =
  | { event: 'plan'; data: { plan: Plan } & PlanDescription }
  | { event: 'rows'; data: AnswerTable }
  | { event: 'chart'; data: Chart }
  | { event: 'text'; data: { text: string } }
  | { event: 'done'; data: { rows: number; ms: number } }
  | { event: 'clarify'; data: { message: string; options: string[] } }
  | { event: 'refused'; data: { message: string } }
  | { event: 'error'; data: Problem }

type Deps = {
  db: PaceDb
  reporting: PaceDb
  askPlanner: AskPlanner
  log: Pick<Logger, 'error'>
  now?: () => Date
}
type Question = { actor: Actor; question: string; signal: AbortSignal }
type Outcome = 'answered' | 'clarify' | 'refused' | 'failed' | 'aborted'

/** Plans, checks, runs and tells; every question leaves a row, however it ended. */
export async function* answerQuestion(deps: Deps, asked: Question): AsyncGenerator<AskEvent> {
  const { now = () => new Date() } = deps
  const began = now().getTime()
  const kept: { plan?: Plan; rows?: number; outcome: Outcome } = { outcome: 'aborted' }
  try {
    for await (const event of events(deps, asked)) {
      if (event.event === 'plan') kept.plan = event.data.plan
      if (event.event === 'rows') kept.rows = event.data.rows.length
      if (event.event === 'clarify' || event.event === 'refused') kept.outcome = event.event
      yield event
    }
    if (kept.outcome === 'aborted') {
      kept.outcome = 'answered'
      yield { event: 'done', data: { rows: kept.rows ?? 0, ms: now().getTime() - began } }
    }
  } catch (error) {
    if (asked.signal.aborted) return
    kept.outcome = 'failed'
    if (!(error instanceof DomainError)) deps.log.error({ err: error }, 'question failed')
    yield { event: 'error', data: toProblem(error) }
  } finally {
    const durationMs = now().getTime() - began
    await keep(deps.db, asked, {
      plan: kept.plan,
      rowCount: kept.rows,
      outcome: kept.outcome,
      durationMs,
    })
  }
}

async function* events(
  deps: Deps,
  { actor, question, signal }: Question,
): AsyncGenerator<AskEvent> {
  const vocabulary = await readVocabulary(deps.db)
  const now = (deps.now?.() ?? new Date()).toISOString()
  const reply = await deps.askPlanner({ question, vocabulary, now }, signal)
  if ('clarify' in reply) {
    const { message, options } = reply.clarify
    return yield { event: 'clarify', data: { message, options } }
  }
  if ('refused' in reply) return yield { event: 'refused', data: reply.refused }
  const plan = planOrProblem(reply.plan, vocabulary)
  if (plan instanceof DomainError) {
    return yield { event: 'clarify', data: { message: plan.message, options: [] } }
  }
  const asker = askerFor(actor, plan)
  const names = namesOf(vocabulary)
  const described = describePlan(plan, names)
  yield { event: 'plan', data: { plan, ...described } }
  signal.throwIfAborted()
  const result = await runPlan(deps.reporting, plan, asker)
  signal.throwIfAborted()
  yield { event: 'rows', data: answerTable(plan, result) }
  yield { event: 'chart', data: chartOf(plan, described.title) }
  yield { event: 'text', data: { text: tellAnswer(plan, result) } }
}

/** The planner's word is not taken for it: a plan that does not hold is asked back, never guessed at. */
function planOrProblem(input: unknown, vocabulary: Vocabulary): Plan | DomainError {
  try {
    const plan = checkPlan(input)
    const known = namesOf(vocabulary)
    const unknown = plan.filters
      .filter(
        ({ dimension }) => dimension === 'area' || dimension === 'agent' || dimension === 'team',
      )
      .flatMap(({ values }) => values.map(String).filter((value) => !known.has(value)))
    if (unknown.length === 0) return plan
    return new DomainError(
      'invalid',
      `I do not know ${unknown.join(', ')}. Which area, person or team is meant?`,
    )
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}

const NEEDED_SCOPE = { lead: 'leads:read', listing: 'listings:read', call: 'calls:read' } as const

/** A person asks with her own rights; a machine client sees all of a subject that it may read, and no other. */
function askerFor(actor: Actor, { measure }: Plan): Asker {
  if (actor.kind === 'person') return { personId: actor.id, role: actor.role, teamId: actor.teamId }
  const scope = NEEDED_SCOPE[MEASURES[measure].subject]
  if (actor.scopes.includes(scope)) return { personId: null, role: 'admin', teamId: null }
  throw new DomainError(
    'forbidden',
    `Questions about ${MEASURES[measure].label.toLowerCase()} need the scope ${scope}.`,
  )
}

function namesOf({ areas, people, teams }: Vocabulary): Map<string, string> {
  const named = [...areas.map(({ key, name }) => ({ id: key, name })), ...people, ...teams]
  return new Map(named.map(({ id, name }) => [id, name]))
}

async function keep(
  db: PaceDb,
  { actor, question }: Question,
  fate: { plan?: Plan; rowCount?: number; outcome: Outcome; durationMs: number },
): Promise<void> {
  const asker =
    actor.kind === 'person' ? { personId: actor.id, clientId: actor.via } : { clientId: actor.id }
  await insertQuestion(db, { ...asker, question, ...fate })
}
