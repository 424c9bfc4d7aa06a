import { DomainError } from '#domain/errors.ts'
import { onDay, rollsWhole } from '#domain/metrics/time/rolling-time.ts'
import { dayOf } from '#domain/zone-time.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { listTiles, type PinnedTile } from '#db/pace/ask/tiles.ts'
import { readVocabulary } from '#db/pace/ask/vocabulary.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import type { TilePlace } from '#db/pace/schema.ts'
import { sayProblem } from '#words/problems.ts'
import { toProblem } from '#service/http/problem.ts'
import type { PageDeps, requirePerson } from '../pages/context.server.ts'
import { namesOf, prepare } from './prepare-answer.ts'
import { answerTable, chartOf } from './tell/answer-table.ts'
import { namePlan } from './tell/describe-plan.ts'
import type { Telling } from './tell/say-values.ts'
import { tellAnswer } from './tell/tell-answer.ts'

type Who = Pick<ReturnType<typeof requirePerson>, 'actor' | 'db'> & {
  person: { id: string }
  deps: Pick<PageDeps, 'reporting' | 'log'> & {
    settings: Pick<PageDeps['settings'], 'current'>
    now?: () => Date
  }
}

/** What somebody has pinned, each counted as any question is: under their rights as they are now, and with what narrows it. */
export async function answerTiles(who: Who, place: TilePlace) {
  const { person, db, deps } = who
  const pinned = await listTiles(db, person.id, place)
  if (pinned.length === 0) return []
  const { house, reference } = deps.settings.current()
  const telling = { names: namesOf(await readVocabulary(db, reference)), currency: house.currency }
  return Promise.all(pinned.map((tile) => answerTile(who, tile, telling)))
}

/** A tile whose plan no longer holds, of what its owner may see no longer, or that cannot be counted says why; the others stand. */
async function answerTile(
  { actor, deps }: Who,
  { id, said, plan: draft }: PinnedTile,
  telling: Telling,
) {
  const tile = { id, said, plan: draft }
  try {
    const { house } = deps.settings.current()
    const now = deps.now?.() ?? new Date()
    const plan = onDay(checkPlan(draft), dayOf(now.getTime(), house.zone))
    const prepared = prepare(actor, plan, telling)
    if ('refused' in prepared) return { ...tile, answer: null, problem: prepared.refused }
    const { asker, described } = prepared
    const result = await runPlan(deps.reporting, plan, {
      asker,
      calendar: house,
      now,
    })
    const { title, filters, time, scope } = described
    const answer = {
      title,
      filters,
      time,
      scope,
      text: tellAnswer(plan, result, telling),
      rows: answerTable(plan, result, telling),
      chart: chartOf(plan, { title, currency: telling.currency }),
    }
    return { ...tile, said: rollsWhole(plan) ? said : namePlan(described), answer, problem: null }
  } catch (error) {
    if (!(error instanceof DomainError)) deps.log.error({ err: error, tile: id }, 'tile failed')
    return { ...tile, answer: null, problem: sayProblem(toProblem(error)) }
  }
}
