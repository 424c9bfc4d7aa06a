import { join } from 'node:path'
import { roleUrl } from '#db/roles.ts'
import { superuserUrl } from '#scripts/postgres/init-data.ts'
import { startDatabase } from '#scripts/up/databases/database.ts'
import { claimHome } from '#scripts/up/home/home.ts'
import { findNotedRun } from '#scripts/up/home/running.ts'
import { loadSecrets, type Secrets } from '#scripts/up/home/secrets.ts'
import type { CliContext } from './context.ts'

export type Servers = { pace: string; assistcraft: string }

/** Runs `work` on the servers of this PACE_HOME: those of the run that is on, else they are started for it and stopped after. */
export async function withServers<T>(
  context: CliContext,
  work: (servers: Servers, secrets: Secrets) => Promise<T>,
): Promise<T> {
  const secrets = loadSecrets(context.home)
  const run = findNotedRun(context.home)
  if (run) return work(asAdministrator(context, run.servers, secrets), secrets)
  return withStoppedPace(context, (servers) => work(servers, secrets))
}

/** As above, but only while the services are down: it takes PACE_HOME for itself. */
export async function withStoppedPace<T>(
  context: CliContext,
  work: (servers: Servers, secrets: Secrets) => Promise<T>,
): Promise<T> {
  const claim = claimHome(context.home)
  try {
    const secrets = loadSecrets(context.home)
    const database = await startDatabase(context.env, secrets)
    try {
      return await work(database.servers, secrets)
    } finally {
      await database.stop()
    }
  } finally {
    claim.release()
  }
}

function asAdministrator({ env }: CliContext, noted: Servers, secrets: Secrets): Servers {
  const embedded = (address: string) =>
    superuserUrl(Number(new URL(address).port), secrets.superuser)
  return {
    pace: env.PACE_DATABASE_URL ?? embedded(noted.pace),
    assistcraft: env.ASSISTCRAFT_DATABASE_URL ?? embedded(noted.assistcraft),
  }
}

/** The same server, this database. */
export function onDatabase(server: string, database: keyof Servers): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

export function asMigrator(server: string, database: keyof Servers, secrets: Secrets): string {
  const role = `${database}_migrator` as const
  return roleUrl(server, { role, password: secrets.roles[role], database })
}

export const manifestIn = (folder: string) => join(folder, 'manifest.json')
