import { startRedis } from '#tests/support/redis.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { Bus } from '../bus/bus.ts'
import { openBus } from '../bus/open-bus.ts'
import type { SyncServerOptions } from '../server.ts'
import { foundBrokerage } from './brokerage.ts'
import { startServer } from './start-server.ts'
import { silent } from './workspace.ts'

export const LINES = ['Postgres', 'Redis'] as const
type PairOptions = Partial<SyncServerOptions> & {
  on?: (typeof LINES)[number]
  /** What stands between a node and its bus. */
  wrap?: (bus: Bus) => Bus
}

/** Long enough that only the bus can have told. */
const NEVER = 600_000

/** Two nodes of one brokerage that know of each other. */
export async function startPair({
  on = 'Postgres',
  wrap = (bus) => bus,
  ...options
}: PairOptions = {}) {
  const brokerage = await foundBrokerage()
  const redis = on === 'Redis' ? await startRedis() : null
  const open = () =>
    openBus({ pace: brokerage.client, redisUrl: redis?.url, log: silent, beatMs: 500 })
  const buses = [wrap(open()), wrap(open())]
  const [one, other] = [await startNode(buses[0]), await startNode(buses[1])]
  await waitFor(() => buses.every((bus) => bus.hasOthers()))
  return { ...brokerage, one, other, redis }

  function startNode(bus: Bus | undefined) {
    return startServer({ brokerage, bus, pollMs: NEVER, ...options })
  }
}

/** A bus whose bells nobody hears. */
export function withoutBells(bus: Bus): Bus {
  return {
    ring: () => undefined,
    show: (awareness) => bus.show(awareness),
    subscribe: (document, listener) =>
      bus.subscribe(document, { ...listener, missed: () => undefined }),
    hasOthers: () => bus.hasOthers(),
    close: () => bus.close(),
  }
}
