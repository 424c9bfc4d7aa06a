import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import type { PaceDb } from '#db/pace/client.ts'

export type Change = {
  /** Written into the log: `person:<id>` or `service:<client>`. */
  actor: string
  change: (doc: Y.Doc) => void
  /** In the transaction of the commit, with the sequence that it gives. */
  inTransaction?: (tx: PaceDb, seq: number) => Promise<void>
  /** The lease's fencing token: refused as `conflict` once a later one has written. */
  fence?: { token: number }
}
export type Position = { seq: number; generation: number }
export type Commit = { document: string; seq: number; actor: string }
export type ConnectionInfo = { document: string; actor: Actor; sessionId?: string }

/** What the rest of the sync server does with documents. Names are parsed: `invalid`, `notFound` and `gone` are thrown. */
export type Rooms = {
  /**
   * Runs `change` on the document as committed so far, commits what it changed, relays it. No change → no commit, but
   * `inTransaction` still runs. Serialised per document. What it throws is thrown; `unavailable` without a database.
   */
  change(name: string, change: Change): Promise<Position>
  /** First update of a new document, in one transaction with `inTransaction`; `conflict` if it has content. */
  create(
    name: string,
    options: {
      actor: string
      update: Uint8Array
      inTransaction?: (tx: PaceDb) => Promise<void>
      teamId?: string
    },
  ): Promise<{ seq: number }>
  /** A Y.Doc of the committed state (a private copy), for reading. */
  read(name: string): Promise<Y.Doc>
  /** Reads from the room's own copy, without making another; `reader` must not change it nor keep it. */
  inspect<T>(name: string, reader: (doc: Y.Doc, position: Position) => T): Promise<T>
  /** Shows a state of the server's own as presence in the room (a call's half-spoken words); null takes it away. */
  announce(name: string, announcer: string, state: Record<string, unknown> | null): Promise<void>
  /** After each commit, in order per document. */
  onCommitted(listener: (commit: Commit) => void): () => void
  closeConnections(
    match: (connection: ConnectionInfo) => boolean,
    code: number,
    reason: string,
  ): void
}
