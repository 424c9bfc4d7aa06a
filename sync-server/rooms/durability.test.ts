import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectPace } from '#db/pace/client.ts'
import { listUpdatesAfter, loadDocument } from '#db/pace/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { startChild } from '../testing/faults/start-child.ts'
import {
  connectPeer,
  connectRaw,
  type Peer,
  signToken,
  startServer,
} from '../testing/start-server.ts'
import { openStatementLine } from '../testing/faults/statement-line.ts'
import { DocumentLog } from '../updates/document-log.ts'

/** Kinds of sync messages. */
const [STEP2, UPDATE] = [1, 2]

test('[S129] what somebody sent before they left is committed in their name, and holds up nobody', async () => {
  const brokerage = await foundBrokerage()
  const line = await cutDatabase(brokerage.client)
  const { join, admin } = await startServer({ brokerage, pace: line.client })
  const [leaver, stayer] = [await join('note:a'), await join('note:a')]
  await waitFor(() => leaver.provider.synced && stayer.provider.synced)
  line.set('cut')
  leaver.doc.getText('title').insert(0, 'last words')
  await waitFor(() => leaver.provider.ws?.bufferedAmount === 0)
  leaver.provider.disconnect()
  stayer.doc.getMap('words').set('stayed', true)
  line.set('through')
  await waitFor(() => stayer.title() === 'last words')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === 2)
  const actors = (await listUpdatesAfter(admin, 'note:a', 0)).map(({ actor }) => actor)
  expect(actors).toEqual(['service:tester', 'service:tester'])
})

test('[S134] a slow reader that asks again for everything misses nothing of what came meanwhile', async () => {
  const { url, serviceToken, server } = await startServer({ limits: { unsentBytes: 64 * 1024 } })
  const { socket, messages } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  const askForAll = () => socket.send(Uint8Array.of(0, 0, 1, 0))
  askForAll()
  await waitFor(() => updatesIn(messages, STEP2).length === 1)
  socket.pause()
  const text = 'x'.repeat(200_000)
  const change = (doc: Y.Doc) => doc.getText('title').insert(0, text)
  for (let times = 1; times <= 60; times += 1) {
    await server.rooms.change('note:a', { actor: 'service:x', change })
    if (times % 10 === 0) askForAll()
  }
  socket.resume()
  await waitFor(() => updatesIn(messages, STEP2).length === 7)
  await waitFor(() => {
    const copy = new Y.Doc()
    for (const update of updatesIn(messages, UPDATE)) Y.applyUpdate(copy, update)
    return copy.getText('title').length === 60 * text.length
  })
})

const KILLS = [1, 2, 4].flatMap((number) =>
  [true, false].map((isCarriedOut) => ({ number, isCarriedOut })),
)

test(
  '[S133] killed at any statement, before it is carried out or before its answer: nothing seen is lost, and all ends equal',
  { timeout: 300_000 },
  async () => {
    let line: Awaited<ReturnType<typeof openStatementLine>> | undefined
    const child = await startChild({
      databaseThrough: async (direct) => (line = await openStatementLine(direct)).url,
    })
    const token = await signToken(
      { sub: 'tester', client_id: 'tester', scope: 'live:read live:write' },
      '1h',
    )
    const peers = Array.from({ length: 3 }, () => connectPeer(child.url, 'note:a', { token }))
    await waitFor(() => peers.every(({ provider }) => provider.synced))
    const seen = noteWhatIsSeen(peers)

    for (const [round, kill] of KILLS.entries()) {
      let isReached = false
      const reached = line?.atStatement(kill.number, kill).then(() => child.kill())
      void reached?.then(() => (isReached = true))
      for (let edit = 0; !isReached; edit += 1) {
        for (const [index, peer] of peers.entries()) write(peer, `r${round}p${index}e${edit};`)
        const before = seen.size
        await waitFor(() => isReached || seen.size > before)
      }
      await child.start()
    }

    await waitFor(() => new Set(peers.map(contentOf)).size === 1 && peers.every(isSynced))
    const words = peers[0]?.doc.getMap('words')
    expect([...seen].filter((word) => !words?.has(word))).toEqual([])
    const stored = await waitFor(async () => {
      const client = connectPace(child.urls.pace_sync, { max: 1 })
      return loadDocument(client.db, 'note:a').finally(client.close)
    })
    expect(contentOf({ doc: new DocumentLog(stored).copy() })).toBe(contentOf(peers[0] ?? fail()))
  },
)

function updatesIn(messages: readonly Uint8Array[], kind: number): Uint8Array[] {
  return messages
    .filter((message) => message[0] === 0 && message[1] === kind)
    .map((message) => decoding.readVarUint8Array(decoding.createDecoder(message.subarray(2))))
}

function write({ doc }: Peer, word: string): void {
  doc.transact(() => {
    doc.getMap('words').set(word, true)
    doc.getText('title').insert(0, word)
  })
}

/** Words that somebody saw who had not written them. */
function noteWhatIsSeen(peers: readonly Peer[]): Set<string> {
  const seen = new Set<string>()
  for (const { doc, provider } of peers) {
    doc.getMap('words').observe((event, { origin }) => {
      if (origin === provider) for (const word of event.keysChanged) seen.add(String(word))
    })
  }
  return seen
}

function contentOf({ doc }: Pick<Peer, 'doc'>): string {
  return JSON.stringify([doc.getText('title').toString(), [...doc.getMap('words').keys()].sort()])
}

function isSynced({ provider }: Peer): boolean {
  return provider.synced
}

function fail(): never {
  throw new Error('there is nobody')
}
