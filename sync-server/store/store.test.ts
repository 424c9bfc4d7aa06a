import { expect, test } from 'vitest'
import type { Append } from '#db/pace/documents/commit.ts'
import { STORES, type StoreUnderTest } from '../testing/stores.ts'

const A = 'note:a'
const B = 'note:b'

function appendTo(
  document: string,
  seq: number,
  more: Partial<Append> & { texts?: string[] } = {},
): Append {
  const { texts = ['x'], ...rest } = more
  const updates = texts.map((text) => ({ update: bytes(text), actor: 'service:a' }))
  return { document, generation: 1, seq, updates, ...rest }
}

function byName(one: string, other: string): number {
  return one.localeCompare(other)
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

async function textsOf({ store }: StoreUnderTest, name: string, seq = 0): Promise<string[]> {
  const logged = await store.updatesAfter({ name, seq, generation: 1 })
  return logged.map((entry) => `${entry.seq} ${new TextDecoder().decode(entry.update)}`)
}

async function outcomeOf({ store }: StoreUnderTest, append: Append): Promise<string | undefined> {
  return (await store.append([append])).get(append.document)
}

test.each(STORES)(
  '[S128] %s: a document begins empty, once, and is not there before',
  async (_, open) => {
    const { store } = await open()
    expect(await store.load(A)).toBeNull()
    expect(await Promise.all([store.make(A, {}), store.make(A, {})])).toEqual([true, true])
    const empty = { snapshot: null, snapshotSeq: 0, snapshotVector: null, tail: [], deleted: false }
    expect(await store.load(A)).toEqual({ name: A, generation: 1, seq: 0, ...empty })
  },
)

test.each(STORES)('[S128] %s: an append is judged by where the log stands', async (_, open) => {
  const under = await open()
  await under.store.make(A, {})
  expect(await outcomeOf(under, appendTo(A, 0))).toBe('committed')
  expect(await outcomeOf(under, appendTo(A, 0))).toBe('moved')
  expect(await outcomeOf(under, appendTo(A, 2))).toBe('moved')
  expect(await outcomeOf(under, appendTo(A, 1, { generation: 2 }))).toBe('regenerated')
  expect(await outcomeOf(under, appendTo(B, 0))).toBe('gone')
  await under.regenerate(A)
  expect(await outcomeOf(under, appendTo(A, 1))).toBe('regenerated')
  await under.remove(A)
  expect(await outcomeOf(under, appendTo(A, 1, { generation: 2 }))).toBe('gone')
  expect((await under.store.load(A))?.deleted).toBe(true)
})

test.each(STORES)('[S128] %s: an earlier holder of a lease is fenced off', async (_, open) => {
  const under = await open()
  await under.store.make(A, {})
  expect(await outcomeOf(under, appendTo(A, 0, { fence: 2 }))).toBe('committed')
  expect(await outcomeOf(under, appendTo(A, 1, { fence: 1 }))).toBe('fenced')
  expect(await outcomeOf(under, appendTo(A, 0, { fence: 1 }))).toBe('fenced')
  expect(await outcomeOf(under, appendTo(A, 1, { fence: 2 }))).toBe('committed')
  expect(await outcomeOf(under, appendTo(A, 2))).toBe('committed')
  expect(await outcomeOf(under, appendTo(A, 3, { fence: 1 }))).toBe('fenced')
})

test.each(STORES)(
  '[S128] %s: in a group each document goes its own way, in sequences without gaps',
  async (_, open) => {
    const under = await open()
    for (const name of [A, B]) await under.store.make(name, {})
    const outcomes = await under.store.append([
      appendTo(B, 0, { texts: ['one', 'two', 'three'] }),
      appendTo(A, 7),
      appendTo('note:c', 0),
    ])
    expect(Object.fromEntries(outcomes)).toEqual({
      [A]: 'moved',
      [B]: 'committed',
      'note:c': 'gone',
    })
    expect(await textsOf(under, B)).toEqual(['1 one', '2 two', '3 three'])
    expect(await textsOf(under, A)).toEqual([])
    expect((await under.store.load(B))?.seq).toBe(3)
  },
)

test.each(STORES)('[S128] %s: of many who append at one place one does', async (_, open) => {
  const under = await open()
  for (const name of [A, B]) await under.store.make(name, {})
  const outcomes = await Promise.all(
    ['a', 'b', 'c', 'd'].map((text, index) => {
      const pair = [appendTo(A, 0, { texts: [text] }), appendTo(B, 0, { texts: [text] })]
      return under.store.append(index % 2 ? pair : pair.toReversed())
    }),
  )
  for (const name of [A, B]) {
    const told = outcomes.map((outcome) => String(outcome.get(name))).sort(byName)
    expect(told).toEqual(['committed', 'moved', 'moved', 'moved'])
    expect(await textsOf(under, name)).toHaveLength(1)
  }
})

test.each(STORES)('[S128] %s: a commit and its transaction are one', async (_, open) => {
  const under = await open()
  const { store, write, written } = under
  await store.make(A, {})
  expect(await store.appendWith(appendTo(A, 0), (tx) => write(tx, 'with'))).toBe('committed')
  expect(await store.appendWith(appendTo(A, 0), (tx) => write(tx, 'moved'))).toBe('moved')
  const failing = store.appendWith(appendTo(A, 1), async (tx) => {
    await write(tx, 'undone')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await written()).toEqual(['with'])
  expect(await textsOf(under, A)).toEqual(['1 x'])
  await store.transact((tx) => write(tx, 'alone'))
  expect((await written()).sort(byName)).toEqual(['alone', 'with'])
})

test.each(STORES)('[S128] %s: two commits in one transaction are one', async (_, open) => {
  const under = await open()
  const { store } = under
  for (const name of [A, B]) await store.make(name, {})
  const both = (seqs: { a: number; b: number }) =>
    store.appendWith(appendTo(A, seqs.a), async (tx) => {
      if ((await store.appendIn(tx, [appendTo(B, seqs.b)])).get(B) !== 'committed')
        throw new Error('left')
    })
  expect(await both({ a: 0, b: 0 })).toBe('committed')
  await expect(both({ a: 1, b: 7 })).rejects.toThrow('left')
  expect(await textsOf(under, A)).toEqual(['1 x'])
  expect(await textsOf(under, B)).toEqual(['1 x'])
  expect(await both({ a: 1, b: 1 })).toBe('committed')
  expect(await textsOf(under, B)).toEqual(['1 x', '2 x'])
})

test.each(STORES)(
  '[S128] %s: whoever appends meanwhile waits for a transaction',
  async (_, open) => {
    const under = await open()
    await under.store.make(A, {})
    let other: Promise<string | undefined> | undefined
    await under.store.appendWith(appendTo(A, 0, { texts: ['first'] }), async (tx) => {
      other = outcomeOf(under, appendTo(A, 0, { texts: ['second'] }))
      await under.write(tx, 'first')
    })
    expect(await other).toBe('moved')
    expect(await textsOf(under, A)).toEqual(['1 first'])
  },
)

test.each(STORES)(
  '[S128] %s: a document is created once, also where it began empty',
  async (_, open) => {
    const under = await open()
    const { store, write, written } = under
    await store.make(B, {})
    for (const name of [A, B]) {
      const document = { name, actor: 'service:a', update: bytes('first') }
      const failing = store.create(document, async (tx) => {
        await write(tx, 'undone')
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await store.create(document, (tx) => write(tx, name))).toBe(true)
      expect(await store.create(document, (tx) => write(tx, 'again'))).toBe(false)
      expect(await textsOf(under, name)).toEqual(['1 first'])
    }
    expect((await written()).sort(byName)).toEqual([A, B])
  },
)

test.each(STORES)(
  '[S128] %s: the log is read after a place, of that generation alone',
  async (_, open) => {
    const under = await open()
    await under.store.make(A, {})
    await under.store.append([appendTo(A, 0, { texts: ['one', 'two', 'three'] })])
    expect(await textsOf(under, A, 1)).toEqual(['2 two', '3 three'])
    expect(await textsOf(under, A, 3)).toEqual([])
    expect(await under.store.updatesAfter({ name: A, seq: 0, generation: 2 })).toEqual([])
    await under.remove(A)
    expect(await textsOf(under, A)).toEqual([])
  },
)

test.each(STORES)('[S128] %s: it tells what has moved, and how', async (_, open) => {
  const under = await open()
  const names = [A, B, 'note:c', 'note:d']
  for (const name of names) await under.store.make(name, {})
  await under.store.append([appendTo(B, 0)])
  await under.regenerate('note:c')
  await under.remove('note:d')
  const positions = [...names, 'note:e'].map((name) => ({ name, seq: 0, generation: 1 }))
  expect(Object.fromEntries(await under.store.findMoved(positions))).toEqual({
    [B]: 'moved',
    'note:c': 'regenerated',
    'note:d': 'gone',
    'note:e': 'gone',
  })
})

test.each(STORES)(
  '[S128] %s: a snapshot takes the place of an older one, within the log, and leaves the log',
  async (_, open) => {
    const under = await open()
    const { store } = under
    await store.make(A, {})
    await store.append([appendTo(A, 0, { texts: ['one', 'two', 'three'] })])
    const made = { name: A, generation: 1, snapshot: bytes('folded'), vector: bytes('v') }
    expect(await store.storeSnapshot({ ...made, snapshotSeq: 4 })).toBe(false)
    expect(await store.storeSnapshot({ ...made, generation: 2, snapshotSeq: 2 })).toBe(false)
    expect(await store.storeSnapshot({ ...made, snapshotSeq: 2 })).toBe(true)
    expect(await store.storeSnapshot({ ...made, snapshotSeq: 2 })).toBe(false)
    expect(await store.storeSnapshot({ ...made, snapshotSeq: 1 })).toBe(false)
    const stored = await store.load(A)
    expect(stored).toMatchObject({ seq: 3, snapshotSeq: 2 })
    expect(stored?.tail.map((update) => new TextDecoder().decode(update))).toEqual(['three'])
    expect(await textsOf(under, A)).toHaveLength(3)
    await under.remove(A)
    expect(await store.storeSnapshot({ ...made, snapshotSeq: 3 })).toBe(false)
  },
)
