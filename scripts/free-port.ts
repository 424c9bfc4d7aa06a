import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below every system's ephemeral range: no outgoing connection can take one of these in the meantime. */
const RANGE = { from: 12_000, to: 32_000 }

export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    // A machine without IPv6 has nothing on `::` that could be taken.
    probe.once('error', (error) => resolve('code' in error && error.code === 'EAFNOSUPPORT'))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** A port that nobody listens on; `wanted` if it is free. */
export async function findFreePort(wanted?: number): Promise<number> {
  if (wanted && (await isPortFree(wanted))) return wanted
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(RANGE.from, RANGE.to)
    if (await isPortFree(port)) return port
  }
  throw new Error(`no free port between ${RANGE.from} and ${RANGE.to}`)
}
