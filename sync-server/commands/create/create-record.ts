import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { logCommands } from '#db/pace/commands/log.ts'
import { appendEvents, type NewEntityEvent } from '#db/pace/events/events.ts'
import { nextReference } from '#db/pace/query/references.ts'
import { documentName, type DocumentRef } from '#domain/documents/documents.ts'
import { projectDocument } from '#domain/record/projection.ts'
import { tellCommit, writeProjections } from '../../projection/write-projections.ts'
import type { Rooms } from '../../rooms/documents-api.ts'
import type { StoreAnswer } from '../caller/answer-once.ts'
import { type CreatableKind, newRecordUpdate } from './new-record.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'create'> }
export type NewRecord = {
  kind: CreatableKind
  id: string
  actor: string
  fields: Record<string, unknown>
  description?: string
  now: string
  store?: StoreAnswer
  /** Of what was made along with it: appended before its own, last of the transaction. */
  events?: () => readonly NewEntityEvent[]
}
type Answer = { document: string; seq: number; generation: number; undoable: boolean }

/** The document's first update, its row, its event and the answer in one transaction. `conflict` if it exists. */
export async function createRecord({ db, rooms }: Deps, record: NewRecord): Promise<Answer> {
  const { kind, id, actor, fields, store } = record
  const reference = kind === 'contact' ? '' : await nextReference(db, kind)
  const update = newRecordUpdate(kind, fields, { ...record, reference })
  const answer = { document: documentName(kind, id), seq: 1, generation: 1, undoable: true }
  await rooms.create(answer.document, {
    actor,
    update,
    inTransaction: async (tx) => {
      await store?.(tx, answer)
      await logCommands(tx, [
        {
          document: answer.document,
          seq: answer.seq,
          command: 'create',
          args: {},
          effect: [],
          subject: actor,
          at: record.now,
        },
      ])
      const first = { ref: { kind, key: id }, update, actor, at: record.now }
      await projectFirst(tx, first, record.events?.() ?? [])
    },
  })
  return answer
}

/** What the projector would do, done with the commit: whoever made the record may ask for its row at once. */
async function projectFirst(
  tx: PaceDb,
  { ref, update, actor, at }: { ref: DocumentRef; update: Uint8Array; actor: string; at: string },
  others: readonly NewEntityEvent[],
): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const after = projectDocument(ref, doc)
  if (!after) return
  const commit = { name: documentName(ref.kind, ref.key), generation: 1, seq: 1, actor, at }
  const { events } = await writeProjections(tx, [tellCommit(commit, { before: null, after })])
  await appendEvents(tx, [...others, ...events])
}
