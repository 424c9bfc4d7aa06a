import { adminWords } from '#words/admin.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import type { EffectKind } from '#domain/directory/effects.ts'
import type { DirectoryChange } from '#db/pace/directory/runs.ts'

export function kindWords(kind: EffectKind): string {
  return adminWords().directory.kinds[kind]
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
  const { counted } = adminWords().directory
  return [...counts].map(([kind, count]) => counted[kind](count)).join(', ')
}

function reasonWords(reason: string): string {
  const missing = /^unreadable: (.*)$/.exec(reason)?.[1]
  const words = adminWords().directory
  return missing ? words.unusable(isolate(missing)) : wordOf(words.reasons, reason)
}

function text(name: string, value: unknown): string {
  const words = adminWords().directory
  if (typeof value === 'string') return name === 'role' ? wordOf(words.roles, value) : value
  return name === 'role' ? words.noRole : words.nothingThere
}

function factsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
