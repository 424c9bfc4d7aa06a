import * as Y from 'yjs'
import { z } from 'zod'
import type { FieldTable } from '#domain/documents/fields.ts'
import { valueProblem } from '#domain/documents/choices.ts'
import type { FieldRule } from '#domain/documents/fields.ts'
import { isRichAttribute, isRichMark, isRichNode } from '#domain/documents/rich-text-schema.ts'
import type { Reference } from '#domain/reference/reference.ts'
import { isStorableValue } from '#domain/storable.ts'
import type { Touch } from './touches.ts'

/** Of what an item puts in place: null where it may stand there, else why not. What is taken away is never asked about. */
type ValueRule = (touch: Touch) => string | null

/** Enough for a list of all areas, far too little to hide anything large in. */
const PLAIN_CHARACTERS = 4_000
const PlainSchema = z.json().refine(isShort, 'is too long')

/** One value that its field's schema takes, and a row can hold. */
export function fieldValue(table: FieldTable): ValueRule {
  return (touch) => {
    const [name] = touch.path
    const rule = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
    return rule ? plainValue(rule.label, { schema: rule.schema })(touch) : null
  }
}

type Listed = { rule: FieldRule; reference: Reference | null; current: unknown }

/** A value that the house's list has, where the field is of one; what was retired may stay where it is. */
export function chosenValue(touch: Touch, { rule, reference, current }: Listed): string | null {
  if (!reference || touch.does === 'delete' || !(touch.item.content instanceof Y.ContentAny)) {
    return null
  }
  const stays: unknown[] = [current].flat()
  const keys: unknown[] = touch.item.content.arr.flat()
  const problems = keys.map((key) =>
    typeof key === 'string' && !stays.includes(key) ? valueProblem(rule, key, reference) : null,
  )
  return problems.find(Boolean)?.message ?? null
}

/** A value without anything shared in it, that stands `depth` deep. */
export function plainValue(
  label: string,
  { schema = PlainSchema, depth = 1 }: { schema?: z.ZodType; depth?: number } = {},
): ValueRule {
  return (touch) => {
    if (touch.does === 'delete') return null
    const { content } = touch.item
    if (touch.path.length > depth || !(content instanceof Y.ContentAny)) {
      return `${label} is one plain value.`
    }
    const problem = content.arr.map((value) => problemOf(value, schema)).find(Boolean)
    return problem ? `${label} ${problem}.` : null
  }
}

/** Characters, and nothing else, in a shared text that stands `depth` deep. */
export function plainText(depth: number): ValueRule {
  return ({ path, does, item }) => {
    const isText = path.length === depth && item.content instanceof Y.ContentString
    return does === 'delete' || isText ? null : 'Only words can stand here.'
  }
}

/** The nodes, attributes and formats of the editor, and the characters between them. */
export function richText(touch: Touch): string | null {
  if (touch.does === 'delete') return null
  const { content } = touch.item
  const key = touch.path.at(-1)
  const holder = typeIn(touch.holder)
  if (typeof key === 'string') return isAttribute(holder, key, content) ? null : NOT_OF_THE_EDITOR
  if (!isForeign(touch.item) && isInPlace(content, holder)) return null
  return NOT_OF_THE_EDITOR
}

const NOT_OF_THE_EDITOR = 'A text takes what its editor can write, and nothing else.'

/** Whether no text and no field takes this, wherever it stands. */
export function isForeign({ content }: Y.Item): boolean {
  if (content instanceof Y.ContentType) {
    const { type } = content
    if (type instanceof Y.XmlElement) return !isRichNode(type.nodeName)
    return type instanceof Y.XmlHook
  }
  if (content instanceof Y.ContentFormat) return !isRichMark(content.key, content.value)
  return (
    content instanceof Y.ContentDoc ||
    content instanceof Y.ContentEmbed ||
    content instanceof Y.ContentBinary
  )
}

/** Characters and formats stand in a text, elements and texts in an element or at the top. */
function isInPlace(content: Y.Item['content'], holder: unknown): boolean {
  if (content instanceof Y.ContentType) {
    const isNode = content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText
    return isNode && !(holder instanceof Y.XmlText)
  }
  const isText = content instanceof Y.ContentString || content instanceof Y.ContentFormat
  return isText && holder instanceof Y.XmlText
}

function isAttribute(holder: unknown, key: string, content: Y.Item['content']): boolean {
  if (!(holder instanceof Y.XmlElement) || !(content instanceof Y.ContentAny)) return false
  return content.arr.every((value) => isRichAttribute(holder.nodeName, key, value))
}

function typeIn(struct: Touch['holder']): unknown {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType
    ? struct.content.type
    : null
}

function problemOf(value: unknown, schema: z.ZodType): string | null {
  const { error } = schema.safeParse(value)
  if (error) return `is not valid: ${error.issues[0]?.message ?? 'it cannot be read'}`
  return isStorableValue(value) ? null : 'holds a character that cannot be kept'
}

function isShort(value: unknown): boolean {
  return JSON.stringify(value).length <= PLAIN_CHARACTERS
}
