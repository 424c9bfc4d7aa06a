import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { createData } from '../../data.ts'
import { connectFeed } from './feed-client.ts'
import { startServer } from '../start-server.ts'

/** A whole sync server, with call centres that connect to its feed. */
export async function startFeed() {
  const running = await startServer({ extensions: [createData({ pollMs: 200, leaseMs: 300 })] })
  const { rooms } = running.server
  return {
    ...running,
    rooms,
    feed: async (options: Parameters<typeof connectFeed>[2] = {}) =>
      connectFeed(running.server.port, await running.serviceToken('calls:write'), options),
    meta: async (call = 'call-1') => readCallMeta(await rooms.read(`call:${call}`)),
    segments: async (call = 'call-1') => readSegments(await rooms.read(`call:${call}`)),
  }
}
