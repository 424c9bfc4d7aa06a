import { z } from 'zod'
import { parseDocumentName } from '../documents/documents.ts'
import { DomainError } from '../errors.ts'
import { withoutUnstorable } from '../storable.ts'
import { hasAtMost } from '../text/characters.ts'

/** A part of a note: words, or somebody of the house who is named in it. They are called as they are called when it is read. */
export const NotePartSchema = z.union([z.string(), z.strictObject({ person: z.uuid() })])
export type NotePart = z.infer<typeof NotePartSchema>
export type Named = { id: string; name: string }

export const MOST_NOTE_CHARACTERS = 5_000
const MOST_NAMED = 20
/** What is counted is counted in characters; what is longer than this is no note whatever it is made of. */
const MOST_UNITS = MOST_NOTE_CHARACTERS * 12

/** What was typed, kept as far as a row can hold it; there may be nothing to say. */
export const WordsSchema = z
  .string()
  .max(MOST_UNITS, `has more than ${MOST_NOTE_CHARACTERS} characters`)
  .transform((text) => withoutUnstorable(text.replaceAll('\r\n', '\n')).trim())
  .refine(
    (text) => hasAtMost(text, MOST_NOTE_CHARACTERS),
    `has more than ${MOST_NOTE_CHARACTERS} characters`,
  )

/** The same of what is nothing without words. */
export const NoteTextSchema = WordsSchema.pipe(z.string().min(1, 'say something'))

/** What became of a call that somebody made on a telephone of their own. */
export const CALL_OUTCOMES = ['reached', 'notReached', 'wrongNumber'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Who was chosen while it was written: their ids, with spaces between them. */
export const NamedIdsSchema = z
  .string()
  .max(37 * MOST_NAMED)
  .transform((ids) => [...new Set(ids.split(' ').filter(Boolean))])
  .pipe(z.array(z.uuid()).max(MOST_NAMED))

const NOTED_KINDS = ['lead', 'contact'] as const
export type NotedKind = (typeof NOTED_KINDS)[number]
export type NotedRecord = { kind: NotedKind; id: string }

/** The record that a note is written on, by the name of its document; throws `notFound` for one on which none is. */
export function parseNotedRecord(name: string): NotedRecord {
  const { kind, key } = parseDocumentName(name)
  const noted = NOTED_KINDS.find((one) => one === kind)
  const id = z.uuid().safeParse(key).data
  if (noted && id) return { kind: noted, id }
  throw new DomainError('notFound', `Notes are written on ${NOTED_KINDS.join(' and ')}.`)
}

/** Reads who is named in a text: each `@` with the name of somebody who was chosen; the longest name where several fit. */
export function partsOf(text: string, chosen: readonly Named[]): NotePart[] {
  const byLength = chosen.toSorted((a, b) => b.name.length - a.name.length)
  const parts: NotePart[] = []
  let begun = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const named = byLength.find(({ name }) => isNamedAt(text, at, name))
    if (!named) continue
    if (at > begun) parts.push(text.slice(begun, at))
    parts.push({ person: named.id })
    begun = at + 1 + named.name.length
    at = begun - 1
  }
  if (begun < text.length) parts.push(text.slice(begun))
  return parts
}

/** The text that was typed, with everybody in it as they are called now. */
export function textOf(parts: readonly NotePart[], nameOf: (id: string) => string): string {
  return parts.map((part) => (typeof part === 'string' ? part : `@${nameOf(part.person)}`)).join('')
}

/** Everybody who is named in it, once. */
export function namedIn(parts: readonly NotePart[]): string[] {
  return [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.person])))]
}

const GOES_ON = /[\p{L}\p{M}\p{N}_]/u

/** An address of somebody outside has an `@` too: it stands behind a letter. */
export function canBeginName(text: string, at: number): boolean {
  return at === 0 || !GOES_ON.test(lastCharacter(text, at))
}

function isNamedAt(text: string, at: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, at + 1) || !canBeginName(text, at)) return false
  const after = String.fromCodePoint(text.codePointAt(at + 1 + name.length) ?? 0x20)
  return !GOES_ON.test(after)
}

/** Two units, where it is made of two. */
function lastCharacter(text: string, end: number): string {
  const pair = text.slice(Math.max(0, end - 2), end)
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : pair.slice(-1)
}
