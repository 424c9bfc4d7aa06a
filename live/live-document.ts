import type { Overlap } from './overlaps.ts'
import type { Awareness } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

/** A copy that the server did not take: why, and the copy itself, so that what was typed can be shown and copied. */
export type Refusal = { reason: string; at: number; doc: Y.Doc }

export type LiveState = {
  /** `refused` is final: the server said why in `closed`. */
  connection: 'connecting' | 'live' | 'offline' | 'refused'
  /** Everything typed here is durable on the server. */
  saved: boolean
  /** The content is there. */
  synced: boolean
  closed?: { code: number; reason: string }
  refusals: readonly Refusal[]
  /** Fields that somebody else has set beside what was set here, neither knowing of the other. */
  overlaps: readonly Overlap[]
  /** Rises when the copy was dropped for a new one: `doc`, `awareness` and `provider` are others then. */
  copy: number
  /** Rises when the server shut the connection to have it opened again under other rights. */
  rightsChanged: number
}

/** One document on the client's side. The same in a browser and in Node. */
export type LiveDocument = {
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly provider: WebsocketProvider
  readonly whenSynced: Promise<void>
  state: () => LiveState
  subscribe: (changed: () => void) => () => void
  /** The overlap of a field is decided, or was seen. */
  resolveOverlap: (field: string) => void
  destroy: () => void
}

export type LiveOptions = {
  /** `ws://HOST:PORT/docs` */
  url: string
  name: string
  /** A fresh ticket or access token; asked for before every connection. */
  token: () => Promise<string>
  /** Keep a copy in this browser. Views are never kept. */
  offline?: boolean
  /** Whose copy it is: two people at one browser do not share theirs. */
  owner?: string
  /** Asks the server for a sign of life this often, so that its silence is noticed within two beats. */
  beatMs?: number
  WebSocket?: typeof globalThis.WebSocket
  /** Shows a fresh token this often while connected, for tokens that must be renewed (a call's delegation). */
  renewMs?: number
}
