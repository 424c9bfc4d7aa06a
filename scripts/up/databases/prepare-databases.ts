import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FatalError } from '../../fatal-error.ts'
import { hashFiles } from '../../hash-files.ts'
import { step } from '../../launcher/steps.mjs'
import type { RunningDatabase } from './database.ts'
import type { Secrets } from '../home/secrets.ts'
import type { Demo } from './seed.ts'

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
  /** What an empty workspace gets; null for nothing. */
  demo: Demo | null
}): Promise<void> {
  const { root, database, secrets, demo } = options
  const version = hashFiles(root, INGREDIENTS, (file) => !file.endsWith('.test.ts'))
  const note = database.place && join(database.place, 'prepared')
  if (note && existsSync(note) && readFileSync(note, 'utf8') === version) return
  await step('Migrating the databases', () => migrate(database, secrets))
  if (demo) await seed(database, secrets, demo)
  if (note) writeFileSync(note, version)
}

/** Imported when needed: a second start has no use for the migrator and its packages. */
async function migrate({ servers }: RunningDatabase, secrets: Secrets): Promise<void> {
  const { provision } = await import('#db/provision.ts')
  try {
    await provision({
      paceServerUrl: servers.pace,
      assistcraftServerUrl: servers.assistcraft,
      passwords: secrets.roles,
    })
  } catch (error) {
    throw explain(error)
  }
}

const SENTENCES: Record<string, string> = {
  '28P01':
    'The database does not take the password: secrets.json must be the one that the database was made with, and a PACE_DATABASE_URL must name an administrator.',
  '42501':
    'The database user may not create roles and databases: PACE_DATABASE_URL and ASSISTCRAFT_DATABASE_URL must name an administrator.',
  '53100': 'The disk is full: free some space and start again.',
  ECONNREFUSED:
    'The database cannot be reached: check PACE_DATABASE_URL and ASSISTCRAFT_DATABASE_URL.',
  ENOTFOUND:
    'The database cannot be found: check the host in PACE_DATABASE_URL and ASSISTCRAFT_DATABASE_URL.',
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = SENTENCES[code]
  return sentence ? new FatalError(sentence, { cause: error }) : error
}

async function seed({ servers }: RunningDatabase, secrets: Secrets, demo: Demo): Promise<void> {
  const { seedIfEmpty } = await import('./seed.ts')
  await seedIfEmpty({ serverUrl: servers.pace, password: secrets.roles.pace_migrator, ...demo })
}
