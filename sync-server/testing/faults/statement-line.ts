import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** The messages that a statement runs with, in PostgreSQL's protocol: Bind, and Query for `begin` and `commit`. */
const STATEMENTS = [0x42, 0x51]

type Arming = { left: number; isCarriedOut: boolean; reached: () => void }

/** A line to a database that counts the statements on it, so that something can happen between any two of them. */
export async function openStatementLine(direct: string) {
  const { hostname, port } = new URL(direct)
  const ends = new Set<Socket>()
  let armed: Arming | null = null

  /** Whether the statement goes on to the database. */
  function count(data: Buffer): boolean {
    if (!armed || !STATEMENTS.includes(data[0] ?? 0)) return true
    armed.left -= 1
    if (armed.left > 0) return true
    const { isCarriedOut, reached } = armed
    armed = null
    reached()
    return isCarriedOut
  }

  const line = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) })
    const end = () => {
      near.destroy()
      far.destroy()
    }
    near.on('data', (data) => void (count(data) && far.write(data)))
    far.on('data', (data) => near.write(data))
    for (const socket of [near, far]) {
      ends.add(socket)
      socket.on('close', end).on('error', end)
      socket.on('close', () => ends.delete(socket))
    }
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of ends) socket.destroy()
    line.close()
  })
  const address = line.address()
  const through = new URL(direct)
  through.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    url: through.href,
    /** Resolves at the statement of that number from now, which still reaches the database or does not. */
    atStatement: (number: number, { isCarriedOut }: { isCarriedOut: boolean }) =>
      new Promise<void>((reached) => {
        armed = { left: number, isCarriedOut, reached }
      }),
  }
}
