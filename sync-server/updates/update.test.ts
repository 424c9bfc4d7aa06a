import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { forgeUpdate } from '../testing/wire/forge-update.ts'
import { startTyping } from '../testing/wire/typing.ts'
import {
  type DecodedUpdate,
  decodeUpdate,
  foundationsOf,
  hasNoNewStructs,
  isEmpty,
  LayeredVector,
  reachOf,
  type Vector,
} from './update.ts'

const NOTHING: Vector = new Map()

function vectorOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

/** Two people who type into one document in turns, each seeing what the other has typed. */
function typedInTurns(turns: number) {
  const people = [startTyping(1), startTyping(2)] as const
  const updates: DecodedUpdate[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const [writer, reader] = turn % 2 === 0 ? people : [people[1], people[0]]
    const update = writer.type(`${turn} `)
    reader.receive(update.bytes)
    updates.push(update)
  }
  return { doc: people[0].doc, updates }
}

test('an update says which structs it brings and which clocks it deletes', () => {
  const { type, erase } = startTyping(7)
  const typed = type('abc')
  expect(typed.structs.map(({ id, length }) => [id.client, id.clock, length])).toEqual([[7, 0, 3]])
  expect(typed.deletions).toEqual([])
  const erased = erase(1, 2)
  expect(erased.structs).toEqual([])
  expect(erased.deletions).toEqual([{ client: 7, clock: 1, length: 2 }])
})

test('[S20] bytes that end within their structs are no update, wherever they end', () => {
  const { updates } = typedInTurns(4)
  // The last byte says that nothing is deleted.
  const whole = Y.mergeUpdates(updates.map(({ bytes }) => bytes))
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => decodeUpdate(whole.subarray(0, length))).toThrow()
  }
})

test('[S20] two sections of one client, and one that is empty, are no update', () => {
  const item = (clock: number) => ({
    id: { client: 1, clock },
    at: { root: 'fields', key: `k${clock}` },
    values: [1],
  })
  expect(() => decodeUpdate(forgeUpdate([item(0)]))).not.toThrow()
  expect(() => decodeUpdate(forgeUpdate([item(0), item(1)]))).toThrow(/one section/)
  // One section of client 1 from clock 0 with no structs, no deletions.
  expect(() => decodeUpdate(Uint8Array.of(1, 0, 1, 0, 0))).toThrow(/one section/)
})

test('an update without content is empty; one that only deletes is not', () => {
  const { type, erase } = startTyping()
  expect(isEmpty(decodeUpdate(Uint8Array.of(0, 0)))).toBe(true)
  expect(isEmpty(type('a'))).toBe(false)
  expect(isEmpty(erase(0, 1))).toBe(false)
})

test('what is known whole is nothing new; what is known in part is', () => {
  const { type } = startTyping(1)
  const update = type('abcd')
  expect(hasNoNewStructs(update, new Map([[1, 4]]))).toBe(true)
  expect(hasNoNewStructs(update, new Map([[1, 3]]))).toBe(false)
  expect(hasNoNewStructs(update, NOTHING)).toBe(false)
})

test('[S23] an update reaches as far as its clocks, and nowhere while one before it is missing', () => {
  const { type } = startTyping(1)
  const [first, second] = [type('ab'), type('cd')]
  expect(reachOf(first, NOTHING)).toEqual(new Map([[1, 2]]))
  expect(reachOf(second, NOTHING)).toBeNull()
  expect(reachOf(second, new Map([[1, 2]]))).toEqual(new Map([[1, 4]]))
})

test('[S23] it waits for what others wrote that it stands beside, and for what it deletes', () => {
  const [sara, omar] = [startTyping(1), startTyping(2)]
  const said = sara.type('one')
  omar.receive(said.bytes)
  const beside = omar.type(' two')
  expect(reachOf(beside, NOTHING)).toBeNull()
  expect(reachOf(beside, new Map([[1, 3]]))).toEqual(new Map([[2, 4]]))
  const erased = omar.erase(0, 3)
  expect(reachOf(erased, NOTHING)).toBeNull()
  expect(reachOf(erased, new Map([[1, 2]]))).toBeNull()
  expect(reachOf(erased, new Map([[1, 3]]))).toEqual(new Map())
})

test('[S23] a whole update reaches what Yjs makes of it, in whatever order its clients come', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.boolean(), (turns, isReversed) => {
      const { doc, updates } = typedInTurns(turns)
      const whole = decodeUpdate(Y.mergeUpdates(updates.map(({ bytes }) => bytes)))
      const byClient = [...Map.groupBy(whole.structs, ({ id }) => id.client).values()]
      const structs = (isReversed ? byClient.toReversed() : byClient).flat()
      expect(reachOf({ ...whole, structs }, NOTHING)).toEqual(vectorOf(doc))
    }),
  )
})

test('[S23] without any one of its updates the rest is not whole', () => {
  const { updates } = typedInTurns(8)
  for (const missing of updates.keys()) {
    if (missing === updates.length - 1) continue
    const rest = updates.filter((_, index) => index !== missing)
    const merged = decodeUpdate(Y.mergeUpdates(rest.map(({ bytes }) => bytes)))
    expect(reachOf(merged, NOTHING)).toBeNull()
  }
})

test('[S23] three thousand turns are judged in steps that grow with the turns, not with their square', () => {
  const { updates } = typedInTurns(3_000)
  const merged = decodeUpdate(Y.mergeUpdates(updates.map(({ bytes }) => bytes)))
  let asked = 0
  const known: Vector = {
    get() {
      asked += 1
      return 0
    },
  }
  expect(reachOf(merged, known)).not.toBeNull()
  expect(asked).toBeLessThan(10 * merged.structs.length)
})

test('an item builds on its neighbours and on what it stands in; garbage on nothing', () => {
  const { doc, type } = startTyping(1)
  expect(type('ab').structs.flatMap(foundationsOf)).toEqual([])
  const behind = type('c').structs.flatMap(foundationsOf)
  expect(behind.map(({ clock }) => clock)).toEqual([1])
  const between = type('-', 1).structs.flatMap(foundationsOf)
  expect(between.map(({ clock }) => clock)).toEqual([0, 1])
  const map = new Y.Map()
  doc.getMap('fields').set('nested', map)
  map.set('inner', 1)
  const inner = decodeUpdate(Y.encodeStateAsUpdate(doc)).structs.at(-1)
  expect(inner && foundationsOf(inner).map(({ clock }) => clock)).toEqual([4])
  expect(foundationsOf(new Y.GC(Y.createID(1, 0), 3))).toEqual([])
})

test('what a batch adds lies over what was known, which stays as it was', () => {
  const base = new Map([
    [1, 5],
    [2, 7],
  ])
  const layered = new LayeredVector(base)
  layered.add(new Map([[1, 9]]))
  expect([1, 2, 3].map((client) => layered.get(client))).toEqual([9, 7, undefined])
  expect(base.get(1)).toBe(5)
})
