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
import { emptyDatabase, endSessions, keepUsedPair, takeUsedPair } from './recycle.ts'

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

/**
 * A migrated, empty pair of databases of the test's own. Inside a test it is given back when the test ends; elsewhere, or with
 * `keep`, call `drop`. Where blocks are counted it is `fresh`: what others had in it left dead rows, empty pages and statistics behind. Rows may be changed at will, and tables be added; those that are there may not: the next test gets the same ones.
 */
export async function createTestDatabases({
  keep = false,
  fresh = false,
} = {}): Promise<TestDatabases> {
  const used = fresh ? null : await takeUsedPair(admin())
  const tag = used ?? newTag()
  if (!used) await copyTemplates(tag)
  const pace = describe<PaceRole>(`pace_${tag}`, PACE_ROLES)
  const assistcraft = describe<AssistcraftRole>(`assistcraft_${tag}`, ASSISTCRAFT_ROLES)
  const empty = () =>
    Promise.all([pace, assistcraft].map(({ adminUrl: url }) => emptyDatabase(url)))
  const drop = async () => {
    await Promise.all([pace, assistcraft].map(({ name }) => endSessions(admin(), name)))
    await empty()
    await keepUsedPair(admin(), tag)
  }
  // A pool whose sessions were ended connects anew, and what it still had to write would be found here.
  if (used) await empty()
  if (!keep) dropAfterTest(drop)
  return { pace, assistcraft, drop }
}

let connection: postgres.Sql | null = null

function admin(): postgres.Sql {
  connection ??= postgres(inject('cluster').serverUrl, {
    max: 2,
    idle_timeout: 1,
    fetch_types: false,
    onnotice: () => {},
  })
  return connection
}

async function copyTemplates(tag: string): Promise<void> {
  await Promise.all([
    copyTemplate('pace', `pace_${tag}`, PACE_ROLES),
    copyTemplate('assistcraft', `assistcraft_${tag}`, ASSISTCRAFT_ROLES),
  ])
}

async function copyTemplate(
  template: string,
  name: string,
  roles: readonly DatabaseRole[],
): Promise<void> {
  const sql = admin()
  const owner = `${template}_migrator`
  await sql`create database ${sql(name)} template ${sql(template)} owner ${sql(owner)} strategy file_copy`
  await grantConnect(sql, name, roles)
}

function describe<Role extends DatabaseRole>(
  name: string,
  roles: readonly Role[],
): OneDatabase<Role> {
  const { serverUrl, passwords } = inject('cluster')
  const urls = roles.map((role) => [
    role,
    roleUrl(serverUrl, { role, password: passwords[role], database: name }),
  ])
  return { name, urls: Object.fromEntries(urls), adminUrl: adminUrl(name) }
}

function adminUrl(name: string): string {
  const url = new URL(inject('cluster').serverUrl)
  url.pathname = `/${name}`
  return url.href
}

function newTag(): string {
  return randomBytes(6).toString('hex')
}

/** `onTestFinished` throws outside a test: in a hook or at the top of a file the caller drops. */
function dropAfterTest(drop: () => Promise<void>): void {
  try {
    onTestFinished(drop)
  } catch {
    // The caller has `drop`.
  }
}
