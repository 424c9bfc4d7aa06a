import { DomainError } from './errors.ts'

/** How a top-level shared type is used. `rich` is a ProseMirror document (TipTap binds to it). */
export type SharedType = 'map' | 'array' | 'text' | 'rich'

/** Every kind of document and the top-level shared types in it. No other file spells these names. */
export const DOCUMENT_SHAPES = {
  lead: { fields: 'map', evidence: 'map', notes: 'rich' },
  listing: { fields: 'map', portals: 'map', media: 'array', description: 'rich', notes: 'rich' },
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
  board: { cards: 'map', info: 'map' },
  desk: { cards: 'map', info: 'map' },
  wall: { cards: 'map', info: 'map' },
} as const satisfies Record<string, Record<string, SharedType>>

export type DocumentKind = keyof typeof DOCUMENT_SHAPES
export type ViewKind = 'board' | 'desk' | 'wall'
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

/** Views are derived from entity events; the server alone writes them and clients never store them offline. */
export function isView(kind: DocumentKind): kind is ViewKind {
  return kind === 'board' || kind === 'desk' || kind === 'wall'
}

/** Guarded documents have fields that not every writer may change. */
export function isGuarded(kind: DocumentKind): boolean {
  return kind === 'lead' || kind === 'listing' || kind === 'call' || kind === 'private'
}
