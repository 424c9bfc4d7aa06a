import type { PaceDb } from '#db/pace/client.ts'
import { insertImport } from '#db/pace/imports/imports.ts'
import { noCounts, stageRows } from '#db/pace/imports/rows.ts'
import { ImportRuleSchema, MappingSchema } from '#domain/import/import.ts'

const COLUMNS = ['externalId', 'name', 'phone', 'email', 'stage', 'createdAt', 'bedrooms'] as const
/** One row in ten is another's again, one in five another lead of the same person. */
const TWICE = 10
const SAME_PERSON = 5

/** An import of so many leads as the app leaves it once it has read the file. */
export async function putImport(db: PaceDb, personId: string, rows: number): Promise<string> {
  const id = crypto.randomUUID()
  await insertImport(db, {
    id,
    personId,
    noun: 'lead',
    name: 'leads.csv',
    fileKey: `imports/${id}`,
    bytes: 1,
    headers: [...COLUMNS],
    mapping: MappingSchema.parse({ columns: [...COLUMNS] }),
    rule: ImportRuleSchema.parse({}),
    state: 'mapping',
    total: rows,
    foretold: noCounts(),
    came: noCounts(),
  })
  for (let at = 0; at < rows; at += 1_000) {
    const count = Math.min(1_000, rows - at)
    await stageRows(
      db,
      id,
      Array.from({ length: count }, (_, index) => rowAt(at + index)),
    )
  }
  return id
}

function rowAt(position: number): { position: number; cells: string[] } {
  const lead = position % TWICE === TWICE - 1 ? position - 1 : position
  const person = lead % SAME_PERSON === 1 ? lead - 1 : lead
  const stage = ['Lead', 'Hot Prospect', 'Contacted', 'Closed', 'Trash'][lead % 5] ?? ''
  const phone = `+97150${String(1_000_000 + person)}`
  const email = `person${person}@example.com`
  const cells = [`x${lead}`, `Person ${person}`, phone, email, stage, '13/02/2024 14:30', '2']
  return { position, cells }
}
