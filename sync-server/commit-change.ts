import type { AppendOutcome } from '#db/pace/document-commit.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import * as Y from 'yjs'
import { isOutOfReach } from './database-errors.ts'
import type { Room } from './room.ts'
import type { Change } from './rooms.ts'
import type { DocumentStore } from './store.ts'
import { decodeUpdate } from './update.ts'

type Options = { change: Change; catchUp: (room: Room) => Promise<void> }

const REASONS = {
  committed: ['unavailable', 'The change was not made.'],
  moved: ['unavailable', 'The document is changing too fast; try again.'],
  regenerated: ['unavailable', 'The document was rebuilt meanwhile; try again.'],
  gone: ['gone', 'This document no longer exists.'],
  fenced: ['conflict', 'Another writer has taken over.'],
} as const satisfies Record<AppendOutcome, readonly [ErrorCode, string]>

/** The transaction is left when the log is not as this process saw it. */
export class NotAppended extends DomainError {
  readonly outcome: AppendOutcome

  constructor(outcome: AppendOutcome) {
    const [code, message] = REASONS[outcome]
    super(code, message)
    this.outcome = outcome
  }
}

const MAX_ATTEMPTS = 5

/** Runs a change of the server's own on the committed state and commits it with its transaction, or leaves no trace. */
export async function commitChange(
  store: DocumentStore,
  room: Room,
  { change, catchUp }: Options,
): Promise<{ seq: number; changed: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptChange(store, room, change)
    } catch (error) {
      room.log.discardDoc()
      if (!(error instanceof NotAppended)) throw translate(error)
      if (error.outcome !== 'moved' || attempt === MAX_ATTEMPTS) throw error
      await catchUp(room).catch((cause: unknown) => {
        throw translate(cause)
      })
    }
  }
}

async function attemptChange(store: DocumentStore, room: Room, change: Change) {
  const bytes = record(room.log.doc(), change.change)
  const { inTransaction } = change
  if (!bytes) {
    const { seq } = room.log
    if (inTransaction) await store.transact((tx) => inTransaction(tx, seq))
    return { seq, changed: false }
  }
  const update = decodeUpdate(bytes)
  const seq = room.log.seq + 1
  const updates = [{ update: bytes, actor: change.actor }]
  const append = { document: room.name, ...room.position, fence: change.fence?.token, updates }
  const outcome = await store.appendWith(append, async (tx) => inTransaction?.(tx, seq))
  if (outcome !== 'committed') throw new NotAppended(outcome)
  room.log.append([{ seq, update }], { inDoc: true })
  room.relay.deliver([{ update: bytes }])
  return { seq, changed: true }
}

/** What `change` does to the document, as one update; null if nothing. */
function record(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array | null {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => void updates.push(update)
  doc.on('update', listen)
  try {
    doc.transact(() => change(doc))
  } finally {
    doc.off('update', listen)
  }
  if (updates.length === 0) return null
  return updates.length === 1 ? (updates[0] ?? null) : Y.mergeUpdates(updates)
}

function translate(error: unknown): unknown {
  if (!isOutOfReach(error)) return error
  return new DomainError(
    'unavailable',
    'The database went out of reach; whether the change was made is not known.',
  )
}
