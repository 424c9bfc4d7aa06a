import { setTimeout as delay } from 'node:timers/promises'
import { type CommandServer, startCommandServer } from './command-server.ts'
import type { Figures } from './figures.ts'
import { findImport, insertImport, moveImport } from '#db/pace/imports/imports.ts'
import { noCounts, stageRows } from '#db/pace/imports/rows.ts'
import { people } from '#db/pace/schema.ts'
import { ImportRuleSchema, MappingSchema } from '#domain/import/import.ts'

const COLUMNS = ['externalId', 'name', 'phone', 'email', 'stage', 'createdAt', 'bedrooms'] as const
/** One row in ten is another's again, one in five another lead of the same person. */
const TWICE = 10
const SAME_PERSON = 5

/** A file of so many leads: staged, checked, run, checked again as a second file, and taken back. */
export async function benchImports(rows: number): Promise<Figures> {
  const running = await startCommandServer(null)
  try {
    const { db } = running.owner
    const personId = crypto.randomUUID()
    const admin = {
      id: personId,
      name: 'Ada',
      email: 'ada.admin@pace.test',
      role: 'admin',
    } as const
    await db.insert(people).values(admin)
    const id = await put(running, personId, rows)
    const cpu = running.server.cpuSeconds
    const check = await timed(running, id, 'checking', 'checked')
    const run = await timed(running, id, 'running', 'done')
    const used = running.server.cpuSeconds - cpu
    const again = await put(running, personId, rows)
    const checkAgain = await timed(running, again, 'checking', 'checked')
    const undo = await timed(running, id, 'undoing', 'undone')
    const done = await findImport(db, id)
    return {
      'check s': check,
      'run s': run,
      'check again s': checkAgain,
      'undo s': undo,
      made: (done?.came.create ?? 0) + (done?.came.join ?? 0),
      twice: done?.foretold.duplicate ?? 0,
      'taken back': done?.undone ?? 0,
      'CPU ms each': (used / rows) * 1000,
    }
  } finally {
    await running.stop()
  }
}

async function put({ owner: { db } }: CommandServer, personId: string, rows: number) {
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
    const slice = Array.from({ length: count }, (_, index) => rowAt(at + index))
    await stageRows(db, id, slice)
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

async function timed(
  { owner: { db } }: CommandServer,
  id: string,
  state: 'checking' | 'running' | 'undoing',
  end: string,
): Promise<number> {
  const began = performance.now()
  await moveImport(db, id, { from: ['mapping', 'checked', 'done'], state })
  for (;;) {
    const now = await findImport(db, id)
    if (now?.state === end) return (performance.now() - began) / 1000
    if (now?.state === 'failed') throw new Error(`It failed: ${now.problem}`)
    await delay(50)
  }
}
