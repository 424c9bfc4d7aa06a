import { once } from 'node:events'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { openBareSocket } from '../testing/wire/bare-socket.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { marker, STEP1, typed } from '../testing/wire/messages.ts'
import { connectRaw, startServer } from '../testing/start-server.ts'

/** More than the buffers between two sockets of one machine hold. */
const TEXT = 'x'.repeat(16_000_000)
/** Long enough for a reader to be behind before it would be taken for gone. */
const BEAT_MS = 1_500

/** A reader that reads nothing any more, with more on its way to it than any buffer between holds. */
async function leaveBehind(limits: Record<string, number>) {
  const running = await startServer({
    limits: { unsentBytes: 64 * 1024, ...limits },
    beatMs: BEAT_MS,
  })
  const { url, serviceToken, server, scrape, join } = running
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  const change = (doc: Y.Doc) => doc.getText('title').insert(0, TEXT)
  await server.rooms.change('note:a', { actor: 'service:x', change })
  await waitFor(() => peer.title().length === TEXT.length)
  const token = await serviceToken('live:read', 'live:write')
  const slow = await connectRaw(url, 'note:a', { token })
  slow.socket.pause()
  slow.socket.send(STEP1)
  await waitFor(async () => (await scrape()).includes('pace_sync_slow_readers 1'))
  return { ...running, slow, peer, token }
}

test('[S98] a reader that takes nothing for too long is closed 1013; the others read on', async () => {
  const limits = { slowReaderSeconds: 3, slowReaderBytesPerSecond: 1e9 }
  const { scrape, peer } = await leaveBehind(limits)
  await waitFor(async () => (await scrape()).includes('limit="slowReaderSeconds"'))
  await waitFor(async () => (await scrape()).includes('pace_sync_slow_readers 0'))
  expect(await scrape()).toContain('pace_sync_closes_total{code="1013"} 1')
  expect(peer.codes).toEqual([])
})

test('[S98] one that has time yet is not taken for one that is gone', async () => {
  const { slow, scrape, url, token } = await leaveBehind({})
  const silent = await openBareSocket(url, 'note:b', token)
  await once(silent, 'close')
  expect(await scrape()).toContain('pace_sync_slow_readers 1')
  slow.socket.resume()
  await waitFor(async () => (await scrape()).includes('pace_sync_slow_readers 0'))
  expect(slow.state.code).toBeNull()
})

test('[S99] who asks without end and reads nothing is closed, and costs what the limit says', async () => {
  const { slow, scrape, peer } = await leaveBehind({ waitingMarkers: 10 })
  for (let number = 1; number <= 11; number += 1) slow.socket.send(marker(number))
  await waitFor(async () => (await scrape()).includes('limit="waitingMarkers"'))
  expect(peer.codes).toEqual([])
})

test('[S104] a socket that is only half there is found and ended; one that answers is not', async () => {
  const { url, serviceToken, scrape } = await startServer({ beatMs: BEAT_MS })
  const token = await serviceToken('live:read', 'live:write')
  const alive = await connectRaw(url, 'note:a', { token })
  const half = await openBareSocket(url, 'note:a', token)
  await once(half, 'close')
  await waitFor(async () => (await scrape()).includes('pace_sync_members 1'))
  expect(alive.state.code).toBeNull()
})

test.each([
  ['of one socket', { unstoredBytes: 2_000 }, 'unstoredBytes'],
  ['to one document', { roomUnstoredBytes: 2_000 }, 'roomUnstoredBytes'],
  ['in all', { allUnstoredBytes: 2_000 }, 'allUnstoredBytes'],
])(
  '[S97] too many updates %s that cannot be stored hold back their sender, and all go in',
  async (_, limits, name) => {
    const brokerage = await foundBrokerage()
    const line = await cutDatabase(brokerage.client)
    const running = await startServer({ brokerage, pace: line.client, limits })
    const { url, serviceToken, scrape, admin } = running
    const { socket, messages, state } = await connectRaw(url, 'note:a', {
      token: await serviceToken('live:read', 'live:write'),
    })
    await waitFor(() => messages.length > 0)
    line.set('cut')
    for (const update of typed('x'.repeat(300))) socket.send(updateMessage(update))
    socket.send(marker(1))
    await waitFor(async () => (await scrape()).includes(`limit="${name}"`))
    expect(await scrape()).toContain('pace_sync_held_senders 1')
    line.set('through')
    await waitFor(() => messages.some(([type]) => type === 101))
    expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(300)
    expect(await scrape()).toContain('pace_sync_unstored_bytes 0')
    expect(state.code).toBeNull()
  },
)
