import { resolve } from 'node:path'
import { type DatabaseRole, roleUrl } from '#db/roles.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { readUpEnv, type UpEnv } from '#scripts/up/home/env.ts'
import { findNotedRun } from '#scripts/up/home/running.ts'
import { loadSecrets } from '#scripts/up/home/secrets.ts'
import { publicAddresses } from '#scripts/up/services/services.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

/** What commands work with: the settings of the run that PACE_HOME holds, or those of the environment. */
export type CliContext = {
  env: UpEnv
  home: string
  /** Throws, with what to do, when PACE does not run here. */
  addresses: () => ReturnType<typeof publicAddresses>
  databaseUrl: (role: DatabaseRole) => string
  /** The command line's own machine client. */
  client: () => { id: string; secret: string }
}

export function createContext(source: Record<string, string | undefined>): CliContext {
  const env = readUpEnv(source, ROOT)
  const home = env.PACE_HOME
  return {
    env,
    home,
    addresses: () => (env.APP_URL ? publicAddresses(env) : requireRun(home).addresses),
    databaseUrl: (role) => databaseUrl(env, home, role),
    client: () => clientOf(source, home),
  }
}

function requireRun(home: string) {
  const run = findNotedRun(home)
  if (run) return run
  throw new FatalError(
    `PACE does not run on ${home}: start it with npm start, or set PACE_HOME to the folder of the one that runs.`,
  )
}

/** An address from the environment is taken as it is: in production the person gives the role's own. */
function databaseUrl(env: UpEnv, home: string, role: DatabaseRole): string {
  const database = role.startsWith('pace_') ? 'pace' : 'assistcraft'
  const given = database === 'pace' ? env.PACE_DATABASE_URL : env.ASSISTCRAFT_DATABASE_URL
  if (given) return given
  const password = loadSecrets(home).roles[role]
  return roleUrl(requireRun(home).servers[database], { role, password, database })
}

function clientOf(source: Record<string, string | undefined>, home: string) {
  const id = source.PACE_CLIENT_ID ?? source.AUTH_CLIENT_ID
  const secret = source.PACE_CLIENT_SECRET ?? source.AUTH_CLIENT_SECRET
  if (id && secret) return { id, secret }
  return { id: 'pace-cli', secret: loadSecrets(home).clients['pace-cli'] }
}
