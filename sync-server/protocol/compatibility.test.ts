import 'fake-indexeddb/auto'
import { expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { IndexeddbPersistence } from 'y-indexeddb'
import { WebsocketProvider } from 'y-websocket'
import { WebsocketProvider as WebsocketProvider1 } from 'y-websocket-1'
import { WebsocketProvider as WebsocketProvider2 } from 'y-websocket-2'
import * as Y from 'yjs'
import { openLiveDocument } from '#live/open-live-document.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startServer } from '../testing/start-server.ts'

type Server = Awaited<ReturnType<typeof startServer>>
type Client = { doc: Y.Doc; synced: () => boolean; people: () => unknown[]; stop: () => void }

/** The providers of three generations, made the way their own documentation says, against the same address. */
const PROVIDERS = { 1: WebsocketProvider1, 2: WebsocketProvider2, 3: WebsocketProvider }
type Generation = keyof typeof PROVIDERS

async function connect(server: Server, generation: Generation, doc = new Y.Doc()): Promise<Client> {
  const Provider = PROVIDERS[generation]
  const token = await server.serviceToken('live:read', 'live:write')
  const provider = new Provider(server.url, 'note:a', doc, {
    params: { token },
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  const stop = () => provider.destroy()
  onTestFinished(stop)
  provider.awareness.setLocalStateField('user', { name: `generation ${generation}` })
  return {
    doc,
    synced: () => provider.synced,
    people: () => [...provider.awareness.getStates().values()].map((state) => state['user']?.name),
    stop,
  }
}

function textOf({ doc }: { doc: Y.Doc }): string {
  return doc.getText('title').toString()
}

test.each([1, 2, 3] as const)(
  '[S160] the stock client of generation %i edits, is seen, goes offline, and comes back with what it typed',
  async (generation) => {
    const server = await startServer()
    const peer = await connect(server, generation)
    const other = await connect(server, 3)
    await waitFor(() => peer.synced() && other.synced())
    peer.doc.getText('title').insert(0, 'one')
    await waitFor(() => textOf(other) === 'one')
    await waitFor(() => other.people().includes(`generation ${generation}`))
    peer.stop()
    await waitFor(() => other.people().length === 1)
    peer.doc.getText('title').insert(3, ' two')
    other.doc.getText('title').insert(0, 'zero ')
    const again = await connect(server, generation, peer.doc)
    await waitFor(() => again.synced() && textOf(other) === 'zero one two')
    await waitFor(() => textOf(again) === 'zero one two')
  },
)

test('[S160] three generations and live/ in one room end up equal, and see each other', async () => {
  const server = await startServer()
  const clients = await Promise.all(([1, 2, 3] as const).map((one) => connect(server, one)))
  const live = openLiveDocument({
    url: server.url,
    name: 'note:a',
    token: () => server.serviceToken('live:read', 'live:write'),
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  onTestFinished(() => live.destroy())
  live.awareness.setLocalStateField('user', { name: 'live' })
  const all = [...clients, live]
  await waitFor(() => clients.every((client) => client.synced()) && live.state().synced)
  for (const [index, { doc }] of all.entries()) {
    for (const letter of 'abcdefgh') doc.getText('title').insert(0, `${letter}${index}`)
    doc.getMap('fields').set('last', index)
    doc.getText('title').delete(4, 2)
  }
  await waitFor(() => new Set(all.map(textOf)).size === 1 && textOf(live).length === 56)
  expect(new Set(all.map(({ doc }) => doc.getMap('fields').get('last'))).size).toBe(1)
  for (const client of clients) await waitFor(() => client.people().length === 4)
  await waitFor(() => live.state().saved)
})

test('[S161] PACE adds nothing to what clients hear that have not asked for it', async () => {
  const server = await startServer()
  const types = new Set<number>()
  class Listening extends WebSocket {
    constructor(address: string | URL) {
      super(address)
      this.on('message', (data: ArrayBuffer) => types.add(new Uint8Array(data)[0] ?? -1))
    }
  }
  const doc = new Y.Doc()
  const token = await server.serviceToken('live:read', 'live:write')
  const provider = new WebsocketProvider(server.url, 'note:a', doc, {
    params: { token },
    disableBc: true,
    WebSocketPolyfill: Listening as unknown as typeof globalThis.WebSocket,
  })
  onTestFinished(() => provider.destroy())
  const other = await connect(server, 3)
  await waitFor(() => provider.synced && other.synced())
  doc.getText('title').insert(0, 'mine')
  other.doc.getText('title').insert(0, 'theirs ')
  await waitFor(() => textOf({ doc }) === textOf(other) && textOf(other).length === 11)
  await waitFor(() => types.has(1))
  expect(types).toEqual(new Set([0, 1]))
})

test('[S162] a page that keeps its copy with y-indexeddb opens with it, and catches up both ways', async () => {
  const server = await startServer()
  const first = new Y.Doc()
  const kept = new IndexeddbPersistence('compat', first)
  await kept.whenSynced
  const online = await connect(server, 3, first)
  first.getText('title').insert(0, 'online ')
  await waitFor(() => online.synced())
  online.stop()
  first.getText('title').insert(7, 'offline ')
  await waitFor(async () => (await storedText('compat')) === 'online offline ')
  await kept.destroy()
  const meanwhile = await connect(server, 3)
  await waitFor(() => meanwhile.synced())
  meanwhile.doc.getText('title').insert(0, 'meanwhile ')
  const later = new Y.Doc()
  const again = new IndexeddbPersistence('compat', later)
  onTestFinished(() => again.destroy())
  await again.whenSynced
  await connect(server, 3, later)
  await waitFor(() => textOf(meanwhile) === textOf({ doc: later }))
  expect(textOf(meanwhile)).toBe('meanwhile online offline ')
})

async function storedText(name: string): Promise<string> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  await persistence.destroy()
  return textOf({ doc })
}
