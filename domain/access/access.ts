import type { Role } from './person.ts'
import { DomainError } from '../errors.ts'

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

export const RULES = {
  contact: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfOpen',
      'teamMemberWhoSeesLeads',
      'leads:read',
      'live:read',
    ],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'leads:write', 'live:write'],
    create: ['anyPerson', 'leads:write', 'live:write'],
    /** To write to colleagues on it: who may do something with it, not who is only shown it. */
    note: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'teamMemberOfOpen'],
    assign: ['managerOfTeam', 'admin'],
    archive: ['owner', 'managerOfTeam', 'admin'],
    merge: ['admin', 'managerOfTeam', 'owner', 'collaborator'],
    export: ['managerOfTeam', 'admin'],
  },
  lead: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'teamMemberWhoSees',
      'leads:read',
      'live:read',
    ],
    glimpse: ['teamMember'],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'leads:write', 'live:write'],
    create: ['anyPerson', 'leads:write', 'live:write'],
    note: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'teamMemberOfUnowned'],
    claim: ['teamMemberOfUnowned', 'managerOfTeam', 'admin'],
    // The scope of the clocks alone: no client is ever given it.
    release: ['owner', 'managerOfTeam', 'admin', 'clocks:return'],
    assign: ['managerOfTeam', 'admin', 'clocks:return'],
    archive: ['owner', 'managerOfTeam', 'admin'],
    share: ['owner', 'managerOfTeam', 'admin'],
    setStage: ['owner', 'collaborator', 'managerOfTeam', 'admin', 'leads:write'],
    merge: ['owner', 'managerOfTeam', 'admin'],
    export: ['managerOfTeam', 'admin'],
  },
  listing: {
    read: ['admin', 'managerOfTeam', 'teamMember', 'listings:read', 'live:read'],
    write: ['admin', 'managerOfTeam', 'owner', 'listings:write', 'live:write'],
    create: ['anyPerson', 'listings:write', 'live:write'],
    assign: ['managerOfTeam', 'admin'],
    archive: ['owner', 'managerOfTeam', 'admin'],
    publish: ['owner', 'managerOfTeam', 'admin'],
    /** That it is shown to customers for the first time; machine clients of the house bring what is shown elsewhere. */
    approve: ['managerOfTeam', 'admin', 'listings:write', 'live:write'],
    recordPortalState: ['live:write'],
    export: ['managerOfTeam', 'admin'],
  },
  property: {
    read: ['anyPerson', 'listings:read', 'live:read'],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'listings:write', 'live:write'],
    create: ['anyPerson', 'listings:write', 'live:write'],
    assign: ['managerOfTeam', 'admin'],
    export: ['managerOfTeam', 'admin'],
  },
  call: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'calls:read',
      'calls:assist',
      'live:read',
    ],
    glimpse: ['teamMember'],
    write: ['admin', 'managerOfTeam', 'owner', 'teamMemberOfUnowned', 'live:write'],
    /** To its recording: whoever may read it, but only those who may read what is hidden in it hear all (`call/playback/`). */
    listen: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'calls:read',
    ],
    /** To keep a recording with it, or to take that away. */
    keepRecording: ['managerOfTeam', 'admin', 'calls:import', 'calls:write'],
    annotate: ['calls:assist', 'live:write'],
    feed: ['calls:write'],
    create: ['calls:write'],
    /** Conversations of other systems, taken in as calls that are past. */
    import: ['managerOfTeam', 'admin', 'calls:import', 'calls:write', 'live:write'],
    /** A call of the demo, put through to oneself or to somebody of one's team. */
    rehearse: ['owner', 'managerOfTeam', 'admin'],
    /** How calls went, over all of a team's: scores, and what became of what was suggested. */
    review: ['managerOfTeam', 'admin'],
    export: ['managerOfTeam', 'admin'],
  },
  private: { read: ['owner', 'managerOfTeam'], write: ['owner', 'managerOfTeam'] },
  sensitive: { read: ['owner', 'managerOfTeam'], write: [] },
  note: {
    read: ['teamMember', 'admin', 'live:read'],
    write: ['teamMember', 'admin', 'live:write'],
    create: ['anyPerson', 'live:write'],
  },
  /** What is about to be written to a contact; by its contact's facts. Who only reads the conversation sees what was sent. */
  reply: {
    read: ['admin', 'managerOfTeam', 'owner', 'collaborator'],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator'],
  },
  /** What somebody has written on a lead or a contact: read by who reads that. */
  recordNote: { write: ['owner'], remove: ['owner'] },
  board: { read: ['managerOfTeam', 'teamMember', 'admin', 'live:read'] },
  wholeBoard: { read: ['managerOfTeam', 'admin', 'live:read'] },
  wall: { read: ['managerOfTeam', 'teamMember', 'admin', 'live:read'] },
  wholeWall: { read: ['managerOfTeam', 'admin', 'live:read'] },
  desk: { read: ['owner'] },
  mine: { read: ['owner'] },
  task: {
    read: ['owner', 'managerOfTeam', 'admin'],
    write: ['owner', 'managerOfTeam', 'admin'],
    create: ['anyPerson'],
    export: ['managerOfTeam', 'admin'],
  },
  viewing: {
    read: ['owner', 'teamMember', 'managerOfTeam', 'admin'],
    write: ['owner', 'managerOfTeam', 'admin'],
    create: ['anyPerson'],
    export: ['managerOfTeam', 'admin'],
  },
  /** The secret address at which one's calendar reads one's viewings. */
  calendarFeed: { read: ['owner'], write: ['owner'] },
  /** One's own calendar at Google. */
  googleCalendar: { read: ['owner'], write: ['owner'] },
  /** That somebody has something else at a time: for who plans their day. */
  busyTime: { read: ['owner', 'managerOfTeam', 'admin'] },
  // Who may follow the log; what of it they see is decided by each record (`domain/record/seen-event.ts`).
  event: {
    read: ['anyPerson', 'events:read', 'leads:read', 'listings:read', 'calls:read'],
    readWhole: ['admin', 'events:read'],
  },
  // A machine client has its own (by who made it); those of the house are its admins'.
  webhook: { read: ['admin', 'events:read'], write: ['admin', 'events:read'] },
  person: { read: ['anyPerson'], suspend: ['admin'], setRole: ['admin'], export: ['admin'] },
  session: { read: ['owner', 'admin'], end: ['owner', 'admin'] },
  /** A program of somebody else that a person let in, and what it did for them. */
  program: { read: ['owner'], decide: ['owner'], end: ['owner'] },
  /** A message that a program has written for a person to send. */
  draft: { read: ['owner'], end: ['owner'] },
  client: {
    read: ['admin'],
    create: ['admin'],
    rotate: ['admin'],
    revoke: ['admin'],
    export: ['admin'],
  },
  view: {
    read: ['owner', 'teamMember'],
    write: ['owner', 'managerOfTeam'],
    create: ['anyPerson'],
  },
  /** What came in from outside; what is nobody's lead yet is every manager's. */
  arrival: {
    read: ['managerOfTeam', 'admin'],
    decide: ['managerOfTeam', 'admin'],
    export: ['admin'],
  },
  audit: { read: ['admin'], export: ['admin'] },
  settings: {
    read: [
      'anyPerson',
      'leads:read',
      'leads:write',
      'listings:read',
      'listings:write',
      'calls:read',
    ],
    change: ['admin'],
  },
  portal: { read: ['managerOfTeam', 'admin'], connect: ['admin'] },
  /** What the API can do; what is in it each route decides. */
  description: { read: ['anyPerson'] },
  /** A test client's own brokerage: its maker's. */
  sandbox: {
    read: ['owner', 'admin'],
    create: ['anyPerson'],
    reset: ['owner', 'admin'],
    remove: ['owner', 'admin'],
  },
  notification: { read: ['owner'], setDefaults: ['admin'] },
  directory: { read: ['admin'] },
  import: { read: ['admin'], run: ['admin'], undo: ['admin'] },
  job: { read: ['admin'], change: ['admin'] },
  // SQL is run under the row security of who writes it: a manager reads their team's, an admin all.
  question: { ask: ['anyPerson', 'ask'], writeSql: ['managerOfTeam', 'admin'] },
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
  throw new DomainError('forbidden', `You may not ${wordsOf(action)} this ${resource}.`)
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
