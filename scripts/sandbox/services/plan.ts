import type { RolePasswords } from '#db/roles.ts'
import { isLoopbackUrl } from '#auth/demo-idp/loopback.ts'
import { readUpEnv } from '../../up/home/env.ts'
import { loadSecrets } from '../../up/home/secrets.ts'
import { planServices, type ServiceSpec } from '../../up/services/services.ts'
import { databaseOf, type Sandbox } from '../book/sandbox.ts'

export type Ports = { app: number; sync: number; auth: number }
type Plan = {
  sandbox: Sandbox
  /** Its public address: the issuer of its tokens, too. */
  url: string
  folder: string
  root: string
  serverUrl: string
  roles: RolePasswords
  ports: Ports
  production: boolean
  inherited: Record<string, string | undefined>
  /** Settings of the portals that it believes to speak to. */
  portals: Record<string, string>
}

/** A closed port: calls are not analysed in a sandbox. */
const NOBODY = 'http://127.0.0.1:9'
/** Each process may have as much; a test client must not take the machine's memory. */
const HEAP = '--max-old-space-size=256'
/** People do not sign in to a sandbox. Beyond this machine the auth server insists on Google, and gets one that knows nobody. */
const NO_PEOPLE = {
  GOOGLE_CLIENT_ID: 'nobody',
  GOOGLE_CLIENT_SECRET: 'nobody signs in to a sandbox',
  GOOGLE_HOSTED_DOMAIN: 'sandbox.invalid',
}

/** The same processes as the house's, each with this sandbox's own database, secrets, keys and folder. */
export function planSandbox(plan: Plan): ServiceSpec[] {
  const { sandbox, url, folder, root, serverUrl, roles, ports, inherited } = plan
  const isHere = isLoopbackUrl(url)
  const env = readUpEnv(
    {
      ...inherited,
      ...plan.portals,
      ...(isHere ? { PACE_WEBHOOKS_TO_PRIVATE: 'allow' } : {}),
      ...(isHere && !plan.production ? {} : NO_PEOPLE),
      NODE_OPTIONS: `${inherited['NODE_OPTIONS'] ?? ''} ${HEAP}`.trim(),
      NODE_ENV: plan.production ? 'production' : 'development',
      TRUSTED_PROXIES: '1',
      PACE_HOME: folder,
      APP_PORT: String(ports.app),
      SYNC_PORT: String(ports.sync),
      AUTH_PORT: String(ports.auth),
      APP_URL: url,
      AUTH_URL: url,
      SYNC_URL: `http://localhost:${ports.sync}`,
      ASSISTCRAFT_URL: NOBODY,
    },
    root,
  )
  const place = { serverUrl, name: databaseOf(sandbox) }
  const specs = planServices({
    env,
    secrets: { ...loadSecrets(folder), roles },
    databases: { pace: place, assistcraft: place },
    mode: 'start',
  })
  const direct = { AUTH_DIRECT_URL: `http://127.0.0.1:${ports.auth}` }
  return [
    specs['auth-server'],
    { ...specs['sync-server'], env: { ...specs['sync-server'].env, ...direct } },
    { ...specs.app, env: { ...specs.app.env, ...direct, PACE_PAGES: 'off' } },
  ]
}
