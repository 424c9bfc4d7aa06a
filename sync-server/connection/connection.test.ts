import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { Admission, Identity } from '../access/identity.ts'
import { Accounts } from '../limits/accounts.ts'
import { type LimitName, limitsWith } from '../limits/limits.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { createRooms } from '../rooms/registry/rooms.ts'
import { awareness, marker, STEP1 } from '../testing/wire/messages.ts'
import { FrameReader } from '../testing/simulation/stand-ins/frames.ts'
import { SimulatedDatabase } from '../testing/simulation/stand-ins/simulated-database.ts'
import { SimulatedStore } from '../testing/simulation/stand-ins/simulated-store.ts'
import { startTyping } from '../testing/wire/typing.ts'
import { openWriter } from '../testing/wire/watched-socket.ts'
import { Connection, type ConnectionDeps } from './connection.ts'
import { FairScheduler } from './fair-scheduler.ts'

type Limits = Partial<Record<LimitName, number>>

/** A floor of one node, whose database is in memory. */
function startFloor(limits: Limits = {}) {
  const database = new SimulatedDatabase()
  const store = new SimulatedStore(database, {
    schedule: (_whose, then) => void setImmediate(then),
  })
  const log = { error() {}, warn() {}, info() {} }
  const rooms = createRooms({ store, log, pollMs: 2 ** 31 - 1 })
  onTestFinished(() => rooms.close())
  const renewals: ((identity: Identity | null) => void)[] = []
  const shared = { accounts: new Accounts(limitsWith(limits)), scheduler: new FairScheduler() }
  const renew: ConnectionDeps['renew'] = () =>
    new Promise((resolve, reject) => {
      renewals.push((identity) => (identity ? resolve(identity) : reject(new Error('no'))))
    })
  function connect({ since = -1, generation = null as number | null } = {}) {
    const socket = openWriter(limits)
    const deps = { ...shared, rooms, renew, limits: limitsWith(limits), metrics: socket.metrics }
    const connection = new Connection(socket.writer, { since, generation }, deps)
    const open = async (options: Parameters<typeof admissionOf>[0] = {}) => {
      const room = await rooms.open('note:a')
      connection.open(admissionOf(options), room)
      return room
    }
    return { connection, open, did: socket.did, heard: () => messagesIn(socket.taken) }
  }
  return { rooms, database, connect, renewals }
}

function admissionOf({ name = 'sara', canWrite = true } = {}): Admission {
  const actor = { kind: 'person', id: name, role: 'agent', teamId: 't' } as const
  return {
    name: 'note:a',
    ref: parseDocumentName('note:a'),
    identity: { actor, actorName: `person:${name}`, expiresAt: null },
    access: canWrite ? 'write' : 'read',
    teamId: null,
  }
}

/** The server's messages; the reader that is new takes the first bytes for the answer to an upgrade. */
function messagesIn(taken: readonly Buffer[]): Uint8Array[] {
  const reader = new FrameReader()
  reader.read(Buffer.from('HTTP/1.1 101'))
  const frames = reader.read(Buffer.concat(taken))
  return Array.isArray(frames) ? frames.map(({ payload }) => payload) : []
}

function typesOf(messages: readonly Uint8Array[]): string[] {
  return messages.map(([type, kind]) => (type === 0 ? `sync ${kind}` : `${type}`))
}

function renewal(token: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 102)
    encoding.writeVarString(encoder, token)
  })
}

test('what comes before admission is kept, and handled in order after it', async () => {
  const { connect } = startFloor()
  const { connection, open, heard } = connect()
  connection.receive(updateMessage(startTyping().type('one').bytes))
  connection.receive(marker(1))
  expect([connection.isOpen, heard()]).toEqual([false, []])
  await open()
  await waitFor(() => typesOf(heard()).includes('101'))
  expect(typesOf(heard())).toEqual(['sync 0', '101'])
})

test('[S19] a marker is answered with where the log stands once all before it is durable', async () => {
  const { connect } = startFloor()
  const { connection, open, heard } = connect()
  const room = await open()
  const { type } = startTyping()
  for (const text of ['one', 'two']) connection.receive(updateMessage(type(text).bytes))
  connection.receive(marker(7))
  await waitFor(() => typesOf(heard()).includes('101'))
  const decoder = decoding.createDecoder(heard().at(-1) ?? new Uint8Array())
  const numbers = [1, 2, 3, 4].map(() => decoding.readVarUint(decoder))
  expect(numbers).toEqual([101, 7, 2, 1])
  expect(room.log.seq).toBe(2)
})

test('[S17] a reader is asked for nothing; what it sends is refused with a reason, and it stays', async () => {
  const { connect } = startFloor()
  const { connection, open, heard, did } = connect()
  const room = await open({ canWrite: false })
  connection.receive(STEP1)
  connection.receive(updateMessage(startTyping().type('one').bytes))
  connection.receive(marker(1))
  connection.receive(marker(2))
  await waitFor(() => typesOf(heard()).includes('101'))
  expect(typesOf(heard())).toEqual(['sync 1', '2', '101'])
  expect([room.log.seq, did, connection.isOpen]).toEqual([0, [], true])
})

test('[S13] whoever comes back is sent what came after, and asking again brings nothing twice', async () => {
  const { connect } = startFloor()
  const writer = connect()
  const room = await writer.open()
  const { type } = startTyping()
  for (const text of ['one', 'two']) writer.connection.receive(updateMessage(type(text).bytes))
  await waitFor(() => room.log.seq === 2)
  const later = connect({ since: 1, generation: 1 })
  await later.open({ name: 'omar' })
  later.connection.receive(STEP1)
  later.connection.receive(STEP1)
  expect(typesOf(later.heard())).toEqual(['sync 0', 'sync 2', 'sync 1', 'sync 1'])
})

test('[S15] a copy of another generation is closed before anything of it is taken', async () => {
  const { connect } = startFloor()
  const { connection, open, did } = connect({ generation: 9 })
  connection.receive(updateMessage(startTyping().type('one').bytes))
  const room = await open()
  expect(did[0]).toMatch(/^close 4410/)
  expect([room.members.size, room.waiting, connection.isOpen]).toEqual([0, 0, false])
})

test.each([
  ['nonsense', Uint8Array.of(0, 2, 255)],
  ['a sync message of no kind', Uint8Array.of(0, 9, 0)],
  ['a presence that is none', Uint8Array.of(1, 2, 255, 255)],
])('[S20] %s closes its sender 4400', async (_, bytes) => {
  const { connect } = startFloor()
  const { connection, open, did } = connect()
  await open()
  connection.receive(bytes)
  expect(did[0]).toMatch(/^close 4400/)
})

test('[S161] messages of types that are not known are passed over', async () => {
  const { connect } = startFloor()
  const { connection, open, heard, did } = connect()
  await open()
  connection.receive(Uint8Array.of(99, 1, 2, 3))
  connection.receive(marker(1))
  expect([typesOf(heard()), did]).toEqual([['sync 0', '101'], []])
})

test.each<[LimitName, Limits, (connection: Connection) => void, number]>([
  ['messageBytes', { messageBytes: 10 }, (it) => it.receive(new Uint8Array(11)), 4413],
  ['presenceBytes', { presenceBytes: 10 }, (it) => it.receive(longPresence()), 4413],
  ['waitingMarkers', { waitingMarkers: 2 }, sendManyMarkers, 1013],
])('[S90] [S92] [S99] beyond %s its sender is closed', async (limit, limits, exceed, code) => {
  const { connect } = startFloor(limits)
  const { connection, open, did } = connect()
  await open()
  exceed(connection)
  expect(did[0]).toMatch(new RegExp(`^close ${code} .*${limits[limit]}`))
})

function longPresence(): Uint8Array {
  return awareness(1, 1, { user: { name: 'x'.repeat(50) } })
}

function sendManyMarkers(connection: Connection): void {
  connection.receive(updateMessage(startTyping().type('one').bytes))
  for (let number = 1; number <= 3; number += 1) connection.receive(marker(number))
}

test('[S95] more sockets on one document, or of one person, than there may be are closed; the others stay', async () => {
  const inRoom = startFloor({ connectionsPerRoom: 1 })
  const [first, second] = [inRoom.connect(), inRoom.connect()]
  await first.open()
  await second.open({ name: 'omar' })
  expect([first.did, second.did[0]?.slice(0, 10)]).toEqual([[], 'close 1013'])
  const ofPerson = startFloor({ connectionsPerPerson: 1 })
  const [one, two, other] = [ofPerson.connect(), ofPerson.connect(), ofPerson.connect()]
  await one.open()
  await two.open()
  await other.open({ name: 'omar' })
  expect([one, two, other].map(({ connection }) => connection.isOpen)).toEqual([true, false, true])
  one.connection.leave()
  const again = ofPerson.connect()
  await again.open()
  expect(again.connection.isOpen).toBe(true)
})

test('[S97] whose updates wait for their commit is not read until they are stored', async () => {
  const { connect } = startFloor({ unstoredBytes: 10 })
  const { connection, open, did } = connect()
  const room = await open()
  connection.receive(updateMessage(startTyping().type('x'.repeat(50)).bytes))
  expect([connection.exceeded(performance.now()), did]).toEqual(['unstoredBytes', ['pause']])
  await waitFor(() => did.includes('resume'))
  expect([room.log.seq, connection.exceeded(performance.now())]).toEqual([1, null])
})

test('[S129] what somebody sent before they left is committed in their name', async () => {
  const { connect, rooms } = startFloor()
  const { connection, open } = connect()
  const room = await open()
  const actors: string[] = []
  rooms.onCommitted(({ actor }) => actors.push(actor))
  connection.receive(updateMessage(startTyping().type('one').bytes))
  connection.leave()
  await waitFor(() => room.log.seq === 1)
  expect([actors, room.members.size]).toEqual([['person:sara'], 0])
  expect(connection.write(new Uint8Array())).toBe(true)
})

test('[S52] a fresh token is answered with its expiry, and is what holds from then on', async () => {
  const { connect, renewals } = startFloor()
  const { connection, open, heard } = connect()
  await open()
  connection.receive(renewal('fresh'))
  const { identity } = admissionOf()
  renewals[0]?.({ ...identity, expiresAt: 123 })
  await waitFor(() => typesOf(heard()).includes('102'))
  expect([...(heard().at(-1) ?? [])]).toEqual([102, 123])
  expect(connection.identity.expiresAt).toBe(123)
})

test('[S52] a token that does not hold sends its sender back; after the end of the socket it means nothing', async () => {
  const { connect, renewals } = startFloor()
  const [bad, late] = [connect(), connect()]
  await bad.open()
  await late.open()
  bad.connection.receive(renewal('bad'))
  late.connection.receive(renewal('late'))
  late.connection.leave()
  renewals[0]?.(null)
  renewals[1]?.(admissionOf().identity)
  await waitFor(() => bad.did.length > 0)
  expect([bad.did[0]?.slice(0, 10), typesOf(late.heard())]).toEqual(['close 4501', ['sync 0']])
})

test('a connection is closed once, with the first reason, and nobody has entered by one that was not admitted', async () => {
  const { connect } = startFloor()
  const { connection, open, did } = connect()
  expect(() => connection.admission).toThrow(/entered/)
  connection.close(4403, 'no')
  connection.close(4404, 'gone')
  await open()
  connection.receive(marker(1))
  expect([did, connection.isOpen]).toEqual([['close 4403 no'], false])
})
