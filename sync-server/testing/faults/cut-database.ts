import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { connectPace, type PaceClient } from '#db/pace/client.ts'

/** The message that a statement runs with, in PostgreSQL's protocol. */
const BIND = 0x42

type Mode = 'through' | 'cut' | 'deaf'

/**
 * The database behind a line that can be cut. `deaf`: what is asked arrives, the answers do not, and the line breaks
 * at the first of them: a commit whose outcome nobody hears of.
 */
export async function cutDatabase(client: PaceClient) {
  const { host, port, user, pass, database } = client.sql.options
  const pairs = new Set<Socket>()
  let mode: Mode = 'through'
  let refused = 0
  const line = createServer((near) => {
    const far = connect({ host: host[0] ?? '127.0.0.1', port: port[0] ?? 5432 })
    const end = () => {
      near.destroy()
      far.destroy()
      pairs.delete(near)
    }
    if (mode === 'cut') {
      refused += 1
      return end()
    }
    pairs.add(near)
    let isDeaf = false
    near.on('data', (data) => {
      isDeaf = mode === 'deaf' && data[0] === BIND
      far.write(data)
    })
    far.on('data', (data) => (isDeaf ? end() : near.write(data)))
    for (const socket of [near, far]) socket.on('close', end).on('error', end)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const address = line.address()
  const nearPort = typeof address === 'object' && address ? address.port : 0
  const behind = connectPace(
    `postgres://${user}:${String(pass)}@127.0.0.1:${nearPort}/${database}`,
    { max: 4 },
  )
  onTestFinished(async () => {
    await behind.sql.end({ timeout: 0 })
    line.close()
  })
  return {
    client: behind,
    /** How often somebody has tried while it was cut. */
    refused: () => refused,
    set(next: Mode) {
      mode = next
      if (mode === 'cut') for (const near of pairs) near.destroy()
    },
  }
}
