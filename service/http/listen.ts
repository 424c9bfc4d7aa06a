import type { Server } from 'node:http'

type Options = {
  /** How many connections may wait to be accepted: all clients may come back in the same moment. */
  backlog?: number
}

/** Listens on the port, on a free one for 0; resolves with the one that it got. */
export function listen(server: Server, port: number, { backlog }: Options = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, backlog }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
