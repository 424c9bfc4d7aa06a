import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { updateMessage } from './protocol.ts'
import { forgeUpdate } from './testing/forge-update.ts'
import { judge as judgeUpdate } from './testing/guarding.ts'
import { putLead } from './testing/log-writer.ts'
import { connectRaw, startServer } from './testing/start-server.ts'
import { decodeUpdate, reachOf } from './update.ts'

function leadDoc(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createLeadUpdate({ reference: 'L-1', name: 'Hana', stage: 'new' }))
  return doc
}

/** Where the last thing stands that was written: the lead's stage. */
function lastId(doc: Y.Doc) {
  const [client = 0, clocks = 0] = [...Y.decodeStateVector(Y.encodeStateVector(doc))][0] ?? []
  return { client, clock: clocks - 1 }
}

test('[S67] what goes on behind a field that is the server’s cannot push it out', () => {
  const doc = leadDoc()
  const at = { root: 'fields', key: 'name' }
  const update = decodeUpdate(forgeUpdate([{ id: lastId(doc), at, values: ['new', 'Mallory'] }]))
  expect(() => judgeUpdate('lead', update, { doc })).toThrow(/place/)
})

test('[S67] nor behind one that came with the batch', () => {
  const doc = leadDoc()
  const id = { client: 7, clock: 0 }
  const at = (key: string) => ({ root: 'fields', key })
  const earlier = [decodeUpdate(forgeUpdate([{ id, at: at('name'), values: ['A'] }]))]
  const judge = (key: string) => {
    const update = decodeUpdate(forgeUpdate([{ id, at: at(key), values: ['A', 'B'] }]))
    return judgeUpdate('lead', update, { earlier, doc }).refused
  }
  expect(() => judge('email')).toThrow(/place/)
  expect(judge('name')).toBeNull()
})

test('[S35] the rest of a text that is known in part is not refused', () => {
  const doc = leadDoc()
  const client = new Y.Doc()
  Y.applyUpdate(client, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(client)
  const block = new Y.XmlText()
  client.getXmlFragment('notes').insert(0, [block])
  block.insert(0, 'ab')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client))
  block.insert(2, 'cd')
  const update = decodeUpdate(Y.encodeStateAsUpdate(client, before))
  expect(judgeUpdate('lead', update, { doc }).refused).toBeNull()
})

test('[S31] what is nested without end is refused, before anybody has to take it away again', () => {
  const doc = leadDoc()
  const nest = (depth: number) => {
    const client = new Y.Doc()
    client.transact(() => {
      let parent: Y.XmlFragment = client.getXmlFragment('notes')
      for (let level = 0; level < depth; level += 1) {
        const child = new Y.XmlElement('p')
        parent.insert(0, [child])
        parent = child
      }
    })
    const update = decodeUpdate(Y.encodeStateAsUpdate(client))
    return judgeUpdate('lead', update, { doc }).refused
  }
  expect(nest(50)).toBeNull()
  expect(nest(10_000)).toContain('deep')
})

test('[S20] two sections of one client are no update: readers would take different ones', () => {
  const at = { root: 'fields', key: 'name' }
  const items = [0, 1].map((clock) => ({ id: { client: 7, clock }, at, values: ['x'] }))
  expect(() => decodeUpdate(forgeUpdate(items))).toThrow(/one section/)
})

test('[S23] items that wait for each other in a circle are not whole', () => {
  const [a, b] = [
    { client: 8, clock: 0 },
    { client: 9, clock: 0 },
  ]
  const items = [
    { id: a, at: { origin: b }, values: ['x'] },
    { id: b, at: { origin: a }, values: ['x'] },
  ]
  expect(reachOf(decodeUpdate(forgeUpdate(items)), new Map())).toBeNull()
})

test('[S23] an item may build on another client’s that stands behind it in the update', () => {
  const [a, b] = [
    { client: 8, clock: 0 },
    { client: 9, clock: 0 },
  ]
  const items = [
    { id: a, at: { origin: b }, values: ['x'] },
    { id: b, at: { root: 'fields', key: 'name' }, values: ['y', 'z'] },
  ]
  expect(reachOf(decodeUpdate(forgeUpdate(items)), new Map())).toEqual(
    new Map([
      [8, 1],
      [9, 2],
    ]),
  )
})

test('[S67] a forged item closes its sender 4403; the lead keeps its stage for everybody', async () => {
  const { join, admin, url, serviceToken } = await startServer()
  const { name } = await putLead(admin)
  const peer = await join(name)
  await waitFor(() => peer.provider.synced)
  const token = await serviceToken('live:read', 'live:write')
  const mallory = await connectRaw(url, name, { token })
  const stage = lastId(peer.doc)
  const field = [...peer.doc.getMap('fields')].at(-1)?.[0] ?? ''
  const at = { root: 'fields', key: field === 'name' ? 'email' : 'name' }
  mallory.socket.send(updateMessage(forgeUpdate([{ id: stage, at, values: ['new', 'x'] }])))
  await waitFor(() => mallory.state.code === 4403)
  expect(await listUpdatesAfter(admin, name, 1)).toEqual([])
  expect(peer.doc.getMap('fields').get('stage')).toBe('new')
  expect(peer.codes).toEqual([])
})
