import { planLocally, type PlanReply } from '#assistcraft/ask/local-planner.ts'
import { planWith } from '#assistcraft/ask/plan-question.ts'
import type { PlanRequest, Vocabulary } from '#assistcraft/ask/words/vocabulary.ts'
import type { ModelRunner } from '#assistcraft/models/run-task.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import {
  areas,
  callChecks,
  callOffers,
  calls,
  callTalk,
  leads,
  leadStages,
  listings,
  listingStatuses,
  people,
  portalPublications,
  tasks,
  teams,
  viewings,
} from '#db/pace/schema.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import type { PlanDraft, TimeRange } from '#domain/metrics/plan-schema.ts'
import type { Covered, FollowUp, GoldPlan, GoldRow, Uncovered } from './gold.ts'
import { AREAS, ASKER, buildHouse, NOW, PEOPLE, TEAMS } from './house.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_LOST_REASONS, SOME_SOURCES, SOME_TYPES } from '#domain/testing/reference.ts'

export type Category = 'covered' | 'follow-up' | Uncovered['kind']
/** `asked back` is right where there is no one answer, and a miss where there is; `wrong` is an answer that is not the one. */
export type Outcome = 'right' | 'asked back' | 'refused' | 'wrong'
export type Verdict = {
  category: Category
  question: string
  outcome: Outcome
  ok: boolean
  why: string
}
export type QuestionSet = { covered: Covered[]; uncovered: Uncovered[]; followUps: FollowUp[] }

const HOUSE = buildHouse()
const VOCABULARY: Vocabulary = {
  areas: AREAS.map(({ key, name, nameAr, aliases }) => ({
    key,
    name,
    aliases: [...aliases, nameAr],
  })),
  people: PEOPLE.map(({ id, name }) => ({ id, name })),
  teams: TEAMS,
  lists: {
    source: [...SOME_SOURCES],
    propertyType: [...SOME_TYPES],
    lostReason: [...SOME_LOST_REASONS],
    callChecklist: [],
  },
}

export async function layDown(db: PaceDb): Promise<void> {
  await db.insert(teams).values(TEAMS)
  await db.insert(areas).values(AREAS)
  await db.insert(people).values(PEOPLE)
  await db.insert(leads).values(HOUSE.leads)
  await db.insert(listings).values(HOUSE.listings)
  await db.insert(calls).values(HOUSE.calls)
  await db.insert(viewings).values(HOUSE.viewings)
  await db.insert(tasks).values(HOUSE.tasks)
  await db.insert(portalPublications).values(HOUSE.publications)
  await db.insert(leadStages).values(HOUSE.stays)
  await db.insert(listingStatuses).values(HOUSE.statuses)
  await db.insert(callTalk).values(HOUSE.talks)
  await db.insert(callChecks).values(HOUSE.checks)
  await db.insert(callOffers).values(HOUSE.offers)
}

export function requestOf(question: string, previous: PlanDraft | null = null): PlanRequest {
  return {
    question,
    vocabulary: VOCABULARY,
    now: NOW,
    house: SOME_HOUSE,
    askerTeamId: ASKER.teamId,
    previous,
    language: 'en',
  }
}

export function ask(question: string, previous: PlanDraft | null = null): PlanReply {
  return planLocally(requestOf(question, previous), ASKER.id)
}

/** As `ask`, by the rules and a model. */
export function askWith(models: ModelRunner): Asks {
  return (question, previous = null) => planWith(models, requestOf(question, previous), ASKER.id)
}
type Asks = (question: string, previous?: PlanDraft | null) => PlanReply | Promise<PlanReply>

/** Asks every question of a set and holds the answers against the gold. */
export async function judge(
  reporting: PaceDb,
  set: QuestionSet,
  asks: Asks = ask,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const gold of set.covered)
    for (const question of gold.said)
      verdicts.push(await judgeAnswer(reporting, 'covered', question, await asks(question), gold))
  for (const { before, gold, said } of set.followUps) {
    const first = await asks(before)
    const previous = 'plan' in first ? first.plan : null
    for (const question of said) {
      const reply = await asks(question, previous)
      const named = `${before} → ${question}`
      verdicts.push(
        gold === 'asked back'
          ? judgeRefusal('follow-up', named, reply)
          : await judgeAnswer(reporting, 'follow-up', named, reply, gold),
      )
    }
  }
  for (const { kind, said } of set.uncovered)
    for (const question of said) verdicts.push(judgeRefusal(kind, question, await asks(question)))
  return verdicts
}

async function judgeAnswer(
  reporting: PaceDb,
  category: Category,
  question: string,
  reply: PlanReply,
  gold: Covered,
): Promise<Verdict> {
  if (!('plan' in reply)) return { ...judgeRefusal(category, question, reply), ok: false }
  const asker = { personId: ASKER.id, role: ASKER.role, teamId: ASKER.teamId }
  const { rows } = await runPlan(reporting, checkPlan(reply.plan), {
    asker,
    calendar: SOME_HOUSE,
    now: new Date(NOW),
  })
  const got = rows.map(({ groups, value }): GoldRow => [...groups.map(({ key }) => key), value])
  const samePlan = canonical(reply.plan) === canonical(gold.plan)
  const wanted = gold.rows?.(HOUSE)
  const sameRows = !wanted || sorted(got) === sorted(wanted)
  const ok = samePlan && sameRows
  const why = ok
    ? ''
    : `${canonical(reply.plan)} ${samePlan ? `${sorted(got)} is not ${sorted(wanted ?? [])}` : ''}`
  return { category, question, outcome: ok ? 'right' : 'wrong', ok, why }
}

function judgeRefusal(category: Category, question: string, reply: PlanReply): Verdict {
  if ('plan' in reply)
    return { category, question, outcome: 'wrong', ok: false, why: canonical(reply.plan) }
  if ('clarify' in reply)
    return { category, question, outcome: 'asked back', ok: true, why: reply.clarify.message }
  return { category, question, outcome: 'refused', ok: true, why: reply.refused.message }
}

/** The plan without the order in which its parts were said. */
function canonical(plan: GoldPlan): string {
  const { dimensions = [], filters = [], ...others } = withoutRolls(plan)
  const parts = filters
    .map(
      ({ dimension, operator, values }) =>
        `${dimension} ${operator} ${values.map(String).toSorted().join(' ')}`,
    )
    .toSorted()
  const rest = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ dimensions, filters: parts, ...Object.fromEntries(rest) })
}

/** The gold is of one day: how its times move with the days is told by tests of its own. */
function withoutRolls({ time, versus, ...plan }: GoldPlan): GoldPlan {
  const fixed = (span: TimeRange): TimeRange => {
    const { rolls: _, ...dates } = span
    return dates
  }
  return {
    ...plan,
    ...(time ? { time: fixed(time) } : {}),
    ...(versus ? { versus: fixed(versus) } : {}),
  }
}

function sorted(rows: readonly GoldRow[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .toSorted()
    .join()
}
