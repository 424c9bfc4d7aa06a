import * as Y from 'yjs'
import type { Append, AppendOutcome } from '#db/pace/documents/commit.ts'
import { beginGeneration } from '#db/pace/documents/log-rewriting.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import { isOutOfReach } from '../../store/database-errors.ts'
import type { DocumentStore, InTransaction } from '../../store/store.ts'
import type { Change } from '../documents-api.ts'
import type { Room } from '../room.ts'

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
  if (change.afresh) return beginAfresh(store, room, change)
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
  const bytes = record(room.log.doc(), (doc) => change.change(doc, room.position))
  const { inTransaction, joins } = change
  if (!bytes) {
    const { seq } = room.log
    const work: InTransaction = async (tx) => inTransaction?.(tx, seq, room.log.generation)
    if (joins) await joins(work)
    else if (inTransaction) await store.transact(work)
    return { seq, changed: false }
  }
  const seq = room.log.seq + 1
  const updates = [{ update: bytes, actor: change.actor }]
  const append = { document: room.name, ...room.position, fence: change.fence?.token, updates }
  const work: InTransaction = async (tx) => inTransaction?.(tx, seq, room.log.generation)
  const outcome = joins
    ? await appendJoined(store, { append, work, joins })
    : await store.appendWith(append, work)
  if (outcome !== 'committed') throw new NotAppended(outcome)
  room.changed(seq, bytes)
  return { seq, changed: true }
}

async function beginAfresh(store: DocumentStore, room: Room, { actor, change, fence }: Change) {
  const doc = new Y.Doc()
  doc.transact(() => change(doc, room.position))
  const updates = [{ update: Y.encodeStateAsUpdate(doc), actor }]
  const append = { document: room.name, ...room.position, fence: fence?.token, updates }
  const seq = room.log.seq + 1
  try {
    const outcome = await store.appendWith(append, (tx) => beginGeneration(tx, room.name, seq))
    if (outcome !== 'committed') throw new NotAppended(outcome)
  } catch (error) {
    throw translate(error)
  }
  return { seq, changed: true }
}

type Joined = { append: Append; work: InTransaction; joins: NonNullable<Change['joins']> }

/** Its own log may have moved while the other's had not: the other's change is left too, and both are tried again. */
async function appendJoined(
  store: DocumentStore,
  { append, work, joins }: Joined,
): Promise<AppendOutcome> {
  let outcome: AppendOutcome = 'committed'
  try {
    await joins(async (tx) => {
      outcome = (await store.appendIn(tx, [append])).get(append.document) ?? 'gone'
      if (outcome !== 'committed') throw new LeftByAnother(append.document)
      await work(tx)
    })
    return 'committed'
  } catch (error) {
    if (error instanceof LeftByAnother && error.document === append.document) return outcome
    throw error
  }
}

/** The transaction of several documents is left because the log of this one is not as it was seen. */
export class LeftByAnother extends Error {
  readonly document: string

  constructor(document: string) {
    super(`${document} has moved`)
    this.document = document
  }
}

/** What `change` does to the document, as one update; null if nothing. */
export function record(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array | null {
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

export function translate(error: unknown): unknown {
  if (!isOutOfReach(error)) return error
  return new DomainError(
    'unavailable',
    'The database went out of reach; whether the change was made is not known.',
  )
}
