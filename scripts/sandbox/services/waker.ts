import { findFreePort } from '../../free-port.ts'
import type { Book } from '../book/book.ts'
import type { Sandbox } from '../book/sandbox.ts'
import type { Databases } from '../database/databases.ts'
import type { Server } from '../database/server.ts'
import { requireReady } from '../book/require.ts'
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
}

/** How a sandbox gets its processes: the server is held for it, its tables are those of this code, its ports are free. */
export function createWaker({ book, server, databases, urlOf, root, env }: Options) {
  async function start(sandbox: Sandbox, serverUrl: string): Promise<Awake> {
    if (sandbox.version !== databases.version) {
      await databases.bringUp(sandbox)
      book.put({ ...sandbox, version: databases.version })
    }
    const folder = book.folder(sandbox.id)
    const ports = await freePorts()
    const { roles } = server
    const url = urlOf(sandbox)
    const plan = { ...env, sandbox, url, folder, root, serverUrl, roles, ports, portals: {} }
    return { ports, ...startSandbox(planSandbox(plan), { root, folder }) }
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
