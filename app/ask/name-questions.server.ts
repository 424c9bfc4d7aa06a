import { checkPlan } from '#domain/metrics/plan.ts'
import { DomainError } from '#domain/errors.ts'
import { rollsWhole } from '#domain/metrics/time/rolling-time.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { readVocabulary } from '#db/pace/ask/vocabulary.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { namesOf } from './prepare-answer.ts'
import { describePlan, namePlan } from './tell/describe-plan.ts'
import type { Telling } from './tell/say-values.ts'

type Asked = { question: string; plan: unknown }

/** What was asked before by what it asks now: where a time stands still, the plan with its dates says more than "today" of another day. */
export async function nameQuestions(
  db: PaceDb,
  { house, reference }: ReturnType<SettingsWatch['current']>,
  asked: readonly Asked[],
): Promise<Asked[]> {
  if (asked.length === 0) return []
  const telling = { names: namesOf(await readVocabulary(db, reference)), currency: house.currency }
  const named = asked.map(({ question, plan }) => ({
    question: nameOf(question, plan, telling),
    plan,
  }))
  return named.filter(
    ({ question }, at) => named.findIndex((one) => one.question === question) === at,
  )
}

function nameOf(question: string, draft: unknown, telling: Telling): string {
  try {
    const plan = checkPlan(draft)
    return rollsWhole(plan) ? question : namePlan(describePlan(plan, telling))
  } catch (error) {
    // What no longer holds is said when it is asked again.
    if (error instanceof DomainError) return question
    throw error
  }
}
