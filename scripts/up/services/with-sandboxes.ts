import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { findFreePort } from '../../free-port.ts'
import type { UpEnv } from '../home/env.ts'
import type { Secrets } from '../home/secrets.ts'
import type { Stopper } from './create-stopper.ts'
import { supervise, type SuperviseOptions } from './supervise.ts'

const USUAL_PORT = 3004
/** It ends the processes of those that are awake, then their Postgres: cut off, it would leave that running. */
const STOPS_WITHIN_MS = 40_000
/** What the host of sandboxes is told of the person's environment: nothing of the house's. */
const ITS_OWN =
  /^(SANDBOX_.*|PATH|HOME|LANG|LC_.*|TZ|TMPDIR|LOG_LEVEL|NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS)$/i

/**
 * The same settings, and a host of sandboxes that the app may ask. It is waited for by nobody: who asks for a sandbox before it is
 * ready is told so.
 */
export async function withSandboxes(
  { env, secrets }: { env: UpEnv; secrets: Secrets },
  options: SuperviseOptions,
  stopper: Stopper,
): Promise<UpEnv> {
  const { inherited } = env
  if (inherited['PACE_SANDBOX_URL']) return env
  const port = await findFreePort(Number(inherited['SANDBOX_PORT'] ?? USUAL_PORT))
  const key = createHmac('sha256', secrets.session).update('sandboxes').digest('hex')
  const own = Object.entries(inherited).filter(([name]) => ITS_OWN.test(name))
  const host = supervise(
    {
      name: 'sandboxes',
      program: ['scripts/sandbox/main.ts'],
      env: {
        ...Object.fromEntries(own),
        NODE_ENV: env.NODE_ENV,
        SANDBOX_HOME: inherited['SANDBOX_HOME'] ?? join(env.PACE_HOME, 'sandboxes'),
        SANDBOX_PORT: String(port),
        SANDBOX_KEY: key,
      },
    },
    { ...options, stopTimeoutMs: STOPS_WITHIN_MS },
  )
  await stopper.add(host.stop)
  const settings = { PACE_SANDBOX_URL: `http://127.0.0.1:${port}`, PACE_SANDBOX_KEY: key }
  return { ...env, inherited: { ...inherited, ...settings } }
}
