import { FatalError } from '../../fatal-error.ts'
import { findFreePort, isPortFree } from '../../free-port.ts'

export const PORT_VARIABLES = ['APP_PORT', 'SYNC_PORT', 'AUTH_PORT', 'ASSISTCRAFT_PORT'] as const
type Ports = Record<(typeof PORT_VARIABLES)[number], number>

/** Fails before anything is started, and names the variable and a port that is free. */
export async function requireFreePorts(ports: Ports): Promise<void> {
  requireDistinct(ports)
  for (const variable of PORT_VARIABLES) {
    const port = ports[variable]
    if ((await isPortFree(port)) && (await isPortFree(port, '::'))) continue
    throw new FatalError(
      `Port ${port} is taken by another program: stop that one, or choose another port, for example ${variable}=${await findFreePort()} npm start`,
    )
  }
}

function requireDistinct(ports: Ports): void {
  const seen = new Map<number, string>()
  for (const variable of PORT_VARIABLES) {
    const other = seen.get(ports[variable])
    if (other) {
      throw new FatalError(
        `${other} and ${variable} are both ${ports[variable]}: give each its own port.`,
      )
    }
    seen.set(ports[variable], variable)
  }
}
