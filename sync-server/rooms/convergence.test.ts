import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { connectPace } from '#db/pace/client.ts'
import { loadDocument } from '#db/pace/documents/documents.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { openLiveDocument } from '#live/open-live-document.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startChild } from '../testing/faults/start-child.ts'
import { connectPeer, type Peer, signToken } from '../testing/start-server.ts'
import { DocumentLog } from '../updates/document-log.ts'

const PEERS = 4
const ROUNDS = 36
const KILL_EVERY = 12
const token = () => signToken({ sub: 'tester', client_id: 'tester', scope: 'live:read live:write' })

/** A small generator whose whole sequence follows from the seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Every edit leaves a word of its own, so that one that is lost is missed by name. */
function edit(doc: Y.Doc, word: string, random: () => number): void {
  doc.transact(() => {
    doc.getMap('words').set(word, true)
    const title = doc.getText('title')
    const at = Math.floor(random() * (title.length + 1))
    if (random() < 0.3 && title.length > 5) title.delete(Math.min(at, title.length - 3), 2)
    else title.insert(at, word)
    doc.getMap('shared').set(`k${Math.floor(random() * 3)}`, word)
  })
}

function wordsOf(doc: Y.Doc): string[] {
  return [...doc.getMap('words').keys()]
}

function stateOf(doc: Y.Doc): string {
  const shared = [...doc.getMap('shared').entries()].sort(([a], [b]) => a.localeCompare(b))
  return JSON.stringify([doc.getText('title').toString(), shared, wordsOf(doc).sort()])
}

/** Words that somebody saw who had not written them: they may never be gone again. */
function noteWhatIsSeen(doc: Y.Doc, provider: unknown, seen: Set<string>): void {
  doc.getMap('words').observe((event, transaction) => {
    if (transaction.origin === provider)
      for (const word of event.keysChanged) seen.add(String(word))
  })
}

const SEEDS = [20_260_101, Math.floor(Math.random() * 2 ** 31)]

test.each(SEEDS)(
  '[S57] whoever is cut off and whenever the server is killed: all end up equal, nothing seen or acknowledged is lost (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const child = await startChild()
    const seen = new Set<string>()
    const peers: Peer[] = []
    const join = async () => {
      const peer = connectPeer(child.url, 'note:fuzz', { token: await token() })
      noteWhatIsSeen(peer.doc, peer.provider, seen)
      return peer
    }
    for (let index = 0; index < PEERS; index += 1) peers.push(await join())
    const live = openLiveDocument({ url: child.url, name: 'note:fuzz', token })
    onTestFinished(() => live.destroy())
    const acknowledged = noteAcknowledged(live, seen)

    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [index, peer] of peers.entries()) {
        if (random() < 0.7) edit(peer.doc, `p${index}r${round};`, random)
        if (random() < 0.1) peer.provider.disconnect()
        else if (random() < 0.5) peer.provider.connect()
      }
      acknowledged.write(`l${round};`, random)
      if (random() < 0.05) await crash(peers, join, random)
      if (round % KILL_EVERY === 0)
        await Promise.all([child.kill(), delay(random() * 50)]).then(child.start)
      await delay(random() * 40)
    }
    for (const peer of peers) peer.provider.connect()
    const fresh = await join()
    await waitFor(
      () => {
        const all = [...peers, fresh, live]
        if (live.state().saved && isEqual(all)) return true
        throw new Error(JSON.stringify([live.state(), all.map(describe)]))
      },
      { what: `convergence (seed ${seed})` },
    )

    const words = new Set(wordsOf(fresh.doc))
    expect([...seen].filter((word) => !words.has(word))).toEqual([])
    const client = connectPace(child.urls.pace_sync, { max: 1 })
    onTestFinished(client.close)
    const stored = await loadDocument(client.db, 'note:fuzz')
    expect(stored && stateOf(new DocumentLog(stored).copy())).toBe(stateOf(fresh.doc))
  },
)

/** A client that dies with what it has not sent; what others saw of it must live on. */
async function crash(
  peers: Peer[],
  join: () => Promise<Peer>,
  random: () => number,
): Promise<void> {
  const index = Math.floor(random() * peers.length)
  peers[index]?.provider.destroy()
  peers[index] = await join()
}

/** Words that `live` called saved count as seen. */
function noteAcknowledged(live: LiveDocument, seen: Set<string>) {
  const written: string[] = []
  live.subscribe(() => {
    if (live.state().saved) for (const word of written) seen.add(word)
  })
  return {
    write(word: string, random: () => number) {
      edit(live.doc, word, random)
      written.push(word)
    },
  }
}

function isEqual(all: { doc: Y.Doc }[]): boolean {
  return new Set(all.map(({ doc }) => stateOf(doc))).size === 1
}

function describe(one: { doc: Y.Doc; provider: Peer['provider']; codes?: number[] }) {
  const { synced, wsconnected, shouldConnect } = one.provider
  const pending = one.doc.store.pendingStructs !== null
  return {
    synced,
    wsconnected,
    shouldConnect,
    pending,
    words: wordsOf(one.doc).length,
    codes: one.codes,
  }
}
