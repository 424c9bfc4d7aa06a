import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashFiles } from '../hash-files.ts'
import { step } from '../launcher/steps.mjs'
import type { RunningDatabase } from './database.ts'
import type { Secrets } from './secrets.ts'

/** Whatever of the code decides what a prepared database holds. */
const INGREDIENTS = ['db', 'package-lock.json']

/**
 * Roles, migrations and, in an empty workspace, demo data. What was prepared by the same code is not looked at again: a note
 * beside the data says so, and it goes where the data goes.
 */
export async function prepareDatabases(options: {
  root: string
  database: RunningDatabase
  secrets: Secrets
}): Promise<void> {
  const { root, database, secrets } = options
  const version = hashFiles(root, INGREDIENTS, (file) => !file.endsWith('.test.ts'))
  const note = database.place && join(database.place, 'prepared')
  if (note && existsSync(note) && readFileSync(note, 'utf8') === version) return
  await step('Migrating the databases', () => migrate(database, secrets))
  await seed(database, secrets)
  if (note) writeFileSync(note, version)
}

/** Imported when needed: a second start has no use for the migrator and its packages. */
async function migrate({ servers }: RunningDatabase, secrets: Secrets): Promise<void> {
  const { provision } = await import('#db/provision.ts')
  await provision({
    paceServerUrl: servers.pace,
    assistcraftServerUrl: servers.assistcraft,
    passwords: secrets.roles,
  })
}

async function seed({ servers }: RunningDatabase, secrets: Secrets): Promise<void> {
  const { seedIfEmpty } = await import('./seed.ts')
  await seedIfEmpty({ serverUrl: servers.pace, password: secrets.roles.pace_migrator })
}
