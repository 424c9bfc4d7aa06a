import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { z } from 'zod'
import { connectPace } from '#db/pace/client.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { provisionPace } from '#db/provision.ts'
import { type RolePasswords, roleUrl } from '#db/roles.ts'

export const TEMPLATE = 'pace_sandbox_template'
/** Its people, fourteen listings, twenty-four leads and their calls: enough for every noun, and all of it fits a screen. */
const SCALE = 0.1
/** What was laid down "today" should not be weeks old in a sandbox that is new. */
const FRESH_MS = 3 * 86_400_000

const NoteSchema = z.object({ version: z.string(), madeAt: z.iso.datetime() })
type Options = { home: string; serverUrl: string; roles: RolePasswords; version: string }

/** The brokerage that every sandbox begins with, migrated and laid down once. Its note is written last and goes first. */
export async function prepareTemplate({ home, serverUrl, roles, version }: Options): Promise<void> {
  const file = join(home, 'template.json')
  if (isFresh(file, version)) return
  rmSync(file, { force: true })
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    await sql`drop database if exists ${sql(TEMPLATE)} with (force)`
  } finally {
    await sql.end()
  }
  await provisionPace({ serverUrl, database: TEMPLATE, passwords: roles })
  await seed(serverUrl, roles)
  writeFileSync(file, JSON.stringify({ version, madeAt: new Date().toISOString() }))
}

function isFresh(file: string, version: string): boolean {
  if (!existsSync(file)) return false
  const note = NoteSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return note.version === version && Date.now() - Date.parse(note.madeAt) < FRESH_MS
}

async function seed(serverUrl: string, roles: RolePasswords): Promise<void> {
  const role = 'pace_migrator'
  const url = roleUrl(serverUrl, { role, password: roles[role], database: TEMPLATE })
  const { db, close } = connectPace(url, { max: 1, name: 'sandbox-seed' })
  try {
    await seedDemo(db, { scale: SCALE })
  } finally {
    await close()
  }
}
