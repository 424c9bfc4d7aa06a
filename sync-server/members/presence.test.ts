import { expect, test } from 'vitest'
import { documentUpdates } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { awareness as presence } from '../testing/wire/messages.ts'
import { connectRaw, type Peer, signToken, startServer } from '../testing/start-server.ts'

type User = { id: string; name: string }

function usersSeenBy(peer: Peer): User[] {
  const { awareness } = peer.provider
  return [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .map(([, state]) => state.user)
}

const presences = (messages: Uint8Array[]) => messages.filter((message) => message[0] === 1)

test('[S37] everybody sees who is here, a newcomer at once, and nothing of it is stored', async () => {
  const { join, admin } = await startServer()
  const [a, b] = [await join('note:a'), await join('note:a')]
  a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => usersSeenBy(b).some((user) => user?.name === 'Sara'))
  const late = await join('note:a')
  await waitFor(() => usersSeenBy(late).some((user) => user?.name === 'Sara'))
  expect(await admin.select().from(documentUpdates).orderBy(documentUpdates.seq)).toEqual([])
})

test('[S37] of many moves within a tick the last one goes out, and what comes back as an echo does not', async () => {
  const { url, serviceToken } = await startServer()
  const token = await serviceToken('live:read', 'live:write')
  const [mover, watcher] = [
    await connectRaw(url, 'note:a', { token }),
    await connectRaw(url, 'note:a', { token }),
  ]
  await waitFor(() => mover.messages.length > 0 && watcher.messages.length > 0)
  for (let clock = 1; clock <= 100; clock += 1) mover.socket.send(presence(7, clock, { at: clock }))
  await waitFor(() =>
    presences(watcher.messages).some((message) =>
      new TextDecoder().decode(message).includes('{"at":100}'),
    ),
  )
  const count = presences(watcher.messages).length
  expect(count).toBeLessThan(10)
  watcher.socket.send(presence(7, 100, { at: 100 }))
  mover.socket.send(presence(8, 1, { at: 'after the echo' }))
  await waitFor(() =>
    presences(mover.messages).some((message) => new TextDecoder().decode(message).includes('echo')),
  )
  expect(
    presences(watcher.messages).filter((message) =>
      new TextDecoder().decode(message).includes('{"at":100}'),
    ),
  ).toHaveLength(1)
})

test('[S38] nobody moves somebody else’s cursor, nor goes by somebody else’s name', async () => {
  const { connect, url, personToken, sara, omar } = await startServer()
  const watcher = connect('note:a', { token: await personToken(sara) })
  watcher.provider.awareness.setLocalStateField('user', { id: 'the-boss', name: 'Sara' })
  await waitFor(() => watcher.provider.synced)
  const second = connect('note:a', { token: await personToken(sara) })
  await waitFor(() => usersSeenBy(second).some((user) => user?.id === sara.id))
  const forger = await connectRaw(url, 'note:a', { token: await personToken(omar) })
  const victim = watcher.provider.awareness.clientID
  forger.socket.send(presence(victim, 1000, { user: { id: sara.id, name: 'forged' } }))
  forger.socket.send(presence(4242, 1, { user: { id: sara.id, name: 'Omar' } }))
  await waitFor(() => usersSeenBy(second).some((user) => user?.name === 'Omar'))
  expect(usersSeenBy(second)).toEqual(
    expect.arrayContaining([
      { id: sara.id, name: 'Sara' },
      { id: omar.id, name: 'Omar' },
    ]),
  )
})

test('[S39] who leaves is gone at once', async () => {
  const { join } = await startServer()
  const [a, b] = [await join('note:a'), await join('note:a')]
  a.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => usersSeenBy(b).some((user) => user?.name === 'Sara'))
  a.provider.ws?.close()
  a.provider.shouldConnect = false
  await waitFor(() => !usersSeenBy(b).some((user) => user?.name === 'Sara'))
})

test('[S39] what the server announces is seen like a presence, and taken away again', async () => {
  const { join, server } = await startServer()
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  const partials = () =>
    [...peer.provider.awareness.getStates().values()].map((state) => state.partials)
  await server.rooms.announce('note:a', 'feed', { partials: { p: { text: 'two be' } } })
  await waitFor(() => JSON.stringify(partials()).includes('two be'))
  await server.rooms.announce('note:a', 'feed', { partials: { p: { text: 'two beds' } } })
  await waitFor(() => JSON.stringify(partials()).includes('two beds'))
  await server.rooms.announce('note:a', 'feed', null)
  await waitFor(() => !JSON.stringify(partials()).includes('two'))
})

test('[S39] a late echo does not bring back who has left', async () => {
  const { url } = await startServer()
  const connect = async (client: string) => {
    const token = await signToken({ sub: client, client_id: client, scope: 'live:read live:write' })
    return connectRaw(url, 'note:a', { token })
  }
  const [one, other, watcher] = [await connect('one'), await connect('two'), await connect('three')]
  await waitFor(() => [one, other, watcher].every(({ messages }) => messages.length > 0))
  const seen = (text: string) =>
    presences(watcher.messages).filter((message) =>
      new TextDecoder().decode(message).includes(text),
    )
  other.socket.send(presence(8, 1, { at: 'here' }))
  one.socket.send(presence(7, 5, { at: 'leaving' }))
  await waitFor(() => seen('leaving').length === 1)
  one.socket.close()
  await waitFor(() => seen('null').length === 1)
  other.socket.send(presence(7, 5, { at: 'leaving' }))
  other.socket.send(presence(8, 2, { at: 'after the echo' }))
  await waitFor(() => seen('after the echo').length === 1)
  expect(seen('leaving')).toHaveLength(1)
})

test('[S38] one client shows itself, not a crowd: the socket of who does is closed, the others stay', async () => {
  const { url, serviceToken, join } = await startServer()
  const token = await serviceToken('live:read', 'live:write')
  const [crowd, peer] = [await connectRaw(url, 'note:a', { token }), await join('note:a')]
  await waitFor(() => crowd.messages.length > 0 && peer.provider.synced)
  for (let client = 1; client <= 100; client += 1) crowd.socket.send(presence(client, 1, {}))
  await waitFor(() => crowd.state.code === 4400)
  await waitFor(() => peer.provider.awareness.getStates().size === 1)
  expect(peer.codes).toEqual([])
})
