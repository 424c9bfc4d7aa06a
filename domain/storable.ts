import { DomainError } from './errors.ts'

/** Postgres keeps neither NUL nor half of a surrogate pair, and neither is anything a person has typed. */
// oxlint-disable-next-line no-control-regex
const UNSTORABLE = /[\u0000\p{Cs}]/gu
const MESSAGE = 'holds a character that cannot be kept (NUL, or half of a surrogate pair)'

/** Throws `invalid` with where it is, when a row could not hold some text in `input`. */
export function requireStorable(input: unknown, what = 'The input'): void {
  const path = findUnstorable(input)
  if (!path) return
  const where = path.join('.')
  throw new DomainError('invalid', `${what} is not valid: ${where ? `${where} ` : ''}${MESSAGE}.`, [
    { path: where, message: MESSAGE },
  ])
}

/** The same, with a replacement character for each that a row could not hold: for what is there already. */
export function toStorable<Value extends object>(value: Value): Value {
  if (!findUnstorable(value)) return value
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner === 'string') return withoutUnstorable(inner)
      if (!isRecord(inner)) return inner
      return Object.fromEntries(
        Object.entries(inner).map(([key, one]) => [withoutUnstorable(key), one]),
      )
    }),
  )
}

/** The path to the first text that cannot be kept, or null. */
function findUnstorable(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return [withoutUnstorable(key)]
    const path = findUnstorable(inner)
    if (path) return [key, ...path]
  }
  return null
}

/** Whether a row could hold this text, and so whether one could be found by it. */
export function isStorable(text: string): boolean {
  return text.search(UNSTORABLE) === -1
}

/** The same of all text in a value. */
export function isStorableValue(value: unknown): boolean {
  return findUnstorable(value) === null
}

/** The text with a replacement character for each that a row could not hold. */
export function withoutUnstorable(text: string): string {
  return text.replaceAll(UNSTORABLE, '\uFFFD')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
