import { Hono } from 'hono'
import type { Registry } from 'prom-client'
import { createBulkRoutes } from './bulk/routes.ts'
import { BulkRunner } from './bulk/runner.ts'
import { openCallFeed } from './call-feed/vendors/open-call-feed.ts'
import type { Transcriber } from '#service/transcriber/transcriber.ts'
import type { FeedDoor } from './call-feed/doors/doors.ts'
import { Clocks } from './clocks/clocks.ts'
import { keepForgetting } from './commands/undo/keep-forgetting.ts'
import { createCommandRoutes } from './commands/routes.ts'
import type { Extension, SyncCore } from './extension.ts'
import { createHistoryRoutes } from './history/routes.ts'
import { ImportRunner } from './imports/runner.ts'
import { EventTail } from '#db/pace/events/event-tail.ts'
import { Projector } from './projection/projector.ts'
import { createAccessRoutes } from './streams/access-stream.ts'
import { createLiveCallRoutes } from './streams/live-calls.ts'
import { startNotificationBell } from './streams/notification-bell.ts'
import { Views } from './views/views.ts'

export type DataOptions = {
  metrics?: Registry
  pollMs?: number
  leaseMs?: number
  feedDoors?: readonly FeedDoor[]
  /** Where others reach this server: vendors sign the address that they send to. */
  publicUrl?: string
  /** The house is a demo: people start calls to see what one is like. */
  demo?: { speed?: number } | null
  /** What makes words of the sound that vendors send. */
  transcriber?: Transcriber | null
  soundGraceMs?: number
}

/** What stands beside the documents: projections, views, commands, the call feed and the list of live calls. */
export function createData(options: DataOptions = {}) {
  const { metrics, pollMs, leaseMs, feedDoors = [], publicUrl = '', demo } = options
  const { transcriber, soundGraceMs } = options
  return async function data(core: SyncCore): Promise<Extension> {
    const { rooms, records, db, pace, log, verifyToken, credentials, auditDenial, settings } = core
    const tail = new EventTail({ db, sql: pace.sql, log, pollMs })
    const projector = new Projector({ db, rooms, log, metrics, pollMs })
    const isOpen = (name: string) => rooms.isOpen(name)
    const views = new Views({ db, tail, log, leaseMs, settings, isOpen })
    const ways = { doors: feedDoors, publicUrl, pollMs, demo, transcriber, soundGraceMs }
    const feed = openCallFeed({ ...core, ...ways })
    const calls = createLiveCallRoutes({ db, tail, verifyToken, credentials })
    const access = await createAccessRoutes({ db, sql: pace.sql, verifyToken, credentials, log })
    const commands = createCommandRoutes({ db, rooms, projector, settings, verifyToken, log })
    const history = createHistoryRoutes({ db, rooms, verifyToken, records, auditDenial })
    const bell = await startNotificationBell({ sql: pace.sql, rooms, log })
    await tail.start()
    projector.onEvents(() => tail.poke())
    projector.start()
    views.start()
    const clocks = new Clocks({ ...core, sql: pace.sql, onReckoned: () => views.refresh() })
    await clocks.start()
    const runner = new BulkRunner({ db, rooms, settings, log, pollMs, leaseMs })
    runner.start()
    const importing = new ImportRunner({ db, rooms, settings, log, pollMs, leaseMs })
    importing.start()
    const forgetting = keepForgetting({ db, log })

    const routes = new Hono()
    routes.route('/', commands)
    routes.route('/', createBulkRoutes({ db, verifyToken, runner }))
    routes.route('/', calls.routes)
    routes.route('/', feed.routes)
    routes.route('/', history)
    routes.route('/', access.routes)
    return {
      routes,
      upgrades: feed.upgrades,
      prepareView: (api, name) => views.prepare(api, name),
      async stop() {
        await Promise.all([runner.stop(), importing.stop(), clocks.stop()])
        await forgetting.stop()
        calls.close()
        await Promise.all([access.close(), bell.stop()])
        await feed.drain()
        await views.stop()
        await projector.stop()
        await tail.stop()
      },
    }
  }
}
