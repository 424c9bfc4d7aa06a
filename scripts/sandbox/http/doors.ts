import { createServer, type Server } from 'node:http'
import { findFreePort } from '../../free-port.ts'
import type { Book } from '../book/book.ts'
import type { Sandbox } from '../book/sandbox.ts'
import type { Answer } from './answer.ts'

export type Doors = ReturnType<typeof createDoors>
type Options = { template: string | null; book: Book; answer: () => Answer }

/**
 * Where each sandbox is reached: by a name below the house's, all at one port, or, on one's own machine, where such names lead
 * nowhere, at a port each. A port costs nothing while nobody comes.
 */
export function createDoors({ template, book, answer }: Options) {
  const servers = new Map<string, Server>()

  async function open(sandbox: Sandbox): Promise<Sandbox> {
    if (template) return sandbox
    const port = await findFreePort(sandbox.port ?? undefined)
    const server = createServer((request, response) => answer()(sandbox.id, request, response))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    servers.set(sandbox.id, server)
    return port === sandbox.port ? sandbox : book.put({ ...sandbox, port })
  }

  async function shut(id: string): Promise<void> {
    const server = servers.get(id)
    servers.delete(id)
    if (!server) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  return {
    open,
    shut,
    urlOf: ({ id, port }: Sandbox) =>
      template ? template.replace('*', id) : `http://localhost:${port}`,
    /** Which sandbox a request at the common port is for, by the name that it was sent to; null: none, but the host itself. */
    idOf: (host: string | undefined): string | null => {
      if (!template || !host) return null
      const below = new URL(template.replace('*', 'star')).hostname.slice('star'.length)
      const name = nameOf(host)
      return name.endsWith(below) ? name.slice(0, -below.length) : null
    },
    close: async () => {
      await Promise.all([...servers.keys()].map(shut))
    },
  }
}

/** Names are the same in capitals, with their port and with the root's dot. */
function nameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
}
