import { once } from 'node:events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { waitFor } from '#tests/support/wait-for.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { type Attack, attacks, strike } from '../testing/wire/attacks.ts'
import { openBareSocket } from '../testing/wire/bare-socket.ts'
import { awareness, marker, STEP1, typed } from '../testing/wire/messages.ts'
import { startChild } from '../testing/faults/start-child.ts'
import { connectPeer, connectRaw, type Peer, signToken } from '../testing/start-server.ts'

/** What an offender may be told; 1002 and 1007 are `ws`'s own, of what is no frame or no text. */
const REASONS = [4400, 4403, 4413, 4501, 4502, 1013, 1002, 1007]
const MIB = 1024 * 1024

/** A server in a process of its own, two peers in the room that is attacked and one elsewhere. */
async function openBesieged(limits: Record<string, number> = {}) {
  const child = await startChild({ idleMs: 100, limits })
  const token = (client: string) =>
    signToken({ sub: client, client_id: client, scope: 'live:read live:write' }, '1h')
  const good = await token('good')
  const join = (name: string) => connectPeer(child.url, name, { token: good })
  const peers = { a: join('note:a'), b: join('note:a'), elsewhere: join('note:b') }
  await waitFor(() => Object.values(peers).every(({ provider }) => provider.synced))
  return { ...child, ...peers, token: await token('mallory'), join }
}

async function attack(url: string, token: string, drawn: readonly Attack[]): Promise<void> {
  const { socket, state } = await connectRaw(url, 'note:a', { token })
  for (const one of drawn) {
    if (one.bytes) (await openBareSocket(url, 'note:a', token)).end(one.bytes)
    else strike(socket, one)
  }
  socket.send(marker(1), () => socket.close())
  await waitFor(() => state.code !== null)
  expect([1000, 1005, 1006, ...REASONS]).toContain(state.code)
}

async function hears(from: Peer, to: Peer, round: string): Promise<void> {
  from.doc.getMap('rounds').set(round, true)
  await waitFor(() => to.doc.getMap('rounds').has(round))
}

test('[S102] whatever hostile clients send, others edit on and hold the same', async () => {
  const { url, token, a, b, elsewhere, join } = await openBesieged()
  let round = 0
  const besieged = fc.asyncProperty(
    fc.array(attacks, { minLength: 1, maxLength: 6 }),
    async (drawn) => {
      await attack(url, token, drawn)
      await hears(a, b, `round ${round++}`)
      expect([...a.codes, ...b.codes, ...elsewhere.codes]).toEqual([])
    },
  )
  await fc.assert(besieged, { numRuns: 60, endOnFailure: true })
  const late = join('note:a')
  await waitFor(() => late.provider.synced)
  await waitFor(() => Y.encodeStateVector(late.doc).join() === Y.encodeStateVector(a.doc).join())
  expect(late.doc.getMap('rounds').size).toBe(round)
  expect(late.doc.store.pendingStructs).toBeNull()
  expect(a.doc.store.pendingStructs).toBeNull()
})

/** Each asks for much, or sends much, and reads nothing. */
const HOARDERS: Record<string, Uint8Array[]> = {
  markers: Array.from({ length: 20_000 }, (_, number) => marker(number)),
  'step 1': Array.from({ length: 20_000 }, () => STEP1),
  presence: Array.from({ length: 16 }, (_, client) =>
    awareness(client, 1, { text: 'x'.repeat(16_000) }),
  ),
  'what never came': Array.from({ length: 200 }, () =>
    updateMessage(typed('ab')[1] ?? Uint8Array.of()),
  ),
  nothing: [],
}

test('[S102] memory returns to where it was, whatever was hoarded in it', async () => {
  const { url, token, memory, a, b, elsewhere } = await openBesieged()
  const besiege = async (rounds: number) => {
    const sockets = []
    for (let round = 0; round < rounds; round += 1) {
      for (const messages of Object.values(HOARDERS)) {
        const { socket } = await connectRaw(url, `note:${round % 5}`, { token })
        socket.pause()
        for (const message of messages) socket.send(message)
        for (let count = 0; count < 2_000; count += 1) socket.ping('x'.repeat(100))
        sockets.push(socket)
      }
    }
    await hears(a, b, `round ${rounds}`)
    return sockets
  }
  const leave = async (sockets: Awaited<ReturnType<typeof besiege>>) => {
    const open = sockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED)
    const closed = open.map((socket) => once(socket, 'close'))
    for (const socket of open) socket.terminate()
    await Promise.all(closed)
  }
  await leave(await besiege(2))
  const before = await memory()
  const sockets = await besiege(12)
  expect((await memory()) - before).toBeLessThan(60 * MIB)
  await leave(sockets)
  await waitFor(async () => (await memory()) - before < 4 * MIB, { everyMs: 300 })
  expect([...a.codes, ...b.codes, ...elsewhere.codes]).toEqual([])
})
