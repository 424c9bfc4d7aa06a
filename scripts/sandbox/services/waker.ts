import type { Logger } from '#service/log.ts'
import { findFreePort } from '../../free-port.ts'
import type { Book } from '../book/book.ts'
import type { Sandbox } from '../book/sandbox.ts'
import type { Databases } from '../database/databases.ts'
import type { Server } from '../database/server.ts'
import { requireReady } from '../book/require.ts'
import { loadSecrets } from '../../up/home/secrets.ts'
import { openPortals } from '../portals/portals.ts'
import { createBroker } from './broker.ts'
import type { Awake } from './keeper.ts'
import { planSandbox } from './plan.ts'
import { startSandbox } from './start.ts'

type Options = {
  book: Book
  server: Server
  databases: Databases
  urlOf: (sandbox: Sandbox) => string
  root: string
  env: { production: boolean; inherited: Record<string, string | undefined> }
  log: Pick<Logger, 'error'>
}

/** How a sandbox gets its processes: the server is held for it, its tables are those of this code, its ports are free. */
export function createWaker({ book, server, databases, urlOf, root, env, log }: Options) {
  async function start(sandbox: Sandbox, serverUrl: string): Promise<Awake> {
    if (sandbox.version !== databases.version) {
      await databases.bringUp(sandbox)
      // As it stands now: it may have begun anew, or gone, meanwhile.
      book.put({ ...requireReady(book, sandbox.id), version: databases.version })
    }
    const folder = book.folder(sandbox.id)
    const ports = await freePorts()
    const { roles } = server
    const url = urlOf(sandbox)
    const { session: sessionSecret } = loadSecrets(folder)
    const portals = await openPortals({ folder, appPort: ports.app, sessionSecret, log })
    try {
      const plan = { ...env, sandbox, url, folder, root, serverUrl, roles, ports }
      const specs = planSandbox({ ...plan, portals: portals.settings })
      const { ready, stop } = startSandbox(specs, { root, folder })
      const broker = createBroker({
        databaseUrl: specs[0].env['PACE_DATABASE_URL'] ?? '',
        issuer: url,
        syncUrl: `http://127.0.0.1:${ports.sync}`,
        sessionSecret,
      })
      return { ports, ready, portals, broker, stop: () => stop().finally(portals.close) }
    } catch (error) {
      await portals
        .close()
        .catch((cause: unknown) => log.error({ err: cause }, 'portals stay open'))
      throw error
    }
  }

  return async function wake({ id }: Sandbox): Promise<Awake> {
    const sandbox = requireReady(book, id)
    const { serverUrl, release } = await server.hold()
    try {
      const awake = await start(sandbox, serverUrl)
      return { ...awake, stop: () => awake.stop().finally(release) }
    } catch (error) {
      release()
      throw error
    }
  }
}

async function freePorts() {
  const ports = new Set<number>()
  while (ports.size < 3) ports.add(await findFreePort())
  const [app = 0, sync = 0, auth = 0] = ports
  return { app, sync, auth }
}
