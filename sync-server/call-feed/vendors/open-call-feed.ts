import { Hono } from 'hono'
import { acceptFeed } from '../accept-feed.ts'
import type { FeedDoor } from './doors.ts'
import { openVendorDoors } from './vendor-doors.ts'
import { createVconRoute } from '../vcon-route.ts'
import { DemoCalls } from '../demo/demo-calls.ts'
import { createDemoRoutes } from '../demo/routes.ts'

type Options = Parameters<typeof acceptFeed>[0] & {
  doors?: readonly FeedDoor[] | undefined
  /** Where others reach this server: vendors sign the address that they send to. */
  publicUrl?: string | undefined
  pollMs?: number | undefined
  /** The house is a demo: people start calls to see what one is like. */
  demo?: { speed?: number } | null | undefined
}

/** All ways in for calls: the call centre's socket, the doors of vendors, and vCons. */
export function openCallFeed({ doors = [], publicUrl = '', pollMs, demo, ...core }: Options) {
  const feed = acceptFeed(core)
  const vendors = openVendorDoors({ feed: feed.deps, doors, publicUrl, pollMs })
  const routes = new Hono()
  routes.route('/', createVconRoute(feed.deps, core.verifyToken))
  routes.route('/', vendors.routes)
  const calls = demo ? new DemoCalls(feed.deps, demo) : null
  if (calls) {
    routes.route('/', createDemoRoutes({ ...core, demo: calls }))
    calls.recover().catch((err: unknown) => core.log.warn({ err }, 'calls of the demo were left'))
  }
  return {
    routes,
    upgrade: feed.upgrade,
    async drain() {
      await Promise.all([vendors.stop(), calls?.stop()])
      await feed.drain()
    },
  }
}
