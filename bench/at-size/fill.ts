import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'

const FILL = readFileSync(join(import.meta.dirname, 'fill.sql'), 'utf8')

/**
 * Makes the brokerage of `fill.sql` with so many listings; a migrator's address, for indexes are built last. With `bare`, a superuser's: without
 * what triggers make of rows, so that nothing is found by a text, in a fifth of the time.
 */
export async function fillBrokerage(
  url: string,
  listings: number,
  { bare = false } = {},
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    if (bare) await sql`set session_replication_role = replica`
    for (const statement of statementsOf(FILL.replaceAll(':size', String(listings)))) {
      await sql.unsafe(statement)
    }
  } finally {
    await sql.end()
  }
}

/** Each ends with a semicolon at the end of a line; the bodies of functions and blocks are set in `$$`. */
function statementsOf(text: string): string[] {
  const statements: string[] = []
  let begun = ''
  for (const line of text.split('\n')) {
    if (!line.startsWith('--')) begun += `${line}\n`
    const isInBody = begun.split('$$').length % 2 === 0
    if (!line.endsWith(';') || isInBody) continue
    statements.push(begun)
    begun = ''
  }
  return statements
}
