import { Hono } from 'hono'
import type { Registry } from 'prom-client'
import { createAccessRoutes } from './access-feed.ts'
import { createCommandRoutes } from './commands/routes.ts'
import { EventTail } from './event-tail.ts'
import { acceptFeed } from './feed/accept-feed.ts'
import { createHistoryRoutes } from './history/routes.ts'
import { createLiveCallRoutes } from './live-calls.ts'
import { Projector } from './projector.ts'
import type { Extension, SyncCore } from './server.ts'
import { Views } from './views/views.ts'

export type DataOptions = { metrics?: Registry; pollMs?: number; leaseMs?: number }

/** What stands beside the documents: projections, views, commands, the call feed and the list of live calls. */
export function createData({ metrics, pollMs, leaseMs }: DataOptions = {}) {
  return async function data(core: SyncCore): Promise<Extension> {
    const { rooms, records, db, pace, log, verifyToken, standings, auditDenial } = core
    const tail = new EventTail({ db, sql: pace.sql, log, pollMs })
    const projector = new Projector({ db, rooms, log, metrics, pollMs })
    const views = new Views({ db, tail, log, leaseMs, isOpen: (name) => rooms.isOpen(name) })
    const feed = acceptFeed({ db, rooms, log, verifyToken, standings, auditDenial })
    const calls = createLiveCallRoutes({ db, tail, verifyToken, standings })
    const access = await createAccessRoutes({ db, sql: pace.sql, verifyToken, standings, log })
    const commands = createCommandRoutes({ db, rooms, projector, verifyToken, log })
    const history = createHistoryRoutes({
      db,
      rooms,
      verifyToken,
      records,
      auditDenial,
    })
    await tail.start()
    projector.onEvents(() => tail.poke())
    projector.start()
    views.start()

    const routes = new Hono()
    routes.route('/', commands)
    routes.route('/', calls.routes)
    routes.route('/', history)
    routes.route('/', access.routes)
    return {
      routes,
      upgrades: { '/feed': feed.upgrade },
      prepareView: (api, name) => views.prepare(api, name),
      async stop() {
        calls.close()
        await access.close()
        await feed.drain()
        await views.stop()
        await projector.stop()
        await tail.stop()
      },
    }
  }
}
