import type { Role } from './person.ts'
import { DomainError } from '../errors.ts'
import { RULES } from './rules.ts'

/**
 * Who asks. A person may act through a client (`via`), which narrows and never widens: a delegation for one call
 * (`call`) reads what its person may, as far as that call needs. A service is a machine client with scopes.
 */
export type Actor =
  | {
      kind: 'person'
      id: string
      role: Role
      teamId: string | null
      /** Their team lets each of it see the leads of all. */
      seesTeam?: boolean
      via?: string
      call?: string
    }
  | { kind: 'service'; id: string; scopes: readonly string[] }

/**
 * The facts about a record that the rules look at. The collaborators of a call are those who have its lead, those of a property whoever
 * has a listing of it; its owner is who looks after it for the house.
 */
export type Facts = {
  ownerId?: string | null
  teamId?: string | null
  collaboratorIds?: readonly string[] | null
  /** Of a contact: the teams of all that hangs on it, those of its leads, and those whose members may take up some of it. */
  teamIds?: readonly string[]
  leadTeamIds?: readonly string[]
  openTeamIds?: readonly string[]
}

export type Resource = keyof typeof RULES
export type ActionOn<R extends Resource> = keyof (typeof RULES)[R] & string

type Holds = (actor: Actor, facts: Facts) => boolean
type PersonRule = keyof typeof PERSON_RULES
type RuleName = PersonRule | `${string}:${string}` | 'ask'

/** A name in the table that is no rule does not compile. */
const TABLE: Record<Resource, Record<string, readonly RuleName[]>> = RULES

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
  teamMemberOfOpen: (actor, { openTeamIds }) => isAmong(actor, openTeamIds),
  teamMemberWhoSees: (actor, facts) => seesTeam(actor) && inTeam(actor, facts),
  teamMemberWhoSeesLeads: (actor, { leadTeamIds }) =>
    seesTeam(actor) && isAmong(actor, leadTeamIds),
} satisfies Record<string, Holds>

/** The one decision: may this actor do this to a record with these facts? Deny is the default. */
export function can<R extends Resource>(
  actor: Actor,
  action: ActionOn<R>,
  resource: R,
  facts: Facts = {},
): boolean {
  const rules = TABLE[resource][action] ?? []
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
  throw new DomainError(
    'forbidden',
    `You may not ${wordsOf(action)} ${RESOURCE_WORDS[resource] ?? `this ${resource}`}.`,
  )
}

/** What an action is called where its own name is none that people use. */
const ACTION_WORDS: Record<string, string> = {
  read: 'see',
  write: 'change',
  setStage: 'change the stage of',
  setRole: 'change the role of',
  assign: 'hand over',
  annotate: 'mark',
  note: 'write a note on',
  listen: 'listen to',
  keepRecording: 'change the recording of',
  feed: 'send events of',
  rehearse: 'start',
  end: 'end',
  rotate: 'change the secret of',
  decide: 'decide about',
  recordPortalState: 'record what a portal says of',
  writeSql: 'run SQL for',
}

/** What is not one of many, or is called something else than its rules. */
const RESOURCE_WORDS: Partial<Record<Resource, string>> = {
  administration: 'the pages for admins',
  arrival: 'what came in',
  audit: 'the audit',
  busyTime: 'when somebody is busy',
  calendarFeed: 'this calendar',
  description: 'the description of the API',
  directory: 'the directory',
  event: 'the log of events',
  googleCalendar: 'this calendar',
  mine: 'this desk',
  private: 'these private notes',
  recordNote: 'this note',
  sensitive: 'what is hidden',
  settings: 'the settings of the house',
  wholeBoard: 'the board of all teams',
  wholeWall: 'the wall of all teams',
}

function wordsOf(action: string): string {
  return ACTION_WORDS[action] ?? action
}

function holds(rule: RuleName, actor: Actor, facts: Facts): boolean {
  if (isPersonRule(rule)) return PERSON_RULES[rule](actor, facts)
  return actor.kind === 'service' && actor.scopes.includes(rule)
}

function isPersonRule(rule: RuleName): rule is PersonRule {
  return Object.hasOwn(PERSON_RULES, rule)
}

function inTeam(actor: Actor, { teamId, teamIds }: Facts): boolean {
  if (actor.kind !== 'person') return false
  return (teamId != null && actor.teamId === teamId) || isAmong(actor, teamIds)
}

function seesTeam(actor: Actor): boolean {
  return actor.kind === 'person' && actor.seesTeam === true
}

function isAmong(actor: Actor, teamIds: readonly string[] | undefined): boolean {
  return actor.kind === 'person' && actor.teamId !== null && (teamIds ?? []).includes(actor.teamId)
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
