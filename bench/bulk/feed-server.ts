import { serve } from '@hono/node-server'
import { createPortalRoutes } from '#app/portals/routes.ts'
import { NO_REFERENCE } from '#domain/reference/reference.ts'
import { connectPace } from '#db/pace/client.ts'

/** The portals' routes in a process of their own, so that its memory is that of the feed. Tells its port to its parent. */
const { db } = connectPace(process.argv[2] ?? '', { max: 10 })
const unused = () => Promise.reject(new Error('The feed needs nothing of this.'))
const routes = createPortalRoutes({
  db,
  bayutSecret: null,
  urls: { app: 'http://app.test' },
  settings: { current: () => ({ house: { zone: 'Asia/Dubai' }, reference: NO_REFERENCE }) },
  commands: { run: unused },
  log: console,
} as never)
routes.get('/healthz', (c) => c.text('ok'))
serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.(port))
process.once('disconnect', () => process.exit(0))
