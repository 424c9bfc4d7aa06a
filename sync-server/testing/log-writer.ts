import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { appendUpdates } from '#db/pace/documents/commit.ts'
import { insertDocument, loadDocument } from '#db/pace/documents/documents.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'

export const SOME_TIME = '2026-03-02T08:00:00.000Z'

/** Commits to a document's log the way another node would: without any room. */
export async function commitToLog(
  db: PaceDb,
  name: string,
  { actor = 'person:somebody', change }: { actor?: string; change: (doc: Y.Doc) => void },
): Promise<number> {
  const stored = await loadDocument(db, name)
  if (!stored) throw new Error(`There is no ${name}.`)
  const doc = new Y.Doc()
  for (const update of [...(stored.snapshot ? [stored.snapshot] : []), ...stored.tail]) {
    Y.applyUpdate(doc, update)
  }
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  const updates = [{ update: Y.encodeStateAsUpdate(doc, before), actor }]
  const { generation, seq } = stored
  await appendUpdates(db, [{ document: name, generation, seq, updates }])
  return seq + 1
}

let references = 0

/** A lead's document with one commit, not projected yet. */
export async function putLead(
  db: PaceDb,
  fields: Partial<LeadFields> = {},
): Promise<{ id: string; name: string; reference: string }> {
  const id = crypto.randomUUID()
  references += 1
  const reference = `L-${String(references).padStart(5, '0')}`
  const base = { reference, stage: 'new', createdAt: SOME_TIME, name: 'Omar Haddad' } as const
  const update = createLeadUpdate({ ...base, ...fields })
  await insertDocument(db, { name: `lead:${id}`, actor: 'person:somebody', update })
  return { id, name: `lead:${id}`, reference }
}

export function setField(field: string, value: unknown): (doc: Y.Doc) => void {
  return (doc) => void doc.getMap('fields').set(field, value)
}
