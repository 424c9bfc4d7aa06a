import type { PersonStatus, Role } from '../access/person.ts'
import type { CloseReason } from './directory-user.ts'

export const EFFECT_KINDS = [
  'join',
  'rename',
  'setRole',
  'setTeam',
  'suspend',
  'archive',
  'delete',
  'outOfScope',
  'restore',
  'keepAdmin',
  'skip',
] as const
/** What a sync does to a person. `keepAdmin` and `skip` say what it did not do, and why. */
export type EffectKind = (typeof EFFECT_KINDS)[number]

export type PersonFacts = {
  email: string
  name: string
  role: Role | null
  teamId: string | null
  status: PersonStatus
  /** Why the directory suspended them; null where it did not, though an admin may have. */
  closedByDirectory: CloseReason | null
}

/** A person as the plan sees them. */
export type KnownPerson = PersonFacts & {
  id: string
  subject: string | null
  /** The directory was last asked about them at this time. */
  directoryCheckedAt: string | null
}

export type SkipReason = 'emailTaken' | 'unreadable'

export type Effect = {
  kind: EffectKind
  subject: string
  /** Null for whoever is not in PACE (yet). */
  personId: string | null
  name: string
  before: Partial<PersonFacts> | null
  after: Partial<PersonFacts> | null
  reason: string | null
}

export const CLOSE_KIND = {
  suspended: 'suspend',
  archived: 'archive',
  deleted: 'delete',
  outOfScope: 'outOfScope',
} as const satisfies Record<CloseReason, EffectKind>

/** Whether somebody may come in. */
export function hasAccess({ status, role }: Pick<PersonFacts, 'status' | 'role'>): boolean {
  return status === 'active' && role !== null
}

export type Outcome = PersonFacts & { key: string; isNew: boolean }

/** Everybody as they are once the effects have happened, those who join among them. */
export function afterwards(people: readonly KnownPerson[], effects: readonly Effect[]): Outcome[] {
  const changes = new Map<string, Partial<PersonFacts>>()
  const joined: Outcome[] = []
  for (const { kind, subject, personId, after } of effects) {
    if (personId) changes.set(personId, { ...changes.get(personId), ...after })
    else if (kind === 'join') joined.push({ ...NOBODY, ...after, key: subject, isNew: true })
  }
  const known = people.map((person) => ({
    ...factsOf(person),
    ...changes.get(person.id),
    key: person.id,
    isNew: false,
  }))
  return [...known, ...joined]
}

function factsOf({ email, name, role, teamId, status, closedByDirectory }: PersonFacts) {
  return { email, name, role, teamId, status, closedByDirectory }
}

const NOBODY: PersonFacts = {
  email: '',
  name: '',
  role: null,
  teamId: null,
  status: 'active',
  closedByDirectory: null,
}
