import type { Actor } from '#domain/access/access.ts'
import { MEASURES } from '#domain/metrics/catalogue.ts'
import type { Plan } from '#domain/metrics/plan.ts'
import { scopeOf } from '#domain/metrics/scope.ts'
import { DomainError } from '#domain/errors.ts'
import type { Asker } from '#db/pace/metrics/run-plan.ts'
import type { Vocabulary } from '#db/pace/ask/vocabulary.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { describePlan, type PlanDescription } from './tell/describe-plan.ts'
import type { Telling } from './tell/say-values.ts'
import { tellRefusal, tellScope } from './tell/tell-scope.ts'

/** What of a person's work is nobody's but the house's own: machine clients have no scope for it. */
const NEEDED_SCOPE = {
  lead: 'leads:read',
  listing: 'listings:read',
  call: 'calls:read',
  viewing: null,
  task: null,
} as const

/** A person asks with her own rights; a machine client sees all of a subject that it may read, and no other. */
function askerFor(actor: Actor, { measure }: Plan): Asker {
  if (actor.kind === 'person') return { personId: actor.id, role: actor.role, teamId: actor.teamId }
  const scope = NEEDED_SCOPE[MEASURES[measure].subject]
  if (scope && actor.scopes.includes(scope)) return { personId: null, role: 'admin', teamId: null }
  throw new DomainError(
    'forbidden',
    scope
      ? `Questions about ${MEASURES[measure].label.toLowerCase()} need the scope ${scope}.`
      : `Questions about ${MEASURES[measure].label.toLowerCase()} are answered to people only.`,
  )
}

export type Prepared =
  | { refused: string }
  | { asker: Asker; described: PlanDescription & { scope: string | null } }

/**
 * A plan as it will be run for this actor: under whose rights, in which words, and over what where rights narrow it; refused where
 * they leave nothing of what was asked. Every way to ask goes through here.
 */
export function prepare(actor: Actor, plan: Plan, telling: Telling): Prepared {
  const asker = askerFor(actor, plan)
  const scope = actor.kind === 'person' ? scopeOf(plan, actor) : null
  if (scope?.kind === 'refused') return { refused: tellRefusal(scope, telling.names) }
  return {
    asker,
    described: { ...describePlan(plan, telling), scope: scope && tellScope(scope) },
  }
}

/** The answer never stands without the sentence that says what it was counted over. */
export function withScope(text: string, scope: string | null): string {
  return scope ? `${text} ${scope}` : text
}

/** What keys and ids are called, as whoever reads has them; a value of a list by `list:key`, since two lists may have one key. */
export function namesOf({ areas, people, teams, lists }: Vocabulary): Map<string, string> {
  const language = currentLanguage()
  const values = Object.entries(lists).flatMap(([list, ofList]) =>
    ofList.map(({ key, labels }) => [`${list}:${key}`, labels[language]] as const),
  )
  return new Map([
    ...values,
    ...areas.map(({ key, labels }) => [key, labels[language]] as const),
    ...[...people, ...teams].map(({ id, name }) => [id, name] as const),
  ])
}
