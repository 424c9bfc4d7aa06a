import { DomainError } from '../errors.ts'

/** How a top-level shared type is used. `rich` is a ProseMirror document (TipTap binds to it). */
export type SharedType = 'map' | 'array' | 'text' | 'rich'

/** Every kind of document and the top-level shared types in it. No other file spells these names. */
export const DOCUMENT_SHAPES = {
  contact: { fields: 'map', also: 'map', consent: 'map', evidence: 'map', notes: 'rich' },
  lead: { fields: 'map', evidence: 'map', notes: 'rich' },
  listing: {
    fields: 'map',
    portals: 'map',
    media: 'array',
    captions: 'map',
    description: 'rich',
    notes: 'rich',
  },
  private: { fields: 'map', notes: 'rich' },
  call: {
    meta: 'map',
    segments: 'array',
    annotations: 'map',
    summary: 'rich',
    notes: 'rich',
    checklist: 'map',
  },
  sensitive: { spoken: 'map' },
  note: { title: 'text', body: 'rich' },
  /** What the house is about to write to a contact: one draft for each conversation, whoever writes on it. */
  reply: { fields: 'map', subject: 'text', body: 'text', files: 'map' },
  board: { cards: 'map', info: 'map' },
  wholeBoard: { cards: 'map', info: 'map' },
  wall: { cards: 'map', info: 'map' },
  wholeWall: { cards: 'map', info: 'map' },
  desk: { cards: 'map', info: 'map' },
  mine: { cards: 'map', info: 'map' },
} as const satisfies Record<string, Record<string, SharedType>>

export type DocumentKind = keyof typeof DOCUMENT_SHAPES
const VIEWS = ['board', 'wholeBoard', 'wall', 'wholeWall', 'desk', 'mine'] as const
export type ViewKind = (typeof VIEWS)[number]
export type DocumentRef = { kind: DocumentKind; key: string }

/** Keys are safe in addresses and logs. `private` keys are `<kind>:<id>` of the record they belong to. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const PRIVATE_KEY = /^(lead|listing):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export function documentName(kind: DocumentKind, key: string): string {
  return `${kind}:${key}`
}

/** Parses `<kind>:<key>`; throws `invalid` with what a name must look like. */
export function parseDocumentName(name: string): DocumentRef {
  const colon = name.indexOf(':')
  const kind = name.slice(0, colon)
  const key = name.slice(colon + 1)
  if (colon > 0 && isDocumentKind(kind) && (kind === 'private' ? PRIVATE_KEY : KEY).test(key)) {
    return { kind, key }
  }
  throw new DomainError(
    'invalid',
    `'${name.slice(0, 80)}' is not a document name. Use <kind>:<id> with a kind of ${Object.keys(DOCUMENT_SHAPES).join(', ')}.`,
  )
}

export function isDocumentKind(kind: string): kind is DocumentKind {
  return Object.hasOwn(DOCUMENT_SHAPES, kind)
}

/** The top-level shared types of a kind, by name. */
export function shapeOf(kind: DocumentKind): Readonly<Record<string, SharedType>> {
  return DOCUMENT_SHAPES[kind]
}

/** Views are derived from entity events; the server alone writes them and clients never store them offline. */
export function isView(kind: DocumentKind): kind is ViewKind {
  return VIEWS.some((view) => view === kind)
}

const GUARDED: ReadonlySet<DocumentKind> = new Set([
  'contact',
  'lead',
  'listing',
  'call',
  'private',
  'reply',
])

/** Guarded documents have fields that not every writer may change. */
export function isGuarded(kind: DocumentKind): boolean {
  return GUARDED.has(kind)
}
