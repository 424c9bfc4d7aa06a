import { expect, test } from 'vitest'
import { readSegments } from '#domain/call/call.ts'
import { DomainError } from '#domain/errors.ts'
import type { Extension, SyncCore } from '../extension.ts'
import { connectFeed, segment, started } from '../testing/feed/feed-client.ts'
import { startServer } from '../testing/start-server.ts'
import { acceptFeed } from './accept-feed.ts'

/** The feed alone, over rooms that cannot commit for the first `failures` times. */
function feedWithOutage(failures: number) {
  let left = failures
  const fail = async () => {
    left -= 1
    if (left >= 0) throw new DomainError('unavailable', 'The database is out of reach.')
  }
  return (core: SyncCore): Extension => {
    const { rooms } = core
    const flaky: Parameters<typeof acceptFeed>[0]['rooms'] = {
      inspect: (name, reader) => rooms.inspect(name, reader),
      announce: (...args) => rooms.announce(...args),
      regenerated: (name) => rooms.regenerated(name),
      change: (...args) => fail().then(() => rooms.change(...args)),
      create: (...args) => fail().then(() => rooms.create(...args)),
    }
    const feed = acceptFeed({ ...core, rooms: flaky })
    return { upgrades: { '/feed': feed.upgrade }, stop: feed.drain }
  }
}

test('[F14] without a database events wait in order, and the sender is told', async () => {
  const { server, serviceToken } = await startServer({ extensions: [feedWithOutage(3)] })
  const centre = await connectFeed(server.port, await serviceToken('calls:write'))
  centre.send('pace.call.started.v1', started())
  centre.send('pace.transcript.segment.v1', segment())
  await centre.acked(
    centre.send('pace.transcript.segment.v1', segment({ segmentId: 's2', beginMs: 5 })),
  )
  const kinds = centre.replies.map(({ kind }) => kind)
  expect(kinds.indexOf('error')).toBeLessThan(kinds.indexOf('ack'))
  expect(centre.replies.find(({ kind }) => kind === 'error')).toMatchObject({
    code: 'unavailable',
    retryAfterMs: 250,
  })
  const segments = readSegments(await server.rooms.read('call:call-1'))
  expect(segments.map(({ id }) => id)).toEqual(['s1', 's2'])
})
