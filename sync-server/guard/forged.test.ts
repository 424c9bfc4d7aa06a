import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { forgeUpdate, lastId } from '../testing/wire/forge-update.ts'
import { judge as judgeUpdate } from '../testing/guarding.ts'
import { decodeUpdate, reachOf } from '../updates/update.ts'

function leadDoc(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createLeadUpdate({ reference: 'L-1', name: 'Hana', stage: 'new' }))
  return doc
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
        const child = new Y.XmlElement('blockquote')
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

test('what an update builds on is looked up as often as it has structs, in whatever order they come', () => {
  const lookUps = (clients: number) => {
    let steps = 0
    const known = { get: () => void (steps += 1) }
    const items = Array.from({ length: clients }, (_, index) => ({
      id: { client: clients - index, clock: 0 },
      at:
        index === 0
          ? { root: 'fields', key: 'name' }
          : { origin: { client: clients - index + 1, clock: 0 } },
      values: ['x'],
    }))
    for (const order of [items, items.toReversed()]) {
      expect(reachOf(decodeUpdate(forgeUpdate(order)), known)?.size).toBe(clients)
    }
    return steps
  }
  expect(lookUps(4_000)).toBeLessThan(2.1 * lookUps(2_000))
})
