import type { Actor } from '#domain/access/access.ts'
import type { DocumentRef } from '#domain/documents/documents.ts'

/** Who holds a socket, and by what right. `sessionVersion` is the person's when it was opened. */
export type Identity = {
  actor: Actor
  actorName: string
  sessionId?: string
  sessionVersion?: number
  /** Seconds since 1970; null for a socket that lives as long as its web session. */
  expiresAt: number | null
}

/** One document that an identity may open, and how far. */
export type Admission = {
  name: string
  ref: DocumentRef
  identity: Identity
  access: 'read' | 'write'
  teamId: string | null
}
