import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { SimulatedDatabase } from '../../testing/simulation/stand-ins/simulated-database.ts'
import { SimulatedStore } from '../../testing/simulation/stand-ins/simulated-store.ts'
import { startTyping } from '../../testing/wire/typing.ts'
import { WatchedMember } from '../../testing/wire/watched-member.ts'
import { LoadedRooms } from './loaded-rooms.ts'

const FOR_EVER = 2 ** 31 - 1

function openRooms({ idleMs = FOR_EVER, memoryBytes = Infinity } = {}) {
  const database = new SimulatedDatabase()
  const store = new SimulatedStore(database, {
    schedule: (_whose, then) => void setImmediate(then),
  })
  const loads: string[] = []
  const load = store.load
  store.load = (name) => {
    loads.push(name)
    return load(name)
  }
  const seen: string[] = []
  const rooms = new LoadedRooms({
    store,
    bounds: {},
    memoryBytes,
    idleMs,
    entered: ({ name }) => seen.push(`in ${name}`),
    leaving: ({ name }) => seen.push(`out ${name}`),
  })
  onTestFinished(() => rooms.close())
  /** A document of so many bytes. */
  const put = (name: string, bytes: number) => {
    const update = startTyping().type('x'.repeat(bytes)).bytes
    database.create({ name, update, actor: 'service:x' })
  }
  return { rooms, store, loads, seen, put }
}

test('[S12] a document is loaded once, however many want it at once', async () => {
  const { rooms, loads, seen, put } = openRooms()
  put('note:a', 10)
  const found = await Promise.all([1, 2, 3].map(() => rooms.find('note:a')))
  expect(new Set(found).size).toBe(1)
  expect(await rooms.find('note:a')).toBe(found[0])
  expect([loads, seen]).toEqual([['note:a'], ['in note:a']])
})

test('[S46] what is not there fails for whoever asks, and is asked for again', async () => {
  const { rooms, loads } = openRooms()
  const both = [rooms.find('lead:nobody'), rooms.find('lead:nobody')]
  for (const one of both) await expect(one).rejects.toMatchObject({ code: 'notFound' })
  await expect(rooms.find('lead:nobody')).rejects.toMatchObject({ code: 'notFound' })
  expect(loads).toEqual(['lead:nobody', 'lead:nobody'])
})

test('[S46] what was made while somebody looked for it in vain is there for whoever asks next', async () => {
  const { rooms, store, put } = openRooms()
  const load = store.load
  const { promise: told, resolve: tell } = Promise.withResolvers<void>()
  store.load = async (name) => {
    const found = await load(name)
    await told
    return found
  }
  const early = rooms.find('call:new').catch((error: unknown) => error)
  await load('call:new')
  put('call:new', 10)
  rooms.made('call:new')
  store.load = load
  const late = await rooms.find('call:new')
  tell()
  expect(await early).toMatchObject({ code: 'notFound' })
  expect(await rooms.find('call:new')).toBe(late)
})

test('[S12] a document that is loaded twice around its making is one room', async () => {
  const { rooms, put } = openRooms()
  put('call:new', 10)
  const early = rooms.find('call:new')
  rooms.made('call:new')
  const late = rooms.find('call:new')
  expect(await early).toBe(await late)
  expect(await rooms.find('call:new')).toBe(await late)
})

test('[S53] a room that nobody is in leaves memory; one with a member or with work stays', async () => {
  const { rooms, seen } = openRooms({ idleMs: 1 })
  const left = await rooms.find('note:left')
  // Used as soon as they are there: a sweep may come between any two looks at the database.
  const used = await rooms.find('note:used')
  used.join(new WatchedMember())
  const busy = await rooms.find('note:busy')
  busy.enqueue({
    kind: 'change',
    change: { actor: 'x', change: () => undefined },
    resolve: () => undefined,
    reject: () => undefined,
  })
  await waitFor(() => seen.includes('out note:left'))
  expect([...rooms.all()]).toEqual([used, busy])
  expect(await rooms.find('note:left')).not.toBe(left)
})

test('[S100] where memory is short no other document is opened while those that are open are used', async () => {
  const { rooms, put } = openRooms({ memoryBytes: 20_000 })
  put('note:large', 30_000)
  put('note:small', 10)
  const large = await rooms.find('note:large')
  large.join(new WatchedMember())
  expect(rooms.bytes).toBeGreaterThan(30_000)
  await expect(rooms.find('note:small')).rejects.toMatchObject({ limit: 'memoryBytes' })
  expect(await rooms.find('note:large')).toBe(large)
})

test('[S100] a document that was read takes more memory than its bytes', async () => {
  const { rooms, put } = openRooms()
  put('note:a', 30_000)
  const room = await rooms.find('note:a')
  expect(rooms.bytes).toBeLessThan(40_000)
  room.log.doc()
  await waitFor(() => rooms.bytes > 300_000)
})

test('only the room that is meant is removed: another of its name may have taken its place', async () => {
  const { rooms } = openRooms()
  const first = await rooms.find('note:a')
  rooms.remove(first)
  expect(rooms.get('note:a')).toBeUndefined()
  const second = await rooms.find('note:a')
  rooms.remove(first)
  expect(rooms.get('note:a')).toBe(second)
})
