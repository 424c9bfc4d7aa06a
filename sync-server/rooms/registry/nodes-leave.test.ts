import { expect, onTestFinished, test } from 'vitest'
import type { LiveDocument } from '#live/live-document.ts'
import { openLiveDocument } from '#live/open-live-document.ts'
import { startRedis } from '#tests/support/redis.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startNodes } from '../../testing/faults/start-nodes.ts'
import { LINES, startPair } from '../../testing/start-pair.ts'
import { signToken } from '../../testing/start-server.ts'

const token = () => signToken({ sub: 'tester', client_id: 'tester', scope: 'live:read live:write' })

function open(url: string, name: string): LiveDocument {
  const live = openLiveDocument({ url, name, token })
  onTestFinished(() => live.destroy())
  return live
}

const words = ({ doc }: LiveDocument) => doc.getArray<string>('all').toArray()
const areLive = (clients: readonly LiveDocument[]) =>
  clients.every((client) => client.state().connection === 'live' && client.state().synced)

/** Everybody writes, one word each ten times a second, until told to stop. */
function keepWriting(clients: readonly LiveDocument[]) {
  const written: string[] = []
  const timer = setInterval(() => {
    for (const [index, { doc }] of clients.entries()) {
      const word = `${index}.${written.length}`
      written.push(word)
      doc.getArray('all').push([word])
    }
  }, 100)
  onTestFinished(() => clearInterval(timer))
  return { written, stop: () => clearInterval(timer) }
}

/** All clients of a document and its log hold every word, once, in one order. */
async function expectAll(clients: readonly LiveDocument[], written: readonly string[]) {
  await waitFor(() => clients.every((client) => client.state().saved))
  await waitFor(() => clients.every((client) => words(client).length === written.length))
  const [first = []] = clients.map(words)
  expect(first.toSorted()).toEqual(written.toSorted())
  for (const client of clients) expect(words(client)).toEqual(first)
}

test('[S82] a node that stops says so before it sends its clients away, 1012', async () => {
  const { one, other } = await startPair()
  const ready = () =>
    fetch(`${one.server.url}/readyz`).then(
      ({ status }) => status,
      () => null,
    )
  const peers = await Promise.all(Array.from({ length: 60 }, () => one.join('note:a')))
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  peers[0]?.doc.getText('title').insert(0, 'before')
  await waitFor(() => peers.every((peer) => peer.title() === 'before'))
  const closing = one.server.close()
  expect(await ready()).toBe(503)
  await closing
  await waitFor(() => peers.every(({ codes }) => codes.includes(1012)))
  const late = await other.join('note:a')
  await waitFor(() => late.title() === 'before')
})

test('[S82] clients of a node that stops land on another, and miss nothing', async () => {
  const { nodes, url } = await startNodes(2)
  const clients = Array.from({ length: 8 }, () => open(url, 'note:a'))
  await waitFor(() => areLive(clients))
  const { written, stop } = keepWriting(clients)
  await waitFor(() => written.length > 100)
  await nodes[0]?.drain()
  await waitFor(() => areLive(clients))
  stop()
  await expectAll(clients, written)
})

test.for(LINES)(
  '[S83] three nodes, one is killed: all are back and nothing is lost: %s',
  async (on) => {
    const redisUrl = on === 'Redis' ? (await startRedis()).url : undefined
    const { nodes, url } = await startNodes(3, { redisUrl })
    const clients = Array.from({ length: 12 }, () => open(url, 'note:a'))
    await waitFor(() => areLive(clients))
    const { written, stop } = keepWriting(clients)
    await waitFor(() => written.length > 200)
    await nodes[0]?.kill()
    await waitFor(() => clients.some((client) => client.state().connection !== 'live'))
    await waitFor(() => areLive(clients), { what: 'everybody back' })
    stop()
    await expectAll(clients, written)
  },
)

test('[S76] Redis killed and started again while people type: late by the interval, nothing lost', async () => {
  const { one, other, redis } = await startPair({ on: 'Redis', pollMs: 100 })
  const clients = [open(one.url, 'note:a'), open(other.url, 'note:a')]
  await waitFor(() => areLive(clients))
  const { written, stop } = keepWriting(clients)
  await waitFor(() => written.length > 40)
  await redis?.kill()
  const atKill = written.length
  await waitFor(() => clients.every((client) => words(client).length > atKill + 40))
  await redis?.start()
  const atStart = written.length
  await waitFor(() => clients.every((client) => words(client).length > atStart + 40))
  stop()
  await expectAll(clients, written)
  for (const client of clients) expect(client.state().refusals).toEqual([])
})
