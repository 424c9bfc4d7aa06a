import type { Role } from './person.ts'
import { DomainError } from './errors.ts'

/**
 * Who asks. A person may act through a client (`via`), which narrows and never widens: a delegation for one call
 * (`call`) reads what its person may, as far as that call needs. A service is a machine client with scopes.
 */
export type Actor =
  | { kind: 'person'; id: string; role: Role; teamId: string | null; via?: string; call?: string }
  | { kind: 'service'; id: string; scopes: readonly string[] }

/** The facts about a record that the rules look at. */
export type Facts = {
  ownerId?: string | null
  teamId?: string | null
  collaboratorIds?: readonly string[] | null
}

export const RULES = {
  lead: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'leads:read',
      'live:read',
    ],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'leads:write', 'live:write'],
    create: ['anyPerson', 'leads:write', 'live:write'],
    claim: ['teamMemberOfUnowned', 'managerOfTeam', 'admin'],
    assign: ['managerOfTeam', 'admin'],
    share: ['owner', 'managerOfTeam', 'admin'],
    setStage: ['owner', 'collaborator', 'managerOfTeam', 'admin', 'leads:write'],
    export: ['managerOfTeam', 'admin'],
  },
  listing: {
    read: ['admin', 'managerOfTeam', 'teamMember', 'listings:read', 'live:read'],
    write: ['admin', 'managerOfTeam', 'owner', 'listings:write', 'live:write'],
    create: ['anyPerson', 'listings:write', 'live:write'],
    assign: ['managerOfTeam', 'admin'],
    publish: ['owner', 'managerOfTeam', 'admin'],
    recordPortalState: ['live:write'],
    export: ['managerOfTeam', 'admin'],
  },
  call: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'teamMember',
      'calls:read',
      'calls:assist',
      'live:read',
    ],
    write: ['admin', 'managerOfTeam', 'owner', 'teamMember', 'live:write'],
    annotate: ['calls:assist', 'live:write'],
    feed: ['calls:write'],
    create: ['calls:write'],
  },
  private: { read: ['owner', 'managerOfTeam'], write: ['owner', 'managerOfTeam'] },
  sensitive: { read: ['owner', 'managerOfTeam'], write: [] },
  note: {
    read: ['teamMember', 'admin', 'live:read'],
    write: ['teamMember', 'admin', 'live:write'],
    create: ['anyPerson', 'live:write'],
  },
  board: { read: ['managerOfTeam', 'teamMember', 'admin', 'live:read'] },
  wall: { read: ['managerOfTeam', 'teamMember', 'admin', 'live:read'] },
  desk: { read: ['owner'] },
  task: {
    read: ['owner', 'managerOfTeam', 'admin'],
    write: ['owner', 'managerOfTeam', 'admin'],
    create: ['anyPerson'],
  },
  viewing: {
    read: ['owner', 'teamMember', 'managerOfTeam', 'admin'],
    write: ['owner', 'managerOfTeam', 'admin'],
    create: ['anyPerson'],
  },
  event: { read: ['managerOfTeam', 'admin', 'events:read'] },
  person: { read: ['anyPerson'], suspend: ['admin'], setRole: ['admin'] },
  session: { read: ['owner', 'admin'], end: ['owner', 'admin'] },
  client: { read: ['admin'], create: ['admin'], rotate: ['admin'], revoke: ['admin'] },
  audit: { read: ['admin'] },
  directory: { read: ['admin'] },
  question: { ask: ['anyPerson', 'ask'] },
} as const satisfies Record<string, Record<string, readonly RuleName[]>>

export type Resource = keyof typeof RULES
export type ActionOn<R extends Resource> = keyof (typeof RULES)[R] & string

type Holds = (actor: Actor, facts: Facts) => boolean
type PersonRule = keyof typeof PERSON_RULES
type RuleName = PersonRule | `${string}:${string}` | 'ask'

const PERSON_RULES = {
  anyPerson: (actor) => actor.kind === 'person',
  admin: (actor) => actor.kind === 'person' && actor.role === 'admin',
  owner: (actor, { ownerId }) => actor.kind === 'person' && actor.id === ownerId,
  collaborator: (actor, { collaboratorIds }) =>
    actor.kind === 'person' && (collaboratorIds ?? []).includes(actor.id),
  teamMember: inTeam,
  managerOfTeam: (actor, facts) =>
    actor.kind === 'person' && actor.role === 'manager' && inTeam(actor, facts),
  teamMemberOfUnowned: (actor, facts) => !facts.ownerId && inTeam(actor, facts),
} satisfies Record<string, Holds>

/** The one decision: may this actor do this to a record with these facts? Deny is the default. */
export function can<R extends Resource>(
  actor: Actor,
  action: ActionOn<R>,
  resource: R,
  facts: Facts = {},
): boolean {
  const rules = (RULES[resource] as Record<string, readonly RuleName[]>)[action] ?? []
  return rules.some((rule) => holds(rule, actor, facts))
}

/** Throws `forbidden` unless `can`. */
export function authorise<R extends Resource>(
  actor: Actor,
  action: ActionOn<R>,
  resource: R,
  facts: Facts = {},
): void {
  if (can(actor, action, resource, facts)) return
  throw new DomainError('forbidden', `You may not ${action} this ${resource}.`)
}

function holds(rule: RuleName, actor: Actor, facts: Facts): boolean {
  if (isPersonRule(rule)) return PERSON_RULES[rule](actor, facts)
  return actor.kind === 'service' && actor.scopes.includes(rule)
}

function isPersonRule(rule: RuleName): rule is PersonRule {
  return Object.hasOwn(PERSON_RULES, rule)
}

function inTeam(actor: Actor, { teamId }: Facts): boolean {
  return actor.kind === 'person' && teamId != null && actor.teamId === teamId
}

/** Whose rights are used, as the audit names it; through which client is said beside it. */
export function subjectName(actor: Actor): string {
  return `${actor.kind}:${actor.id}`
}

/** How an actor is written into logs, events and an annotation's `by`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'service') return `service:${actor.id}`
  return actor.via ? `service:${actor.via}` : `person:${actor.id}`
}
