import type * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import type { Actor } from '#domain/access/access.ts'
import type { InTransaction } from '../store/store.ts'

export type Change = {
  /** Written into the log: `person:<id>` or `service:<client>`. */
  actor: string
  /** `at`: where the document stands that is changed. */
  change: (doc: Y.Doc, at: Position) => void
  /** In the transaction of the commit, with the sequence that it gives, in this generation. */
  inTransaction?: (tx: PaceDb, seq: number, generation: number) => Promise<void>
  /** May share its transaction with other documents' changes: `inTransaction` waits for no other document. */
  together?: true
  /** The lease's fencing token: refused as `conflict` once a later one has written. */
  fence?: { token: number }
  /**
   * A new generation: the document is what `change` makes of an empty one, its log begins with that, and its clients come
   * back for it. For views, which nobody keeps and nobody else writes.
   */
  afresh?: boolean
  /** Commits as part of a change of many documents: it is given this one's part of the transaction (`changeAll`). */
  joins?: (commit: InTransaction) => Promise<unknown>
}
export type Position = { seq: number; generation: number }
export type Commit = { document: string; seq: number; actor: string }
export type ConnectionInfo = { document: string; actor: Actor; sessionId?: string }

/** One document's part of a change of many. */
export type Part = { document: string; change: (doc: Y.Doc, at: Position) => void }
export type ManyChanges = {
  actor: string
  /** Each of another document. */
  parts: readonly Part[]
  /** In the transaction of all the commits, after the last of them. */
  inTransaction?: (tx: PaceDb, positions: ReadonlyMap<string, Position>) => Promise<void>
}

/** What the rest of the sync server does with documents. Names are parsed: `invalid`, `notFound` and `gone` are thrown. */
export type Rooms = {
  /**
   * Runs `change` on the document as committed so far, commits what it changed, relays it. No change → no commit, but
   * `inTransaction` still runs. Serialised per document. What it throws is thrown; `unavailable` without a database.
   */
  change(name: string, change: Change): Promise<Position>
  /** Changes many documents in one transaction, or none. The positions are by document. What one part throws is thrown. */
  changeAll(wanted: ManyChanges): Promise<ReadonlyMap<string, Position>>
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
  /** About how many bytes its log takes, with all that was once in it: what stands in the document takes no more. */
  sizeOf(name: string): Promise<number>
  /** Shows a state of the server's own as presence in the room (a call's half-spoken words); null takes it away. */
  announce(name: string, announcer: string, state: Record<string, unknown> | null): Promise<void>
  /** A transaction of the caller's has made the document another generation: every copy of it here is void. */
  regenerated(name: string): void
  /** A transaction of the caller's has committed to these documents: whoever has opened one meanwhile takes it in. */
  committedElsewhere(commits: readonly Commit[]): Promise<void>
  /** Whether the document is in memory here, or on its way: then it is changed in its room. */
  isLoaded(name: string): boolean
  /** Whether anybody has the document open in this process. */
  isOpen(name: string): boolean
  /** After each commit, in order per document. */
  onCommitted(listener: (commit: Commit) => void): () => void
  closeConnections(
    match: (connection: ConnectionInfo) => boolean,
    code: number,
    reason: string,
  ): void
}
