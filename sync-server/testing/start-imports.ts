import { asc, eq } from 'drizzle-orm'
import { findImport, type Import, insertImport, moveImport } from '#db/pace/imports/imports.ts'
import { noCounts, stageRows } from '#db/pace/imports/rows.ts'
import { importRows, people } from '#db/pace/schema.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { guessMapping } from '#domain/import/guess-mapping.ts'
import { type ImportNoun, ImportRuleSchema, MappingSchema } from '#domain/import/import.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { waitFor } from '#tests/support/wait-for.ts'

type Asked = {
  noun?: ImportNoun
  headers: readonly string[]
  rows: readonly (readonly string[])[]
  rule?: object
  /** Instead of what the headings say. */
  mapping?: readonly (string | null)[]
  values?: Record<string, Record<string, string | null>>
}

/** An admin of the house, who may import. */
export async function putAdmin(db: PaceDb): Promise<string> {
  const id = crypto.randomUUID()
  await db.insert(people).values({ id, name: 'Ada', email: 'ada.admin@pace.test', role: 'admin' })
  return id
}

/** Stages a file's rows as the app does, read as their headings say. */
export async function stageImport(
  db: PaceDb,
  personId: string,
  { noun = 'lead', headers, rows, rule = {}, values = {}, mapping }: Asked,
): Promise<string> {
  const id = crypto.randomUUID()
  const guessed = guessMapping(noun, { headers, samples: rows.slice(0, 20) }, SOME_HOUSE)
  await insertImport(db, {
    id,
    personId,
    noun,
    name: 'people.csv',
    fileKey: `imports/${id}`,
    bytes: 1,
    headers: [...headers],
    mapping: MappingSchema.parse({ ...guessed, ...(mapping ? { columns: mapping } : {}), values }),
    rule: ImportRuleSchema.parse(rule),
    state: 'mapping',
    total: rows.length,
    foretold: noCounts(),
    came: noCounts(),
  })
  for (let at = 0; at < rows.length; at += 1000) {
    const slice = rows.slice(at, at + 1000)
    await stageRows(
      db,
      id,
      slice.map((cells, index) => ({ position: at + index, cells: [...cells] })),
    )
  }
  return id
}

export async function importNow(db: PaceDb, id: string): Promise<Import> {
  const one = await findImport(db, id)
  if (!one) throw new Error(`There is no import ${id}.`)
  return one
}

/** Lets it go on to its next state, and waits until it is there. */
export async function stepImport(
  db: PaceDb,
  id: string,
  step: 'checking' | 'running' | 'undoing',
): Promise<Import> {
  await moveImport(db, id, { from: ['mapping', 'checked', 'done'], state: step })
  const ends = { checking: 'checked', running: 'done', undoing: 'undone' }
  await waitFor(async () => [ends[step], 'failed'].includes((await importNow(db, id)).state))
  return importNow(db, id)
}

export function rowsOf(db: PaceDb, id: string) {
  return db
    .select()
    .from(importRows)
    .where(eq(importRows.importId, id))
    .orderBy(asc(importRows.position))
}
