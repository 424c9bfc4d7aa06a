import type * as Y from 'yjs'
import type { AppendOutcome } from '#db/pace/documents/commit.ts'
import { isOutOfReach } from '../../store/database-errors.ts'
import type { DocumentStore } from '../../store/store.ts'
import { record, translate } from './commit-change.ts'
import type { Change } from '../documents-api.ts'
import type { Room } from '../room.ts'

export type Part = { room: Room; change: Change }
/** `alone`: nothing of it was done; by itself it may succeed, or fail by its own fault. */
export type PartOutcome =
  | { kind: 'done'; seq: number }
  | { kind: 'failed'; error: unknown }
  | { kind: 'alone' }
type Recorded = Part & { bytes: Uint8Array; seq: number }

/**
 * Changes of different documents in one transaction: a commit waits for the disk once for all of them. One that fails takes the others
 * back with it; then each is to be tried alone.
 */
export async function commitTogether(
  store: DocumentStore,
  parts: readonly Part[],
): Promise<Map<Room, PartOutcome>> {
  const outcomes = new Map<Room, PartOutcome>()
  const recorded: Recorded[] = []
  for (const part of parts) {
    const found = tryRecording(part)
    if (found.kind === 'recorded') recorded.push({ ...part, ...found })
    else outcomes.set(part.room, found)
  }
  if (recorded.length === 0) return outcomes
  try {
    const appended = await appendAll(store, recorded)
    for (const one of recorded) outcomes.set(one.room, take(one, appended.get(one.room.name)))
  } catch (error) {
    const isUnknown = isOutOfReach(error)
    for (const { room } of recorded) {
      room.log.discardDoc()
      outcomes.set(
        room,
        isUnknown ? { kind: 'failed', error: translate(error) } : { kind: 'alone' },
      )
    }
  }
  return outcomes
}

function tryRecording({ room, change }: Part) {
  try {
    const doc: Y.Doc = room.log.doc()
    const bytes = record(doc, (own) => change.change(own, room.position))
    if (!bytes) return { kind: 'alone' } as const
    return { kind: 'recorded', bytes, seq: room.log.seq + 1 } as const
  } catch (error) {
    room.log.discardDoc()
    return { kind: 'failed', error: translate(error) } as const
  }
}

async function appendAll(
  store: DocumentStore,
  recorded: readonly Recorded[],
): Promise<Map<string, AppendOutcome>> {
  let outcomes = new Map<string, AppendOutcome>()
  await store.transact(async (tx) => {
    const appends = recorded.map(({ room, change: { actor }, bytes }) => ({
      document: room.name,
      ...room.position,
      updates: [{ update: bytes, actor }],
    }))
    outcomes = await store.appendIn(tx, appends)
    const committed = recorded.filter(({ room }) => outcomes.get(room.name) === 'committed')
    // All have ended before the transaction does: a statement that came after it would be a transaction of its own.
    const ended = await Promise.allSettled(
      committed.map(async ({ room, change, seq }) =>
        change.inTransaction?.(tx, seq, room.log.generation),
      ),
    )
    const failed = ended.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  })
  return outcomes
}

function take({ room, bytes, seq }: Recorded, outcome: AppendOutcome | undefined): PartOutcome {
  if (outcome !== 'committed') {
    room.log.discardDoc()
    return { kind: 'alone' }
  }
  room.changed(seq, bytes)
  return { kind: 'done', seq }
}
