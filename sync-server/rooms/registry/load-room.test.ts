import { expect, test } from 'vitest'
import type { StoredDocument } from '#db/pace/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { SimulatedDatabase } from '../../testing/simulation/stand-ins/simulated-database.ts'
import { SimulatedStore } from '../../testing/simulation/stand-ins/simulated-store.ts'
import { startTyping, storedDocument } from '../../testing/wire/typing.ts'
import { explainOutage, loadRoom } from './load-room.ts'

/** A store of which the test says what it finds, one look after the other. */
function storeOf(...found: (StoredDocument | null | Error)[]) {
  const store = new SimulatedStore(new SimulatedDatabase(), { schedule: (_, then) => then() })
  const made: unknown[] = []
  store.load = async () => {
    const next = found.shift() ?? null
    if (next instanceof Error) throw next
    return next
  }
  store.make = async (...asked: unknown[]) => {
    made.push(asked)
    return true
  }
  return { store, made }
}
const load = (store: SimulatedStore, name = 'note:a') =>
  loadRoom(store, name, { opener: { teamId: 'marina' }, bounds: {} })

test('a document that is stored becomes a room with its log, and is not made', async () => {
  const { store, made } = storeOf(storedDocument('note:a', [startTyping().type('one').bytes]))
  const room = await load(store)
  expect([room.name, room.log.seq, made]).toEqual(['note:a', 1, []])
})

test('one that has none yet is made for whoever opens it, then read', async () => {
  const { store, made } = storeOf(null, storedDocument('note:a'))
  expect((await load(store)).log.seq).toBe(0)
  expect(made).toEqual([['note:a', { teamId: 'marina' }]])
})

test('a deleted one is gone, one of no record is not found, one that is not there after it was made is unavailable', async () => {
  const deleted = storeOf({ ...storedDocument('note:a'), deleted: true })
  await expect(load(deleted.store)).rejects.toMatchObject({ code: 'gone' })
  const nobody = storeOf(null)
  nobody.store.make = () => Promise.resolve(false)
  await expect(load(nobody.store, 'lead:x')).rejects.toMatchObject({
    code: 'notFound',
    message: 'There is no lead of that id.',
  })
  await expect(load(storeOf(null, null).store)).rejects.toMatchObject({ code: 'unavailable' })
})

test('[S26] that the database is away is unavailable, what else it says is its own', async () => {
  const away = Object.assign(new Error('away'), { code: 'CONNECTION_CLOSED' })
  await expect(load(storeOf(away).store)).rejects.toMatchObject({ code: 'unavailable' })
  const other = Object.assign(new Error('other'), { code: '22000' })
  await expect(load(storeOf(other).store)).rejects.toBe(other)
  const own = new DomainError('conflict', 'no')
  expect(() => explainOutage(own)).toThrow(own)
})
