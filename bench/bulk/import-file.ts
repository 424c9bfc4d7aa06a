import { createReadStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stageImport } from '#app/imports/stage.server.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findImport, insertImport } from '#db/pace/imports/imports.ts'
import { noCounts } from '#db/pace/imports/rows.ts'
import { ImportRuleSchema } from '#domain/import/import.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

const HEADERS = ['ID', 'Name', 'Phone', 'Email', 'Stage', 'Date Added', 'Bedrooms']
/** One row in ten is another's again, one in five another lead of the same person. */
const TWICE = 10
const SAME_PERSON = 5

/** A file of so many leads, kept and read into rows as the app does. */
export async function putImport(db: PaceDb, personId: string, rows: number): Promise<string> {
  const id = crypto.randomUUID()
  const file = join(tmpdir(), `pace-bench-${id}.csv`)
  const lines = Array.from({ length: rows }, (_, position) => rowAt(position).join(','))
  await writeFile(file, [HEADERS.join(','), ...lines].join('\r\n'))
  try {
    await insertImport(db, {
      id,
      personId,
      noun: 'lead',
      name: 'leads.csv',
      fileKey: file,
      bytes: 1,
      headers: [],
      rule: ImportRuleSchema.parse({}),
      state: 'reading',
      foretold: noCounts(),
      came: noCounts(),
    })
    const store = { read: (key: string) => Promise.resolve(createReadStream(key)) }
    await stageImport({ db, store, habits: () => SOME_HOUSE }, id)
  } finally {
    await rm(file)
  }
  const staged = await findImport(db, id)
  if (staged?.total !== rows) throw new Error(`Of ${rows} rows ${staged?.total} were staged.`)
  return id
}

function rowAt(position: number): string[] {
  const lead = position % TWICE === TWICE - 1 ? position - 1 : position
  const person = lead % SAME_PERSON === 1 ? lead - 1 : lead
  const stage = ['Lead', 'Hot Prospect', 'Contacted', 'Closed', 'Trash'][lead % 5] ?? ''
  const phone = `+97150${String(1_000_000 + person)}`
  const email = `person${person}@example.com`
  return [`x${lead}`, `Person ${person}`, phone, email, stage, '13/02/2024 14:30', '2']
}
