import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { startChild } from './start-child.ts'

/** Several sync servers, each a process, on one database, behind a balancer that knows nothing but their ports. */
export async function startNodes(count: number, { redisUrl }: { redisUrl?: string } = {}) {
  const databases = await createTestDatabases()
  const starting = Array.from({ length: count }, () => startChild({ databases, redisUrl }))
  const nodes = await Promise.all(starting)
  const port = await balance(nodes.map((node) => node.port))
  return { nodes, url: `ws://127.0.0.1:${port}/docs` }
}

/** Each connection goes to the next port that answers. */
async function balance(ports: readonly number[]): Promise<number> {
  let turn = 0
  const sockets = new Set<Socket>()
  const balancer = createServer((near) => {
    const next = () => ports[turn++ % ports.length] ?? 0
    join(near, { next, attempts: ports.length, keep: (socket) => sockets.add(socket) })
  })
  await new Promise<void>((resolve) => balancer.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    balancer.close()
  })
  const address = balancer.address()
  return typeof address === 'object' && address ? address.port : 0
}

type Joining = { next: () => number; attempts: number; keep: (socket: Socket) => void }

function join(near: Socket, joining: Joining): void {
  const { next, attempts, keep } = joining
  near.once('error', () => near.destroy())
  if (attempts === 0) return void near.destroy()
  const far = connect(next(), '127.0.0.1')
  keep(near)
  keep(far)
  const refused = () => join(near, { ...joining, attempts: attempts - 1 })
  far.once('error', refused)
  far.once('connect', () => {
    far.off('error', refused)
    far.on('error', () => near.destroy())
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.pipe(far).pipe(near)
  })
}
