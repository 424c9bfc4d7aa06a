import type { Actor } from '#domain/access/access.ts'
import { checkPlan, type Plan } from '#domain/metrics/plan.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import { insertQuestion } from '#db/pace/ask/questions.ts'
import { readVocabulary } from '#db/pace/ask/vocabulary.ts'
import { toProblem, type Problem } from '#service/http/problem.ts'
import type { Logger } from '#service/log.ts'
import type { AskPlanner, PlannerQuestion } from './ask-planner.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { answersWords } from '#words/answers.ts'
import { namesOf, prepare, withScope } from './prepare-answer.ts'
import { type AnswerTable, answerTable, type Chart, chartOf } from './tell/answer-table.ts'
import { type PlanEdits, planEdits } from './tell/plan-edits.ts'
import type { PlanDescription } from './tell/describe-plan.ts'
import type { Names } from './tell/say-values.ts'
import { tellAnswer } from './tell/tell-answer.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { House } from '#domain/house/house.ts'
import { onDay, withTrueRolls } from '#domain/metrics/time/rolling-time.ts'
import { dayOf } from '#domain/zone-time.ts'
import { type DimensionKind, dimensionOf } from '#domain/metrics/dimensions.ts'

/** A plan in words; `scope` says where rights narrow the answer, `notes` how slips of the pen were read. */
type PlanTold = { plan: Plan; scope: string | null; notes: string[] } & PlanDescription

/** What a question is answered with, in this order; `clarify`, `refused` and `error` end it early. */
export type AskEvent =
  | { event: 'plan'; data: PlanTold }
  /** What can be changed about the plan without words. */
  | { event: 'edits'; data: PlanEdits }
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
  settings: Pick<SettingsWatch, 'current'>
  log: Pick<Logger, 'error'>
  now?: () => Date
}
type Question = {
  actor: Actor
  question: string
  /** The plan of the answer before, where the question may stand on it. */
  previous?: PlanDraft | undefined
  /** Runs as it is: the question only says what it is called. */
  plan?: PlanDraft | undefined
  signal: AbortSignal
}
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
  { actor, question, previous, plan: given, signal }: Question,
): AsyncGenerator<AskEvent> {
  const { house, reference } = deps.settings.current()
  const { currency } = house
  const vocabulary = await readVocabulary(deps.db, reference)
  const now = (deps.now?.() ?? new Date()).toISOString()
  const askerTeamId = actor.kind === 'person' ? actor.teamId : null
  const asked = {
    question,
    vocabulary,
    house: calendarOf(house),
    now,
    askerTeamId,
    previous: previous ?? null,
    language: currentLanguage(),
  }
  const reply = given ? { plan: given, notes: [] } : await deps.askPlanner(asked, signal)
  if ('clarify' in reply) {
    const { message, options } = reply.clarify
    return yield { event: 'clarify', data: { message, options } }
  }
  if ('refused' in reply) return yield { event: 'refused', data: reply.refused }
  const telling = { names: namesOf(vocabulary), currency }
  const today = dayOf(now, house.zone)
  const isGiven = given !== undefined
  const plan = planOrProblem(reply.plan, { known: telling.names, today, isGiven })
  if (typeof plan === 'string') {
    return yield { event: 'clarify', data: { message: plan, options: [] } }
  }
  const prepared = prepare(actor, plan, telling)
  if ('refused' in prepared) return yield { event: 'refused', data: { message: prepared.refused } }
  const { asker, described } = prepared
  yield { event: 'plan', data: { plan, ...described, notes: reply.notes } }
  yield { event: 'edits', data: planEdits(plan, telling, { vocabulary, today }) }
  signal.throwIfAborted()
  const result = await runPlan(deps.reporting, plan, { asker, calendar: house })
  signal.throwIfAborted()
  yield { event: 'rows', data: answerTable(plan, result, telling) }
  yield { event: 'chart', data: chartOf(plan, { title: described.title, currency }) }
  yield {
    event: 'text',
    data: { text: withScope(tellAnswer(plan, result, telling), described.scope) },
  }
}

function calendarOf({ zone, currency, firstDay }: House): PlannerQuestion['house'] {
  return { zone, currency, firstDay }
}

/** Kinds of values that are known by name. */
const NAMED: readonly DimensionKind[] = ['area', 'person', 'team', 'listed']

/** The planner's word is not taken for it: a plan that does not hold is asked back in a sentence, never guessed at. */
function planOrProblem(
  input: unknown,
  { known, today, isGiven }: { known: Names; today: string; isGiven: boolean },
): Plan | string {
  try {
    const checked = checkPlan(input)
    // What is asked again by its plan is asked as of now.
    const plan = isGiven ? onDay(checked, today) : withTrueRolls(checked, today)
    const unknown = plan.filters
      .filter(({ dimension }) => NAMED.includes(dimensionOf(dimension).kind))
      .flatMap(({ values }) => values.map(String).filter((value) => !known.has(value)))
    return unknown.length === 0 ? plan : answersWords().unknownNames(unknown)
  } catch (error) {
    if (error instanceof DomainError) return answersWords().notRun(error.message)
    throw error
  }
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
