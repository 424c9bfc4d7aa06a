import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { grantConnect } from '#db/provision.ts'
import {
  ASSISTCRAFT_ROLES,
  PACE_ROLES,
  type AssistcraftRole,
  type DatabaseRole,
  type PaceRole,
  roleUrl,
} from '#db/roles.ts'

type OneDatabase<Role extends DatabaseRole> = {
  name: string
  /** One address per login role. */
  urls: Record<Role, string>
  /** Superuser, for looking behind the curtain. */
  adminUrl: string
}
export type TestDatabases = {
  pace: OneDatabase<PaceRole>
  assistcraft: OneDatabase<AssistcraftRole>
  drop: () => Promise<void>
}

/** A fresh, migrated, empty pair of databases. Inside a test it is dropped when the test ends; elsewhere call `drop`. */
export async function createTestDatabases(): Promise<TestDatabases> {
  const tag = randomBytes(6).toString('hex')
  const [pace, assistcraft] = await Promise.all([
    copyTemplate<PaceRole>('pace', `pace_${tag}`, 'pace_migrator', [...PACE_ROLES]),
    copyTemplate<AssistcraftRole>('assistcraft', `assistcraft_${tag}`, 'assistcraft_migrator', [
      ...ASSISTCRAFT_ROLES,
    ]),
  ])
  const drop = async () => {
    await Promise.all([dropDatabase(pace.name), dropDatabase(assistcraft.name)])
  }
  dropAfterTest(drop)
  return { pace, assistcraft, drop }
}

let connection: postgres.Sql | null = null

function admin(): postgres.Sql {
  connection ??= postgres(inject('cluster').serverUrl, {
    max: 2,
    idle_timeout: 1,
    onnotice: () => {},
  })
  return connection
}

async function copyTemplate<Role extends DatabaseRole>(
  template: string,
  name: string,
  owner: DatabaseRole,
  roles: Role[],
): Promise<OneDatabase<Role>> {
  const sql = admin()
  await sql`create database ${sql(name)} template ${sql(template)} owner ${sql(owner)} strategy file_copy`
  await grantConnect(sql, name, roles)
  const { serverUrl, passwords } = inject('cluster')
  const urls = roles.map((role) => [
    role,
    roleUrl(serverUrl, { role, password: passwords[role], database: name }),
  ])
  const adminUrl = new URL(serverUrl)
  adminUrl.pathname = `/${name}`
  return { name, urls: Object.fromEntries(urls), adminUrl: adminUrl.href }
}

async function dropDatabase(name: string): Promise<void> {
  const sql = admin()
  await sql`drop database if exists ${sql(name)} with (force)`
}

/** `onTestFinished` throws outside a test: in a hook or at the top of a file the caller drops. */
function dropAfterTest(drop: () => Promise<void>): void {
  try {
    onTestFinished(drop)
  } catch {
    // The caller has `drop`.
  }
}
