import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { startChild } from '../testing/faults/start-child.ts'
import { LINES, startPair } from '../testing/start-pair.ts'
import { connectPeer, type Peer, signToken, startServer } from '../testing/start-server.ts'

/** The states of others, as this client's awareness has them. */
function seenBy({ provider: { awareness } }: Peer): unknown[] {
  return [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .map(([, state]) => state)
}

function sees(peer: Peer, text: string): boolean {
  return JSON.stringify(seenBy(peer)).includes(text)
}

const synced = (...peers: Peer[]) => waitFor(() => peers.every(({ provider }) => provider.synced))

test.for(LINES)(
  '[S79] who is on one node is seen on the other, until they leave: %s',
  async (on) => {
    const { one, other } = await startPair({ on })
    const [a, b] = [await one.join('note:a'), await other.join('note:a')]
    await synced(a, b)
    a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
    b.provider.awareness.setLocalStateField('user', { name: 'Omar' })
    await waitFor(() => sees(b, 'Sara') && sees(a, 'Omar'))
    a.provider.awareness.setLocalStateField('cursor', 7)
    await waitFor(() => sees(b, '"cursor":7'))
    a.provider.disconnect()
    await waitFor(() => seenBy(b).length === 0)
  },
)

test.for(LINES)('[S79] a newcomer on another node sees at once who is there: %s', async (on) => {
  const { one, other } = await startPair({ on })
  const a = await one.join('note:a')
  await synced(a)
  a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  const beside = await one.join('note:a')
  await waitFor(() => sees(beside, 'Sara'))
  const clockOf = ({ provider: { awareness } }: Peer) => awareness.meta.get(a.doc.clientID)?.clock
  const before = clockOf(a)
  const late = await other.join('note:a')
  await waitFor(() => sees(late, 'Sara'))
  // Told by the node, not by the client's own renewal, which would have moved its clock on.
  expect(clockOf(late)).toBe(before)
})

test('[S79] a crowd is told in pieces, and everybody arrives', async () => {
  const { one, other } = await startPair()
  const watcher = await other.join('note:a')
  await synced(watcher)
  const crowd = await Promise.all(Array.from({ length: 30 }, () => one.join('note:a')))
  await synced(...crowd)
  for (const [index, { provider }] of crowd.entries())
    provider.awareness.setLocalState({ name: `${'x'.repeat(400)}-${index}` })
  await waitFor(() => seenBy(watcher).length === 30)
})

test('[S79] what a call’s feed announces on one node is seen on the other', async () => {
  const { one, other } = await startPair()
  const peer = await other.join('note:a')
  await synced(peer)
  await one.server.rooms.announce('note:a', 'feed', { partials: { p: { text: 'two be' } } })
  await waitFor(() => sees(peer, 'two be'))
  await one.server.rooms.announce('note:a', 'feed', { partials: { p: { text: 'two beds' } } })
  await waitFor(() => sees(peer, 'two beds'))
  await one.server.rooms.announce('note:a', 'feed', null)
  await waitFor(() => !sees(peer, 'two'))
})

test('[S81] nobody takes the client id of somebody on another node, but who moves there keeps it', async () => {
  const { one, other, sara, omar } = await startPair()
  // Who opens a note first makes it their team's.
  const victim = one.connect('note:a', { token: await one.personToken(sara) })
  await synced(victim)
  const watcher = await other.join('note:a')
  await synced(watcher)
  victim.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => sees(watcher, 'Sara'))
  const forger = other.connect('note:a', { token: await other.personToken(omar) })
  await synced(forger)
  forger.provider.awareness.clientID = victim.provider.awareness.clientID
  forger.provider.awareness.setLocalState({ user: { name: 'forged' } })
  const honest = other.connect('note:a', { token: await other.personToken(omar) })
  await synced(honest)
  honest.provider.awareness.setLocalStateField('user', { name: 'Omar' })
  await waitFor(() => sees(watcher, 'Omar'))
  expect(sees(watcher, 'forged')).toBe(false)
  const moved = other.connect('note:a', { token: await other.personToken(sara) })
  moved.provider.awareness.clientID = victim.provider.awareness.clientID
  await synced(moved)
  moved.provider.awareness.meta.set(moved.provider.awareness.clientID, {
    clock: 50,
    lastUpdated: 0,
  })
  moved.provider.awareness.setLocalState({ user: { name: 'Sara, on another node' } })
  await waitFor(() => sees(watcher, 'on another node'))
})

test('[S80] who was on a node that died is gone after a moment', async () => {
  const node = await startChild()
  const token = await signToken({
    sub: 'tester',
    client_id: 'tester',
    scope: 'live:read live:write',
  })
  const survivor = await startChild({ databases: node.databases })
  const [a, b] = [
    connectPeer(node.url, 'note:a', { token }),
    connectPeer(survivor.url, 'note:a', { token }),
  ]
  await synced(a, b)
  a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => sees(b, 'Sara'))
  await node.kill()
  await waitFor(() => seenBy(b).length === 0)
})

test('[S80] a node without others shows presence as ever', async () => {
  const { join } = await startServer()
  const [a, b] = [await join('note:a'), await join('note:a')]
  await synced(a, b)
  a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => sees(b, 'Sara'))
})
