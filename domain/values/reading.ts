import { type Reason, type ReasonKey, reasonOf, sayReason } from './reasons.ts'
import type { Said } from '../said.ts'

/**
 * What a reader makes of outside text. `shown` says the value as people write it, so that whoever typed sees what was
 * understood before it is kept; `reason` says in plain English what to write instead, and `said` names it for other languages.
 */
export type Reading<Value> = Understood<Value> | Ambiguous<Value> | Unread | Empty
export type Understood<Value> = { kind: 'understood'; value: Value; shown: string }
export type Ambiguous<Value> = {
  kind: 'ambiguous'
  choices: readonly Choice<Value>[]
  reason: string
  said: Reason
}
export type Unread = { kind: 'unread'; reason: string; said: Reason }
/** Nothing was written, marks that nobody sees aside. */
export type Empty = { kind: 'empty' }
export type Choice<Value> = { value: Value; shown: string }

export const EMPTY: Empty = { kind: 'empty' }

export function understood<Value>(value: Value, shown: string): Understood<Value> {
  return { kind: 'understood', value, shown }
}

export function unread(key: ReasonKey, gaps?: Said['with']): Unread {
  return { kind: 'unread', ...told(key, gaps) }
}

/** Asks which is meant, even where there is one choice only. */
export function ambiguous<Value>(
  choices: readonly Choice<Value>[],
  key: ReasonKey,
): Ambiguous<Value> {
  return { kind: 'ambiguous', choices, ...told(key) }
}

function told(key: ReasonKey, gaps?: Said['with']) {
  const said = reasonOf(key, gaps)
  return { said, reason: sayReason(said) }
}

/** Asks which of these was meant; where all say the same, nothing is to be asked. */
export function oneOf<Value>(choices: readonly Choice<Value>[], key: ReasonKey): Reading<Value> {
  const different = choices.filter(
    ({ value }, at) => choices.findIndex((other) => other.value === value) === at,
  )
  const [only] = different
  if (!only) return unread(key)
  return different.length === 1 ? understood(only.value, only.shown) : ambiguous(different, key)
}
