import { MEASURES } from '#domain/metrics/catalogue.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { onDay } from '#domain/metrics/time/rolling-time.ts'
import { dayOf } from '#domain/zone-time.ts'
import { PlanSchema } from '#domain/metrics/plan-schema.ts'
import { DomainError } from '#domain/errors.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import { readVocabulary } from '#db/pace/ask/vocabulary.ts'
import { namesOf, prepare, withScope } from '../../ask/prepare-answer.ts'
import { answerTable } from '../../ask/tell/answer-table.ts'
import { tellAnswer } from '../../ask/tell/tell-answer.ts'
import { defineTool, READS } from './tool.ts'

const MEASURED = Object.entries(MEASURES)
  .map(([name, { definition, dimensions, time }]) => {
    return `${name} (${definition} Time: ${time}. Splits: ${dimensions.join(', ')})`
  })
  .join('; ')

/** The plan is the question: who calls here is a program that fills a form better than it words one. */
export const countRecords = defineTool({
  name: 'count_records',
  title: 'Count records',
  description: `Numbers of leads, listings, calls, viewings and tasks, as the person may see them: \`scope\` says where rights narrow the answer. Measures: ${MEASURED}`,
  scope: 'mcp:read',
  annotations: READS,
  input: {
    plan: PlanSchema.describe(
      'Areas, sources and property types by key, people and teams by id, days of the house',
    ),
  },
  run: async ({ plan: draft }, { deps: { db, reporting, settings }, actor }) => {
    if (actor.call) throw new DomainError('forbidden', 'A delegation for a call counts nothing.')
    const { house, reference } = settings.current()
    const plan = onDay(checkPlan(draft), dayOf(Date.now(), house.zone))
    const names = namesOf(await readVocabulary(db, reference))
    const telling = { names, currency: house.currency }
    const prepared = prepare(actor, plan, telling)
    if ('refused' in prepared) throw new DomainError('forbidden', prepared.refused)
    const { asker, described } = prepared
    const result = await runPlan(reporting, plan, { asker, calendar: house })
    const text = withScope(tellAnswer(plan, result, telling), described.scope)
    return { ...described, ...answerTable(plan, result, telling), text }
  },
})
