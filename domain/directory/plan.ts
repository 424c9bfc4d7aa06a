import { DEMO_SUBJECT, type Role } from '../access/person.ts'
import type { CloseReason, DirectorySnapshot, DirectoryUser } from './directory-user.ts'
import {
  CLOSE_KIND,
  type Effect,
  type EffectKind,
  hasAccess,
  afterwards,
  type KnownPerson,
  type PersonFacts,
} from './effects.ts'
import { keepAnAdmin } from './keep-an-admin.ts'
import { keepEmailsApart } from './keep-emails-apart.ts'
import { type DirectoryRules, isInScope, roleOf, teamOf } from './rules.ts'

export type PlanInput = {
  snapshot: DirectorySnapshot
  /** Everybody in PACE, those that the directory does not govern too: e-mails and the last admin concern all. */
  people: readonly KnownPerson[]
  /** Team ids by name; every team that a rule names is among them. */
  teams: ReadonlyMap<string, string>
  rules: DirectoryRules
  /** The last admin may be shut out as well. */
  allowNoAdmin?: boolean
}
export type Plan = {
  effects: Effect[]
  /** How many of those who may come in now will not any more, and of how many. */
  losing: number
  governed: number
}

/** What has to happen to PACE's people so that they are as the directory and the rules say. Decides, and does nothing. */
export function planSync(input: PlanInput): Plan {
  const { people, allowNoAdmin = false } = input
  const wanted = keepEmailsApart(people, effectsOf(input))
  // An admin who stays keeps an e-mail that somebody else may have been about to take.
  const effects = allowNoAdmin ? wanted : keepEmailsApart(people, keepAnAdmin(people, wanted))
  return { effects, ...countLosses(people, effects) }
}

/** The directory speaks for whoever came from it: not for demo people, nor for those whom somebody made by hand. */
export function isGoverned({ subject }: Pick<KnownPerson, 'subject'>): boolean {
  return subject !== null && !subject.startsWith(DEMO_SUBJECT)
}

/** Governed people of whom this snapshot says nothing. */
export function findMissing<P extends Pick<KnownPerson, 'subject'>>(
  people: readonly P[],
  seen: ReadonlySet<string>,
): P[] {
  return people.filter((person) => isGoverned(person) && !seen.has(person.subject ?? ''))
}

function effectsOf({ snapshot, people, teams, rules }: PlanInput): Effect[] {
  const known = new Map(people.map((person) => [person.subject, person]))
  const users = [...new Map(snapshot.users.map((user) => [user.id, user])).values()]
  const ofUsers = users.flatMap((user) => {
    const person = known.get(user.id)
    if (!person) return joinEffects(user, rules, teams)
    return isNewer(person, snapshot) ? [] : changeEffects(person, user, rules, teams)
  })
  const ofGone = people
    .filter((person) => isGoverned(person) && snapshot.gone.has(person.subject ?? ''))
    .filter((person) => !isNewer(person, snapshot))
    .flatMap((person) => closeEffects(person, 'deleted'))
  return [...ofUsers, ...ofGone]
}

/** A notification was followed after this snapshot's reading began: it knows better. */
function isNewer({ directoryCheckedAt }: KnownPerson, { at }: DirectorySnapshot): boolean {
  return directoryCheckedAt !== null && directoryCheckedAt > at
}

type Teams = PlanInput['teams']

function joinEffects(user: DirectoryUser, rules: DirectoryRules, teams: Teams): Effect[] {
  if (whyClosed(user, rules)) return []
  const { role = null, teamId = null } = rightsOf(user, rules, teams)
  const { id: subject, email, name } = user
  const after = { email, name, role, teamId, status: 'active' as const }
  return [{ kind: 'join', subject, personId: null, name, before: null, after, reason: null }]
}

function changeEffects(
  person: KnownPerson,
  user: DirectoryUser,
  rules: DirectoryRules,
  teams: Teams,
): Effect[] {
  const { email, name } = user
  const renamed = changed(person, 'rename', { email, name })
  const closed = whyClosed(user, rules)
  if (closed) return [...renamed, ...closeEffects(person, closed)]
  const { role, teamId } = rightsOf(user, rules, teams)
  return [
    ...renamed,
    ...restoreEffects(person),
    ...(role === undefined ? [] : changed(person, 'setRole', { role })),
    ...(teamId === undefined ? [] : changed(person, 'setTeam', { teamId })),
  ]
}

function whyClosed(user: DirectoryUser, rules: DirectoryRules): CloseReason | null {
  if (user.state !== 'active') return user.state
  return isInScope(user, rules) ? null : 'outOfScope'
}

/** Whom an admin suspended by hand, the directory neither closes nor lets in. */
function closeEffects(person: KnownPerson, reason: CloseReason): Effect[] {
  if (person.status === 'suspended' && !person.closedByDirectory) return []
  return changed(person, CLOSE_KIND[reason], { status: 'suspended', closedByDirectory: reason })
}

function restoreEffects(person: KnownPerson): Effect[] {
  if (!person.closedByDirectory) return []
  return changed(person, 'restore', { status: 'active', closedByDirectory: null })
}

function rightsOf(
  user: DirectoryUser,
  rules: DirectoryRules,
  teams: Teams,
): { role?: Role | null; teamId?: string | null } {
  const team = teamOf(user, rules)
  return {
    role: roleOf(user, rules),
    teamId: team === undefined ? undefined : team === null ? null : (teams.get(team) ?? null),
  }
}

/** One effect with the facts that differ; none when nothing does. */
function changed(person: KnownPerson, kind: EffectKind, wanted: Partial<PersonFacts>): Effect[] {
  const names = Object.keys(wanted) as (keyof PersonFacts)[]
  const differing = names.filter((name) => person[name] !== wanted[name])
  if (differing.length === 0) return []
  const pick = (from: Partial<PersonFacts>) =>
    Object.fromEntries(differing.map((name) => [name, from[name] ?? null]))
  return [
    {
      kind,
      subject: person.subject ?? '',
      personId: person.id,
      name: wanted.name ?? person.name,
      before: pick(person),
      after: pick(wanted),
      reason: null,
    },
  ]
}

function countLosses(people: readonly KnownPerson[], effects: readonly Effect[]) {
  const after = new Map(afterwards(people, effects).map((person) => [person.key, person]))
  const before = people.filter((person) => isGoverned(person) && hasAccess(person))
  const losing = before.filter((person) => {
    const then = after.get(person.id)
    return !then || !hasAccess(then)
  })
  return { losing: losing.length, governed: before.length }
}
