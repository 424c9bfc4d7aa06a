import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { readSyncEnv } from '../env.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { awareness, marker, typed } from '../testing/wire/messages.ts'
import { connectRaw, startServer } from '../testing/start-server.ts'
import { LIMIT_NAMES, LimitReached, LIMITS, limitsWith } from './limits.ts'

/** How a socket is answered before it is one. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('open', () => resolve(101))
    socket.on('error', () => undefined)
  })
}

test('[S90] a message is closed 4413 however large it claims to be, and nobody else with it', async () => {
  const { url, serviceToken, join } = await startServer({ limits: { messageBytes: 1000 } })
  const peer = await join('note:a')
  const token = await serviceToken('live:read', 'live:write')
  const large = await connectRaw(url, 'note:a', { token })
  large.socket.send(new Uint8Array(1_000_000))
  await waitFor(() => large.state.code === 4413)
  await waitFor(() => peer.provider.synced)
  expect(peer.codes).toEqual([])
})

test('[S91] an update that makes a document too large is refused with the reason; others stay, and deletions go in', async () => {
  const { join, admin } = await startServer({ limits: { documentBytes: 5_000 } })
  const refusals: string[] = []
  const [writer, peer] = [await join('note:a', { refusals }), await join('note:a')]
  await waitFor(() => writer.provider.synced && peer.provider.synced)
  peer.doc.getText('title').insert(0, 'x'.repeat(4_000))
  await waitFor(() => writer.title().length === 4_000)
  writer.doc.getText('title').insert(0, 'y'.repeat(2_000))
  await waitFor(() => writer.closed()?.code === 4413)
  expect(refusals).toEqual(['The document is too large for this; delete something first.'])
  peer.doc.getText('title').delete(0, 3_000)
  const late = await join('note:a')
  await waitFor(() => late.title() === 'x'.repeat(1_000))
  expect(peer.codes).toEqual([])
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(2)
})

test('[S92] a presence that is too long closes 4413', async () => {
  const { url, serviceToken, join } = await startServer({ limits: { presenceBytes: 100 } })
  const [peer, token] = [await join('note:a'), await serviceToken('live:read')]
  await waitFor(() => peer.provider.synced)
  const bomb = await connectRaw(url, 'note:a', { token })
  bomb.socket.send(awareness(7, 1, { text: 'x'.repeat(200) }))
  await waitFor(() => bomb.state.code === 4413)
  expect(peer.codes).toEqual([])
})

test.each([
  ['messages of one socket', { messagesPerSecond: 20 }, 'messagesPerSecond'],
  ['bytes of one socket', { bytesPerSecond: 500 }, 'bytesPerSecond'],
  ['messages of one client', { serviceMessagesPerSecond: 20 }, 'serviceMessagesPerSecond'],
  ['bytes of one client', { serviceBytesPerSecond: 500 }, 'serviceBytesPerSecond'],
])('[S93] too many %s are slowed, and all of them arrive', async (_, limits, name) => {
  const { url, serviceToken, join, scrape } = await startServer({ limits })
  const { socket, state } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  // Seconds' worth more than may go at once: a server that is slow to read does not find it paid for by then.
  const text = 'abcdefghij'.repeat(32)
  for (const update of typed(text)) socket.send(updateMessage(update))
  await waitFor(async () => (await scrape()).includes(`pace_sync_refusals_total{limit="${name}"}`))
  const peer = await join('note:a')
  await waitFor(() => peer.title() === text)
  expect(state.code).toBeNull()
})

test('[S93] a person who opens another socket has no more to spend; somebody else has', async () => {
  const limits = { personBytesPerSecond: 1000 }
  const { url, personToken, sara, omar, scrape } = await startServer({ limits })
  const [one, other] = [
    await connectRaw(url, 'note:a', { token: await personToken(sara) }),
    await connectRaw(url, 'note:b', { token: await personToken(sara) }),
  ]
  await waitFor(() => one.messages.length > 0 && other.messages.length > 0)
  const paidInMinutes = new Y.Doc()
  paidInMinutes.getText('title').insert(0, 'x'.repeat(500_000))
  one.socket.send(updateMessage(Y.encodeStateAsUpdate(paidInMinutes)))
  await waitFor(async () => (await scrape()).includes('limit="personBytesPerSecond"'))
  other.socket.send(marker(1))
  other.socket.send(marker(2))
  const third = await connectRaw(url, 'note:a', { token: await personToken(omar) })
  third.socket.send(marker(1))
  await waitFor(() => third.messages.some(([type]) => type === 101))
  expect(other.messages.filter(([type]) => type === 101).length).toBeLessThan(2)
})

test('[S94] more sockets than there is room for are answered 503, more of one address that have not entered 429', async () => {
  const full = await startServer({ limits: { connections: 1 } })
  const token = await full.serviceToken('live:read')
  await connectRaw(full.url, 'note:a', { token })
  expect(await statusOf(`${full.url}/note:a?token=${token}`)).toBe(503)
  expect(await full.scrape()).toContain('pace_sync_refusals_total{limit="connections"')
  const crowded = await startServer({ limits: { enteringPerAddress: 0 } })
  expect(await statusOf(`${crowded.url}/note:a?token=${token}`)).toBe(429)
})

test.each([
  ['one machine client', { connectionsPerService: 2 }],
  ['one document', { connectionsPerRoom: 2 }],
])(
  '[S95] more sockets of %s than it may have are closed 1013, those that are open stay',
  async (_, limits) => {
    const { url, serviceToken } = await startServer({ limits })
    const token = await serviceToken('live:read', 'live:write')
    const open = () => connectRaw(url, 'note:a', { token })
    const first = [await open(), await open()]
    await waitFor(() => first.every(({ messages }) => messages.length > 0))
    const third = await open()
    await waitFor(() => third.state.code === 1013)
    expect(first.map(({ state }) => state.code)).toEqual([null, null])
    first[0]?.socket.close()
    await waitFor(async () => {
      const next = await open()
      await waitFor(() => next.messages.length > 0 || next.state.code)
      return next.messages.length > 0
    })
  },
)

test('[S95] a person’s sockets are counted by themselves', async () => {
  const limits = { connectionsPerPerson: 1 }
  const { url, personToken, sara, omar } = await startServer({ limits })
  const open = async (who: typeof sara) =>
    connectRaw(url, 'note:a', { token: await personToken(who) })
  const first = await open(sara)
  await waitFor(() => first.messages.length > 0)
  const [second, other] = [await open(sara), await open(omar)]
  await waitFor(() => second.state.code === 1013)
  await waitFor(() => other.messages.length > 0)
  expect(first.state.code).toBeNull()
})

test('[S100] above its memory the server lets idle documents go, and then opens no other', async () => {
  const { join, server, url, serviceToken } = await startServer({
    limits: { memoryBytes: 60_000 },
  })
  const change = (doc: Y.Doc) => doc.getText('title').insert(0, 'x'.repeat(100_000))
  await server.rooms.change('note:idle', { actor: 'service:x', change })
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  peer.doc.getText('title').insert(0, 'y'.repeat(100_000))
  const token = await serviceToken('live:read', 'live:write')
  await waitFor(async () => {
    const { state, messages } = await connectRaw(url, `note:${crypto.randomUUID()}`, { token })
    await waitFor(() => messages.length > 0 || state.code)
    return state.code === 1013
  })
  const second = await join('note:a')
  await waitFor(() => second.title().length === 100_000)
  expect(peer.codes).toEqual([])
})

test('[S100] a document that was refused for memory opens as soon as there is some', async () => {
  const { join, url, serviceToken } = await startServer({
    idleMs: 90,
    limits: { memoryBytes: 60_000 },
  })
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  peer.doc.getText('title').insert(0, 'y'.repeat(100_000))
  const token = await serviceToken('live:read', 'live:write')
  const refused = await waitFor(async () => {
    const name = `note:${crypto.randomUUID()}`
    const { state, messages } = await connectRaw(url, name, { token })
    await waitFor(() => messages.length > 0 || state.code)
    return state.code === 1013 && name
  })
  peer.provider.destroy()
  const again = await join(refused)
  await waitFor(() => again.provider.synced)
})

test('[S100] a limit that is reached is told apart from every other broken rule', () => {
  expect(new LimitReached('memoryBytes')).toBeInstanceOf(LimitReached)
  expect(new DomainError('gone', 'It is gone.')).not.toBeInstanceOf(LimitReached)
})

test('[S103] a setting of the environment takes the place of the usual limit', () => {
  const env = { PACE_DATABASE_URL: 'postgres://x', SYNC_LIMIT_CONNECTIONS_PER_ROOM: '7' }
  expect(readSyncEnv(env).limits).toEqual({ connectionsPerRoom: 7 })
  expect(limitsWith({ connectionsPerRoom: 7 })).toMatchObject({ connectionsPerRoom: 7 })
  const zero = { ...env, SYNC_LIMIT_CONNECTIONS_PER_ROOM: '0' }
  expect(() => readSyncEnv(zero)).toThrow('SYNC_LIMIT_CONNECTIONS_PER_ROOM')
})

test('[S103] docs/limits.md says what the code does', () => {
  const doc = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8')
  const rows = doc.split('\n').filter((line) => line.startsWith('| `'))
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const table = LIMIT_NAMES.map((name) => {
    const { what, usual, unit, env, answer } = LIMITS[name]
    return [`\`${name}\``, what, `${usual.toLocaleString('en')} ${unit}`, `\`${env}\``, `${answer}`]
  })
  expect(cells).toEqual(table)
})

test('[S103] figures are on /metrics: who is here, what goes in and out, what was refused', async () => {
  const { join, scrape, url, serviceToken } = await startServer({ limits: { messageBytes: 1000 } })
  const [a, b] = [await join('note:a'), await join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  a.doc.getText('title').insert(0, 'x')
  a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => b.title() === 'x' && b.provider.awareness.getStates().size === 2)
  const large = await connectRaw(url, 'note:a', { token: await serviceToken('live:read') })
  large.socket.send(new Uint8Array(1001))
  await waitFor(() => large.state.code === 4413)
  const text = await scrape()
  const lines = new Map(
    text.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), line]),
  )
  const figure = (name: string) => Number(lines.get(name)?.split(' ').at(-1))
  expect(figure('pace_sync_rooms')).toBe(1)
  expect(figure('pace_sync_members')).toBe(2)
  expect(figure('pace_sync_presences')).toBe(2)
  expect(figure('pace_sync_connections{kind="services"}')).toBe(2)
  expect(figure('pace_sync_updates_received_total')).toBe(1)
  expect(figure('pace_sync_commit_updates_sum')).toBe(1)
  expect(figure('pace_sync_commit_wait_seconds_count')).toBe(1)
  expect(figure('pace_sync_relay_seconds_count')).toBe(1)
  expect(figure('pace_sync_sent_bytes_total')).toBeGreaterThan(0)
  expect(figure('pace_sync_document_bytes')).toBeGreaterThan(0)
  expect(figure('pace_sync_closes_total{code="4413"}')).toBe(1)
  expect(figure('pace_sync_refusals_total{limit="messageBytes"}')).toBe(1)
})
