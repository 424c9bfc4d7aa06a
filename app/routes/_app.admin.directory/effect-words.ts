import type { EffectKind } from '#domain/directory/effects.ts'
import type { DirectoryChange } from '#db/pace/directory-runs.ts'

const KINDS = {
  join: 'Joined',
  rename: 'Renamed',
  setRole: 'Role',
  setTeam: 'Team',
  suspend: 'Suspended',
  archive: 'Archived',
  delete: 'Deleted',
  outOfScope: 'Out of scope',
  restore: 'Let back in',
  keepAdmin: 'Kept as last admin',
  skip: 'Left as they are',
} as const satisfies Record<EffectKind, string>

const NEEDS_A_LOOK: Record<string, string> = {
  emailTaken: 'the e-mail belongs to somebody else who is active',
  suspend: 'the directory has them suspended',
  archive: 'the directory has them archived',
  delete: 'the directory has them no more',
  outOfScope: 'the directory has them out of scope',
  setRole: 'the rules give them another role',
}

export function kindWords(kind: EffectKind): string {
  return KINDS[kind]
}

type Shown = Pick<DirectoryChange, 'kind' | 'before' | 'after' | 'reason'>

/** What an effect did, in a line: `agent → manager`. Empty where its kind says it all. */
export function effectWords(effect: Shown, teamName: (id: string | null) => string): string {
  const [before, after] = [factsOf(effect.before), factsOf(effect.after)]
  const show = (name: string, value: unknown) =>
    name === 'teamId' ? teamName(typeof value === 'string' ? value : null) : text(name, value)
  switch (effect.kind) {
    case 'join':
      return `${text('email', after['email'])} · ${show('role', after['role'])} · ${show('teamId', after['teamId'])}`
    case 'rename':
    case 'setRole':
    case 'setTeam':
      return Object.keys(after)
        .map((name) => `${show(name, before[name])} → ${show(name, after[name])}`)
        .join(', ')
    case 'keepAdmin':
    case 'skip':
      return reasonWords(effect.reason ?? '')
    default:
      return ''
  }
}

/** `3 joined, 1 suspended`: what a run did, at a glance. */
export function summaryWords(effects: readonly Pick<DirectoryChange, 'kind'>[]): string {
  const counts = new Map<EffectKind, number>()
  for (const { kind } of effects) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${count} ${COUNTED[kind]}`).join(', ')
}

const COUNTED = {
  join: 'joined',
  rename: 'renamed',
  setRole: 'with another role',
  setTeam: 'in another team',
  suspend: 'suspended',
  archive: 'archived',
  delete: 'deleted',
  outOfScope: 'out of scope',
  restore: 'let back in',
  keepAdmin: 'kept as last admin',
  skip: 'left as they are',
} as const satisfies Record<EffectKind, string>

function reasonWords(reason: string): string {
  const missing = /^unreadable: (.*)$/.exec(reason)?.[1]
  return missing ? `Google sent nothing usable for ${missing}` : (NEEDS_A_LOOK[reason] ?? reason)
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  return name === 'role' ? 'no role' : 'nothing'
}

function factsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
