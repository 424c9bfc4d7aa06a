import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events.ts'
import { writeRow } from '#db/pace/projection-rows.ts'
import { advanceProjection } from '#db/pace/projections.ts'
import { nextReference } from '#db/pace/references.ts'
import { documentName, type DocumentRef } from '#domain/documents.ts'
import { diffFields, eventFields, projectDocument } from '#domain/projection.ts'
import type { Rooms } from '../rooms.ts'
import type { StoreAnswer } from './answer-once.ts'
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
}
type Answer = { document: string; seq: number; generation: number }

/** The document's first update, its row, its event and the answer in one transaction. `conflict` if it exists. */
export async function createRecord({ db, rooms }: Deps, record: NewRecord): Promise<Answer> {
  const { kind, id, actor, fields, store } = record
  const reference = await nextReference(db, kind)
  const update = newRecordUpdate(kind, fields, { ...record, reference })
  const answer = { document: documentName(kind, id), seq: 1, generation: 1 }
  await rooms.create(answer.document, {
    actor,
    update,
    inTransaction: async (tx) => {
      await store?.(tx, answer)
      await projectFirst(tx, { ref: { kind, key: id }, update, actor, at: record.now })
    },
  })
  return answer
}

/** What the projector would do, done with the commit: whoever made the record may ask for its row at once. */
async function projectFirst(
  tx: PaceDb,
  first: { ref: DocumentRef; update: Uint8Array; actor: string; at: string },
): Promise<void> {
  const { ref, update, actor, at } = first
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const projection = projectDocument(ref, doc)
  if (!projection) return
  await advanceProjection(tx, documentName(ref.kind, ref.key), { generation: 1, from: 0, to: 1 })
  await writeRow(tx, projection, { documentSeq: 1, at })
  const change = diffFields(null, eventFields(projection))
  if (!change) return
  await appendEvents(tx, [
    { resource: projection.kind, key: ref.key, ...change, actor, documentSeq: 1 },
  ])
}
