import { expect, test } from 'vitest'
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { marker, STEP1, typed } from '../testing/wire/messages.ts'
import { connectRaw, startServer } from '../testing/start-server.ts'

function markersIn(messages: Uint8Array[]): number[][] {
  return messages
    .filter((message) => message[0] === 101)
    .map((message) => {
      const decoder = decoding.createDecoder(message.subarray(1))
      return [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
    })
}

/** A server whose database can be taken away. */
async function startCuttable() {
  const brokerage = await foundBrokerage()
  const line = await cutDatabase(brokerage.client)
  return { ...(await startServer({ brokerage, pace: line.client })), line }
}

test('[S18] an edit is seen by others only once it is in the log, with who made it', async () => {
  const { join, admin } = await startServer()
  const [a, b] = [await join('note:a'), await join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  let logged: unknown
  b.doc.on('update', () => (logged ??= listUpdatesAfter(admin, 'note:a', 0)))
  a.doc.getText('title').insert(0, 'seen')
  await waitFor(() => b.title() === 'seen')
  expect(await logged).toMatchObject([{ seq: 1, actor: 'service:tester' }])
})

test('[S19] a marker comes back with the sequence once all before it is durable', async () => {
  const { url, serviceToken, admin } = await startServer()
  const { socket, messages } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  for (const update of typed('abc')) socket.send(updateMessage(update))
  socket.send(marker(7))
  await waitFor(() => markersIn(messages).length === 1)
  expect(markersIn(messages)).toEqual([[7, 3]])
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(3)
})

test('[S19] a marker behind a refused update is never answered', async () => {
  const { url, serviceToken, server } = await startServer()
  await server.rooms.change('note:a', {
    actor: 'x',
    change: (doc) => doc.getText('title').insert(0, 'a'),
  })
  const { socket, messages } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read'),
  })
  socket.send(marker(1))
  socket.send(updateMessage(typed('x')[0] ?? Uint8Array.of()))
  socket.send(marker(2))
  socket.send(STEP1)
  await waitFor(() => messages.some((message) => message[0] === 0 && message[1] === 1))
  expect(markersIn(messages)).toEqual([[1, 1]])
})

test('[S19] clients that send no marker are sent none', async () => {
  const { url, serviceToken } = await startServer()
  const { socket, messages } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  for (const update of typed('abc')) socket.send(updateMessage(update))
  socket.send(STEP1)
  await waitFor(() => messages.some((message) => message[0] === 0 && message[1] === 1))
  expect(messages.every((message) => message[0] === 0)).toBe(true)
})

test.each([
  ['random bytes', Uint8Array.of(0, 2, 9, 255, 255, 255, 255, 255, 255, 255)],
  ['an empty message', Uint8Array.of()],
  ['a cut varint', Uint8Array.of(0, 128)],
  ['a length beyond the end', Uint8Array.of(0, 2, 200, 1)],
  ['an update that is cut short', Uint8Array.of(0, 2, 3, 1, 1, 5)],
  ['a broken presence', Uint8Array.of(1, 4, 1, 1, 1, 200)],
  ['a presence that is not JSON', Uint8Array.of(1, 5, 1, 9, 1, 1, 123)],
])('[S20] %s closes 4400, that socket and no other', async (_, bytes) => {
  const { url, join, serviceToken } = await startServer()
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  const { socket, state } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  socket.send(bytes)
  await waitFor(() => state.code === 4400)
  expect(peer.provider.wsconnected).toBe(true)
  expect(peer.codes).toEqual([])
})

test('[S21] a message above the limit closes 4413, and a text message 4400', async () => {
  const { url, serviceToken } = await startServer({ limits: { messageBytes: 1000 } })
  const token = await serviceToken('live:read', 'live:write')
  const large = await connectRaw(url, 'note:a', { token })
  large.socket.send(new Uint8Array(1001))
  await waitFor(() => large.state.code === 4413)
  const text = await connectRaw(url, 'note:a', { token })
  text.socket.send('hello')
  await waitFor(() => text.state.code === 4400)
})

test('[S23] an update that builds on another waits for it, and goes in when it comes', async () => {
  const { url, serviceToken, server } = await startServer()
  const { socket, messages, state } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  const [first, second] = typed('ab')
  await waitFor(() => messages.length > 0)
  if (second) socket.send(updateMessage(second))
  await waitFor(
    () => messages.filter((message) => message[0] === 0 && message[1] === 0).length === 2,
  )
  if (first) socket.send(updateMessage(first))
  await waitFor(
    async () => (await server.rooms.read('note:a')).getText('title').toString() === 'ab',
  )
  expect(state.code).toBeNull()
})

test('[S23] what never gets what it builds on closes 4502 after two seconds, and is stored nowhere', async () => {
  const { url, serviceToken, admin } = await startServer()
  const { socket, state } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  socket.send(updateMessage(typed('ab')[1] ?? Uint8Array.of()))
  await waitFor(() => state.code === 4502)
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toEqual([])
})

test('[S24] what a client only repeats is not stored again, deletions included', async () => {
  const { join, admin } = await startServer()
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  peer.doc.getText('title').insert(0, 'some text')
  peer.doc.getText('title').delete(2, 3)
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === 2)
  for (let times = 0; times < 3; times += 1) {
    peer.provider.disconnect()
    peer.provider.connect()
    await waitFor(() => peer.provider.synced)
  }
  const other = await join('note:a', { doc: peer.doc })
  await waitFor(() => other.provider.synced)
  peer.doc.getText('title').insert(0, 'x')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 2)).length > 0)
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(3)
})

test('[S25] a silent client hears something before it would give up', async () => {
  const { url, serviceToken } = await startServer({ beatMs: 50 })
  const { messages } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  await waitFor(() => messages.filter((message) => message.join() === '0,2,2,0,0').length >= 2)
})

test('[S26] without its database the server relays nothing; afterwards all arrives, in order, once', async () => {
  const { join, line, admin } = await startCuttable()
  const [a, b] = [await join('note:a'), await join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  line.set('cut')
  const seen: string[] = []
  b.doc.on('update', () => seen.push(b.title()))
  for (const letter of 'abcdef') a.doc.getText('title').insert(a.title().length, letter)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(seen).toEqual([])
  line.set('through')
  await waitFor(() => b.title() === 'abcdef')
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(6)
})

test('[S28] a commit whose answer was lost is not made twice', async () => {
  const { join, line, admin } = await startCuttable()
  const [a, b] = [await join('note:a'), await join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  line.set('deaf')
  a.doc.getText('title').insert(0, 'once')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === 1)
  line.set('through')
  await waitFor(() => b.title() === 'once')
  a.doc.getText('title').insert(4, ' and again')
  await waitFor(() => b.title() === 'once and again')
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(2)
})

test('[S26] a change of the server’s own says at once that it cannot be made', async () => {
  const { server, line } = await startCuttable()
  const change = { actor: 'x', change: (doc: Y.Doc) => doc.getText('title').insert(0, 'a') }
  await server.rooms.change('note:a', change)
  line.set('cut')
  await expect(server.rooms.change('note:a', change)).rejects.toMatchObject({ code: 'unavailable' })
  line.set('through')
  await waitFor(async () => (await server.rooms.change('note:a', change)).seq === 2)
  expect((await server.rooms.read('note:a')).getText('title').toString()).toBe('aa')
})

test('[S29] a reader that does not read costs no memory, and has all of it in the end', async () => {
  const { url, serviceToken, server } = await startServer({ limits: { unsentBytes: 64 * 1024 } })
  const { socket, messages } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  socket.send(STEP1)
  await waitFor(() => messages.some((message) => message[0] === 0 && message[1] === 1))
  socket.pause()
  const text = 'x'.repeat(40_000)
  for (let times = 0; times < 60; times += 1) {
    await server.rooms.change('note:a', {
      actor: 'x',
      change: (doc) => doc.getText('title').insert(0, text),
    })
  }
  socket.resume()
  const copy = new Y.Doc()
  let taken = 0
  await waitFor(() => {
    for (const message of messages.slice(taken)) {
      taken += 1
      if (message[0] !== 0 || message[1] !== 2) continue
      const decoder = decoding.createDecoder(message.subarray(2))
      Y.applyUpdate(copy, decoding.readVarUint8Array(decoder))
    }
    return copy.getText('title').length === 60 * 40_000
  })
})
