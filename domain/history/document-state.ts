import type * as Y from 'yjs'
import { CALL_FIELDS } from '../call/fields.ts'
import { DOCUMENT_SHAPES, type DocumentKind, type SharedType } from '../documents.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import { paragraphsOf } from '../rich-text.ts'

/** A document as somebody looks at it: fields by their labels, and its texts. Empty ones are left out. */
export type DocumentState = { label: string; value: unknown }[]

const TABLES = { lead: LEAD_FIELDS, listing: LISTING_FIELDS, call: CALL_FIELDS }
const LABELS: Record<string, string> = {
  notes: 'Notes',
  description: 'Description',
  media: 'Media',
  checklist: 'Checklist',
  summary: 'Summary',
  title: 'Title',
  body: 'Text',
}
/** What is not for reading as it stands: marks, what portals said, the views' own. */
const HIDDEN = new Set([
  'evidence',
  'portals',
  'segments',
  'annotations',
  'info',
  'cards',
  'spoken',
])

/** Follows from another field, or is bookkeeping. */
const UNSAID = new Set(['applicantId', 'stageChangedAt', 'createdAt', 'firstContactedAt'])

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
  if (type === 'text') return [{ label, value: doc.getText(root).toString() }]
  if (type === 'rich') return [{ label, value: paragraphsOf(doc.getXmlFragment(root)) }]
  if (type === 'array') {
    const { length } = doc.getArray(root)
    return [{ label, value: length > 0 ? `${length}` : null }]
  }
  const values: Record<string, unknown> = doc.getMap(root).toJSON()
  return Object.entries(values)
    .filter(([name]) => !UNSAID.has(name))
    .map(([name, value]) => ({ label: labelOf(kind, name), value }))
}

function labelOf(kind: DocumentKind, name: string): string {
  const table: Record<string, { label: string }> =
    kind === 'lead' || kind === 'listing' || kind === 'call' ? TABLES[kind] : {}
  return table[name]?.label ?? name
}
