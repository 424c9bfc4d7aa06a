import * as Y from 'yjs'
import { DOCUMENT_SHAPES, type DocumentKind, type SharedType } from '../documents/documents.ts'
import { fieldNames, type FieldTable } from '../documents/fields.ts'
import { CONTACT_FIELDS } from '../contact/fields.ts'
import type { SharedName } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import { diffWords } from '../text/text-diff.ts'

type Root<Name = SharedName> = { name: Name; only?: readonly string[] }

/** What people write in a document. What changes by commands alone (stage, owner, status) has rules of its own. */
const RESTORED: { [Kind in DocumentKind]?: readonly Root<SharedName<Kind>>[] } = {
  contact: [localFields(CONTACT_FIELDS), { name: 'also' }, { name: 'notes' }],
  lead: [localFields(LEAD_FIELDS), { name: 'notes' }],
  listing: [
    localFields(LISTING_FIELDS),
    { name: 'media' },
    { name: 'captions' },
    { name: 'description' },
    { name: 'notes' },
  ],
  private: [{ name: 'fields' }, { name: 'notes' }],
  call: [{ name: 'notes' }, { name: 'checklist' }],
  note: [{ name: 'title' }, { name: 'body' }],
}

function localFields(table: FieldTable): Root<'fields'> {
  return { name: 'fields', only: fieldNames(table, 'local') }
}

/**
 * Makes a document say again what it said in `past`, as an edit on top of what it says now: only what differs is
 * touched, so that cursors and what others type beside it stay. Throws `invalid` for kinds that nobody writes.
 */
export function restoreState(kind: DocumentKind, doc: Y.Doc, past: Y.Doc): void {
  const roots: readonly Root[] | undefined = RESTORED[kind]
  if (!roots) throw new DomainError('invalid', `A ${kind} follows from others; restore those.`)
  const shapes: Partial<Record<SharedName, SharedType>> = DOCUMENT_SHAPES[kind]
  for (const root of roots) restoreRoot(shapes[root.name] ?? 'map', root, { doc, past })
}

function restoreRoot(type: SharedType, { name, only }: Root, { doc, past }: Docs): void {
  switch (type) {
    case 'map':
      return restoreMap(doc.getMap(name), past.getMap(name), only)
    case 'text':
      return restoreText(doc.getText(name), past.getText(name))
    case 'rich':
      return restoreList(doc.getXmlFragment(name), past.getXmlFragment(name))
    case 'array':
      return restoreList(doc.getArray(name), past.getArray(name))
  }
}

type Docs = { doc: Y.Doc; past: Y.Doc }

function restoreMap(map: Y.Map<unknown>, past: Y.Map<unknown>, only?: readonly string[]): void {
  for (const key of only ?? new Set([...map.keys(), ...past.keys()])) {
    if (tellOf(map.get(key)) === tellOf(past.get(key))) continue
    if (past.has(key)) map.set(key, copyOf(past.get(key)))
    else map.delete(key)
  }
}

function restoreText(text: Y.Text, past: Y.Text): void {
  for (const { start, end, text: added } of diffWords(text.toString(), past.toString()).reverse()) {
    if (end > start) text.delete(start, end - start)
    if (added) text.insert(start, added)
  }
}

type List = {
  toArray: () => unknown[]
  delete: (index: number, length: number) => void
  insert: (index: number, content: never[]) => void
}

/** What both begin and end with stays as it is. */
function restoreList(list: List, past: List): void {
  const [now, then] = [list.toArray(), past.toArray()]
  const isSame = (a: unknown, b: unknown) => tellOf(a) === tellOf(b)
  const shorter = Math.min(now.length, then.length)
  let head = 0
  while (head < shorter && isSame(now[head], then[head])) head += 1
  let tail = 0
  while (tail < shorter - head && isSame(now.at(-1 - tail), then.at(-1 - tail))) tail += 1
  const removed = now.length - head - tail
  if (removed > 0) list.delete(head, removed)
  const added = then.slice(head, then.length - tail).map(copyOf)
  if (added.length > 0) list.insert(head, added as never[])
}

/** Formatting counts as well. */
function tellOf(value: unknown): string {
  if (value instanceof Y.XmlText) return JSON.stringify(value.toDelta())
  if (value instanceof Y.XmlElement) {
    const children = value.toArray().map(tellOf)
    return JSON.stringify([value.nodeName, value.getAttributes(), children])
  }
  return JSON.stringify(value instanceof Y.AbstractType ? value.toJSON() : (value ?? null))
}

function copyOf(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.clone() : value
}
