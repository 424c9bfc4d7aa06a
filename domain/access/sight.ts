import { type Actor, can, type Facts } from './access.ts'

/** How much of a record somebody sees: all of it, what is fair to show of a colleague's, or nothing. */
export type Sight = 'whole' | 'fair' | 'none'

/**
 * What stays of a colleague's record: enough to see that work is shared out fairly, nothing about the person outside.
 * What is not named here is hidden, so that a new field is hidden until somebody decides.
 */
const FAIR_FIELDS = {
  lead: [
    'id',
    'reference',
    'stage',
    'stageChangedAt',
    'createdAt',
    'ownerId',
    'teamId',
    'collaboratorIds',
    'areas',
    'dueAt',
  ],
  call: [
    'id',
    'state',
    'direction',
    'agentId',
    'teamId',
    'startedAt',
    'answeredAt',
    'heldSince',
    'endedAt',
  ],
} as const satisfies Record<string, readonly string[]>

/** What a team's agents may see of each other's leads, as the house decides for each team. */
export const SIGHTS_OF_TEAM = ['fair', 'whole'] as const satisfies readonly Sight[]
export type SightOfTeam = (typeof SIGHTS_OF_TEAM)[number]

export type SightedResource = keyof typeof FAIR_FIELDS

/** The one rule of how much this actor sees of a lead or a call with these facts. */
export function sightOf(actor: Actor, resource: SightedResource, facts: Facts): Sight {
  if (can(actor, 'read', resource, facts)) return 'whole'
  return can(actor, 'glimpse', resource, facts) ? 'fair' : 'none'
}

/** A record as far as it may be seen: what is hidden is null. */
export function asSeen<Row extends object>(
  resource: SightedResource,
  row: Row,
  sight: Exclude<Sight, 'none'>,
): { [Field in keyof Row]: Row[Field] | null } {
  if (sight === 'whole') return row
  const shown: readonly string[] = FAIR_FIELDS[resource]
  const fields = Object.entries(row).map(([name, value]) => [
    name,
    shown.includes(name) ? value : null,
  ])
  return Object.fromEntries(fields) as { [Field in keyof Row]: Row[Field] | null }
}
