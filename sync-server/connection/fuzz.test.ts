import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { connectRaw, startServer } from '../testing/start-server.ts'

const FINAL = [4400, 4403]

/** What is left of an update when the line breaks in the middle of it, and when one byte of it turns over. */
function damaged(update: Uint8Array): Uint8Array[] {
  const cut = Array.from({ length: 12 }, (_, index) =>
    update.subarray(0, Math.floor((update.length * index) / 12)),
  )
  const turned = Array.from({ length: 40 }, (_, index) => {
    const copy = update.slice()
    const at = Math.floor((copy.length * index) / 40)
    copy[at] = (copy[at] ?? 0) ^ (1 + (index % 255))
    return copy
  })
  return [...cut, ...turned]
}

function someNote(): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, 'A note of ours')
  doc.getText('title').delete(2, 5)
  doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
  return Y.encodeStateAsUpdate(doc)
}

async function openNote() {
  const running = await startServer()
  const peer = await running.join('note:a')
  await waitFor(() => peer.provider.synced)
  const token = await running.serviceToken('live:read', 'live:write')
  const connectAnother = () => connectRaw(running.url, 'note:a', { token })
  return { ...running, peer, connectAnother }
}

test('[S20] whatever bytes come, only their sender is closed, and what others write goes on', async () => {
  const { peer, connectAnother, join } = await openNote()
  const frames = [
    ...Array.from({ length: 60 }, (_, index) => randomBytes(1 + index * 3)),
    ...Array.from({ length: 30 }, (_, index) =>
      Buffer.concat([Buffer.from([0, index % 3]), randomBytes(index)]),
    ),
    Buffer.from([0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.alloc(0),
  ]
  for (const frame of frames) {
    const mallory = await connectAnother()
    mallory.socket.send(frame)
    peer.doc.getText('title').insert(0, 'x')
    mallory.socket.close()
  }
  const fresh = await join('note:a')
  await waitFor(() => fresh.title() === 'x'.repeat(frames.length))
  expect(peer.codes).toEqual([])
})

test('[S20] a damaged update is refused or is an update: afterwards all hold the same, nothing pending', async () => {
  const { peer, connectAnother, join, db } = await openNote()
  const codes = []
  for (const update of damaged(someNote())) {
    const mallory = await connectAnother()
    mallory.socket.send(updateMessage(update))
    codes.push(mallory)
    peer.doc.getText('title').insert(0, 'x')
  }
  await waitFor(async () => (await listUpdatesAfter(db, 'note:a', 0)).length > 20)
  const fresh = await join('note:a')
  await waitFor(() => fresh.provider.synced)
  await waitFor(() => {
    const [own, other] = [peer.doc, fresh.doc].map((doc) => Y.encodeStateAsUpdate(doc))
    return own && other && Buffer.compare(own, other) === 0
  })
  expect(fresh.doc.store.pendingStructs).toBeNull()
  expect(fresh.doc.store.pendingDs).toBeNull()
  const closed = codes.flatMap(({ state }) => state.code ?? [])
  expect(closed.filter((code) => ![...FINAL, 4502].includes(code))).toEqual([])
  expect(peer.codes).toEqual([])
})

test('[S23] the update of another document is held, its sender asked, then closed 4502: it is stored nowhere', async () => {
  const { peer, connectAnother, db } = await openNote()
  const elsewhere = new Y.Doc()
  Y.applyUpdate(elsewhere, createLeadUpdate({ reference: 'L-1', stage: 'new', name: 'Hana' }))
  const before = Y.encodeStateVector(elsewhere)
  elsewhere.getMap('fields').set('name', 'Omar')
  const mallory = await connectAnother()
  mallory.socket.send(updateMessage(Y.encodeStateAsUpdate(elsewhere, before)))
  await waitFor(() => mallory.state.code === 4502)
  expect(await listUpdatesAfter(db, 'note:a', 0)).toEqual([])
  expect(peer.codes).toEqual([])
})
