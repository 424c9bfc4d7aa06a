import * as Y from 'yjs'
import { z } from 'zod'
import { DOCUMENT_SHAPES, type DocumentKind } from '../documents/documents.ts'

/** One value that a command changed: where it stands below a map of the document, and what stood there before and after. */
export const ChangedValueSchema = z.object({
  root: z.string(),
  path: z.array(z.string()).min(1),
  before: z.json(),
  after: z.json(),
  /** A shared map stands there, whose values are edited one by one. */
  isMap: z.literal(true).optional(),
})
export type ChangedValue = z.infer<typeof ChangedValueSchema>
type Json = ChangedValue['before']

/** All that a command changed in one document; null stands for what is not there. */
export const EffectSchema = z.array(ChangedValueSchema)
export type Effect = z.infer<typeof EffectSchema>

/**
 * Hears what the transaction that runs does to the document's maps. What is given is filled when that transaction ends:
 * only then does Yjs know what stood there before.
 */
export function hearEffect(kind: DocumentKind, doc: Y.Doc): Effect {
  const effect: Effect = []
  const heard = mapRoots(kind).map((root) => {
    const map = doc.getMap(root)
    const hear = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) effect.push(...changesOf(root, event))
    }
    map.observeDeep(hear)
    return () => map.unobserveDeep(hear)
  })
  doc.once('afterTransaction', () => heard.forEach((stop) => stop()))
  return effect
}

/** What stands at a place now, as JSON. */
export function valueAt(doc: Y.Doc, { root, path }: Pick<ChangedValue, 'root' | 'path'>): Json {
  let value: unknown = doc.getMap(root)
  for (const key of path) value = value instanceof Y.Map ? value.get(key) : undefined
  return asJson(value)
}

/** The values, ended where they were begun: what was before is after. */
export function inverted(effect: Effect): Effect {
  return effect.map(({ before, after, ...place }) => ({ ...place, before: after, after: before }))
}

export function isSameValue(one: Json, other: Json): boolean {
  return canonical(one) === canonical(other)
}

function mapRoots(kind: DocumentKind): string[] {
  return Object.entries(DOCUMENT_SHAPES[kind]).flatMap(([root, type]) =>
    type === 'map' ? [root] : [],
  )
}

function changesOf(root: string, event: Y.YEvent<Y.AbstractType<unknown>>): Effect {
  const { target } = event
  if (!(target instanceof Y.Map)) return []
  return [...event.changes.keys].flatMap(([key, { oldValue }]) => {
    const before = asJson(oldValue instanceof Y.Map ? heldBefore(oldValue, event) : oldValue)
    const value: unknown = target.get(key)
    const after = asJson(value)
    const path = [...event.path.map(String), key]
    const isMap = oldValue instanceof Y.Map || value instanceof Y.Map
    if (isSameValue(before, after)) return []
    return [{ root, path, before, after, ...(isMap ? { isMap } : {}) }]
  })
}

/** A map that goes is empty when it is heard of: what it held went with it, in the same transaction. */
function heldBefore(map: Y.Map<unknown>, { transaction }: Y.YEvent<Y.AbstractType<unknown>>) {
  const held = [...map._map].filter(([, item]) => Y.isDeleted(transaction.deleteSet, item.id))
  return Object.fromEntries(held.map(([key, item]) => [key, item.content.getContent().at(-1)]))
}

/** Key order is no difference: JSON that was stored comes back in an order of the database's. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function asJson(value: unknown): Json {
  const plain: unknown = value instanceof Y.AbstractType ? value.toJSON() : value
  return isJson(plain) ? plain : null
}

/** By hand: a schema that looks at each part would cost more than the command did. */
function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isJson)
  return typeof value === 'object' && Object.values(value).every(isJson)
}
