import { type Actor, can, type Facts } from '#domain/access/access.ts'
import { type DocumentKind, type DocumentRef, isView } from '#domain/documents/documents.ts'

export type Access = 'write' | 'read' | 'none'

/** What the policy gives this actor on a document. A delegation for one call reaches that call and nothing else. */
export function accessOf(actor: Actor, { kind, key }: DocumentRef, facts: Facts): Access {
  if (actor.kind === 'person' && actor.call !== undefined) {
    if (kind !== 'call' || key !== actor.call) return 'none'
  }
  if (mayWrite(actor, kind, facts)) return 'write'
  return can(actor, 'read', kind, facts) ? 'read' : 'none'
}

/** Who opens a note that is not there yet makes it. */
export function mayCreateNote(actor: Actor): boolean {
  return can(actor, 'create', 'note')
}

function mayWrite(actor: Actor, kind: DocumentKind, facts: Facts): boolean {
  if (isView(kind)) return false
  if (kind === 'call' && can(actor, 'annotate', 'call', facts)) return true
  return can(actor, 'read', kind, facts) && can(actor, 'write', kind, facts)
}
