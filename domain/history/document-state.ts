import type * as Y from 'yjs'
import { CALL_FIELDS } from '../call/fields.ts'
import { readContact } from '../contact/contact.ts'
import { CONTACT_FIELDS } from '../contact/fields.ts'
import { DOCUMENT_SHAPES, type DocumentKind, type SharedType } from '../documents/documents.ts'
import { paragraphsOf } from '../documents/rich-text.ts'
import type { SharedName } from '../documents/shared-types.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'

/** A document as somebody looks at it: fields by their names and labels, and its texts. Empty ones are left out. */
export type DocumentState = { name: string; label: string; value: unknown }[]

const TABLES = {
  contact: CONTACT_FIELDS,
  lead: LEAD_FIELDS,
  listing: LISTING_FIELDS,
  call: CALL_FIELDS,
}
const LABELS: Record<string, string> = {
  also: 'Also known as',
  notes: 'Notes',
  description: 'Description',
  media: 'Media',
  checklist: 'Checklist',
  summary: 'Summary',
  title: 'Title',
  body: 'Text',
} satisfies Partial<Record<SharedName, string>>
/** What is not for reading as it stands: marks, what portals said, the views' own. */
const HIDDEN = new Set<string>([
  'evidence',
  'consent',
  'portals',
  'segments',
  'annotations',
  'info',
  'cards',
  'spoken',
] satisfies SharedName[])

/** Follows from another field, or is bookkeeping. */
const UNSAID = new Set([
  'applicantId',
  'contactId',
  'mergedInto',
  'stageChangedAt',
  'createdAt',
  'firstContactedAt',
  'importedAt',
])

/** What a document says, for a page that shows how it once was. */
export function readState(kind: DocumentKind, doc: Y.Doc): DocumentState {
  const roots: [string, SharedType][] = Object.entries(DOCUMENT_SHAPES[kind])
  return roots
    .filter(([root]) => !HIDDEN.has(root))
    .flatMap(([root, type]) => readRoot({ kind, doc, root, type }))
    .filter(({ value }) => !isEmpty(value))
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || String(value) === ''
}

type Root = { kind: DocumentKind; doc: Y.Doc; root: string; type: SharedType }

function readRoot({ kind, doc, root, type }: Root): DocumentState {
  const label = LABELS[root] ?? root
  if (type === 'text') return [{ name: root, label, value: doc.getText(root).toString() }]
  if (type === 'rich') return [{ name: root, label, value: paragraphsOf(doc.getXmlFragment(root)) }]
  if (type === 'array') {
    const { length } = doc.getArray(root)
    return [{ name: root, label, value: length > 0 ? `${length}` : null }]
  }
  if (root === 'also') {
    const also = readContact(doc).also.map(({ value }) => value)
    return [{ name: root, label, value: also.join(', ') }]
  }
  const values: Record<string, unknown> = doc.getMap(root).toJSON()
  return Object.entries(values)
    .filter(([name]) => !UNSAID.has(name))
    .map(([name, value]) => ({ name, label: labelOf(kind, name), value }))
}

function labelOf(kind: DocumentKind, name: string): string {
  const table: Record<string, { label: string }> = Object.hasOwn(TABLES, kind)
    ? TABLES[kind as keyof typeof TABLES]
    : {}
  return table[name]?.label ?? name
}
