import * as Y from 'yjs'
import type { StoredDocument } from '#db/pace/documents/documents.ts'
import { type DecodedUpdate, decodeUpdate } from '../../updates/update.ts'

/** A document whose edits are kept one by one, as a client would send them. */
export function startTyping(clientID?: number) {
  const doc = new Y.Doc()
  if (clientID !== undefined) doc.clientID = clientID
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'received') updates.push(update)
  })
  return {
    doc,
    updates,
    /** Writes into the title; returns what goes out for it. */
    type(text: string, at = doc.getText('title').length): DecodedUpdate {
      doc.getText('title').insert(at, text)
      return decodeUpdate(updates.at(-1) ?? new Uint8Array())
    },
    erase(at: number, length: number): DecodedUpdate {
      doc.getText('title').delete(at, length)
      return decodeUpdate(updates.at(-1) ?? new Uint8Array())
    },
    receive: (update: Uint8Array) => Y.applyUpdate(doc, update, 'received'),
  }
}

/** A document as the database has it: all of its log behind an empty snapshot. */
export function storedDocument(name: string, tail: readonly Uint8Array[] = []): StoredDocument {
  return {
    name,
    seq: tail.length,
    generation: 1,
    snapshot: null,
    snapshotSeq: 0,
    snapshotVector: null,
    tail: [...tail],
    deleted: false,
  }
}
