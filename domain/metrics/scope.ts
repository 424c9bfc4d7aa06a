import { type Actor, can, type Facts } from '../access/access.ts'
import { measureOf, type MetricSubject } from './catalogue.ts'
import type { DimensionName } from './dimensions.ts'
import type { Plan } from './plan.ts'

type Person = Extract<Actor, { kind: 'person' }>
/** Whose records somebody sees of a subject, beside none. */
export type SeenPart = (typeof SEEN_PARTS)[number]
const SEEN_PARTS = ['team', 'own', 'shared', 'unclaimed'] as const
/** How far an answer reaches of what was asked. It is told from the policy alone: counts that are hidden leave no trace in it. */
export type Scope =
  | { kind: 'whole' }
  /** Some of it may not be seen: what is goes with the answer. */
  | { kind: 'narrowed'; subject: MetricSubject; seen: SeenPart[] }
  /** Nothing may be seen of a colleague or team that is named (`key`) or set beside others, so that any number would mislead. */
  | ({ kind: 'refused'; subject: MetricSubject } & Hidden)
type Hidden = { dimension: 'agent' | 'team'; key: string | null }

/** Somebody and some team that are neither the asker nor named: ids that nobody has. */
const SOMEBODY = '00000000-0000-4000-8000-000000000001'
const ELSEWHERE = '00000000-0000-4000-8000-000000000002'

/** What the policy lets this person see of what a plan asks about. */
export function scopeOf(plan: Plan, asker: Person): Scope {
  const { subject } = measureOf(plan.measure)
  const records = recordsAsked(plan, asker)
  const isSeen = (facts: Facts) => can(asker, 'read', subject, facts)
  if (records.every(isSeen)) return { kind: 'whole' }
  const hidden = hiddenGroup(plan, asker, records, isSeen)
  if (hidden) return { kind: 'refused', subject, ...hidden }
  return { kind: 'narrowed', subject, seen: seenParts(subject, asker) }
}

/** One record of each kind that the plan's filters leave: whose it is, and of which team. */
function recordsAsked(plan: Plan, asker: Person): Facts[] {
  const owners = narrowed(plan, 'agent', [asker.id, SOMEBODY, null]).filter((ownerId) =>
    plan.filters
      .filter(({ dimension }) => dimension === 'owned')
      .every(({ operator, values }) => values.includes(ownerId !== null) === (operator === 'is')),
  )
  const teams = narrowed(plan, 'team', [asker.teamId ?? ELSEWHERE, ELSEWHERE])
  return owners.flatMap((ownerId) => teams.map((teamId) => ({ ownerId, teamId })))
}

function narrowed(
  { filters }: Plan,
  name: DimensionName,
  all: readonly (string | null)[],
): (string | null)[] {
  return filters
    .filter(({ dimension }) => dimension === name)
    .reduce<(string | null)[]>(
      (left, { operator, values }) => {
        const named = values.map(String)
        if (operator === 'is') return named
        return left.filter((one) => one === null || !named.includes(one))
      },
      [...new Set(all)],
    )
}

/** A colleague or a team that is named, or set beside others, of whose records none is seen but one's own. */
function hiddenGroup(
  plan: Plan,
  asker: Person,
  records: readonly Facts[],
  isSeen: (facts: Facts) => boolean,
): Hidden | null {
  const compared = new Set<string>([...plan.dimensions, plan.averagedOver ?? ''])
  for (const dimension of ['agent', 'team'] as const) {
    const isNamed = plan.filters.some(
      (filter) => filter.dimension === dimension && filter.operator === 'is',
    )
    if (!isNamed && !compared.has(dimension)) continue
    const keyOf = ({ ownerId, teamId }: Facts) => (dimension === 'agent' ? ownerId : teamId) ?? null
    for (const key of new Set(records.map(keyOf))) {
      const others = records.filter((one) => keyOf(one) === key && one.ownerId !== asker.id)
      if (others.length > 0 && !others.some(isSeen)) return { dimension, key: isNamed ? key : null }
    }
  }
  return null
}

/** Which records are counted, as the policy has it for this person. */
function seenParts(subject: MetricSubject, asker: Person): SeenPart[] {
  const isSeen = (facts: Facts) => can(asker, 'read', subject, facts)
  const { id, teamId } = asker
  const isTeams = teamId !== null && isSeen({ ownerId: SOMEBODY, teamId })
  const sees: Record<SeenPart, boolean> = {
    team: isTeams,
    own: isSeen({ ownerId: id, teamId: ELSEWHERE }),
    shared: isSeen({ ownerId: SOMEBODY, teamId: ELSEWHERE, collaboratorIds: [id] }),
    unclaimed: teamId !== null && !isTeams && isSeen({ ownerId: null, teamId }),
  }
  return SEEN_PARTS.filter((part) => sees[part])
}
