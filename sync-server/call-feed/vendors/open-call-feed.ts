import { Hono } from 'hono'
import { acceptFeed } from '../accept-feed.ts'
import type { FeedDoor } from './doors.ts'
import { openVendorDoors } from './vendor-doors.ts'
import { createVconRoute } from '../vcon-route.ts'

type Options = Parameters<typeof acceptFeed>[0] & {
  doors?: readonly FeedDoor[] | undefined
  /** Where others reach this server: vendors sign the address that they send to. */
  publicUrl?: string | undefined
  pollMs?: number | undefined
}

/** All ways in for calls: the call centre's socket, the doors of vendors, and vCons. */
export function openCallFeed({ doors = [], publicUrl = '', pollMs, ...core }: Options) {
  const feed = acceptFeed(core)
  const vendors = openVendorDoors({ feed: feed.deps, doors, publicUrl, pollMs })
  const routes = new Hono()
  routes.route('/', createVconRoute(feed.deps, core.verifyToken))
  routes.route('/', vendors.routes)
  return {
    routes,
    upgrade: feed.upgrade,
    async drain() {
      await vendors.stop()
      await feed.drain()
    },
  }
}
