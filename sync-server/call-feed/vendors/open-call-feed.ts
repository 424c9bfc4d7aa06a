import { Hono } from 'hono'
import { acceptFeed } from '../accept-feed.ts'
import type { FeedDoor } from '../doors/doors.ts'
import { createDoorsRoute } from './doors-route.ts'
import { openVendorDoors } from './vendor-doors.ts'
import { createVconRoute } from '../vcon-route.ts'
import { openSoundDoors } from '../audio/sound-doors.ts'
import type { Transcriber } from '#service/transcriber/transcriber.ts'
import { DemoCalls } from '../demo/demo-calls.ts'
import { createDemoRoutes } from '../demo/routes.ts'

type Options = Parameters<typeof acceptFeed>[0] & {
  doors?: readonly FeedDoor[] | undefined
  /** Where others reach this server: vendors sign the address that they send to. */
  publicUrl?: string | undefined
  pollMs?: number | undefined
  /** What makes words of sound; without it no door for sound opens. */
  transcriber?: Transcriber | null | undefined
  /** How long a call whose stream broke may be without one. */
  soundGraceMs?: number | undefined
  /** The house is a demo: people start calls to see what one is like. */
  demo?: { speed?: number } | null | undefined
}

/** All ways in for calls: the call centre's socket, the doors of vendors, and vCons. */
export function openCallFeed({ doors = [], publicUrl = '', pollMs, ...rest }: Options) {
  const { demo, transcriber = null, soundGraceMs: graceMs, ...core } = rest
  const feed = acceptFeed(core)
  const vendors = openVendorDoors({ feed: feed.deps, doors, publicUrl, pollMs })
  const { auditDenial } = core
  const own = { feed: feed.deps, doors, publicUrl }
  const sound = openSoundDoors({ ...own, transcriber, auditDenial, graceMs })
  const routes = new Hono()
  routes.route('/', createVconRoute(feed.deps, core.verifyToken))
  routes.route('/', vendors.routes)
  const shown = { ...core, doors, publicUrl, hasTranscriber: transcriber !== null }
  routes.route('/', createDoorsRoute(shown))
  const calls = demo ? new DemoCalls(feed.deps, demo) : null
  if (calls) {
    routes.route('/', createDemoRoutes({ ...core, demo: calls }))
    calls.recover().catch((err: unknown) => core.log.warn({ err }, 'calls of the demo were left'))
  }
  return {
    routes,
    upgrades: { '/feed': feed.upgrade, ...sound.upgrades },
    async drain() {
      await Promise.all([vendors.stop(), calls?.stop(), sound.stop()])
      await feed.drain()
    },
  }
}
