import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { commandLog } from '../schema.ts'
import { findLogged, forgetCommands, logCommands, markUndone, type NewLogEntry } from './log.ts'

const DOCUMENT = 'lead:1'
const entry = (seq: number, more: Partial<NewLogEntry> = {}): NewLogEntry => ({
  document: DOCUMENT,
  seq,
  command: 'setStage',
  args: { stage: 'won' },
  effect: [{ root: 'fields', path: ['stage'], before: 'new', after: 'won' }],
  subject: 'person:sara',
  at: '2026-11-23T08:00:00.000Z',
  ...more,
})

async function log(...entries: NewLogEntry[]) {
  const { db } = await foundCompany()
  await logCommands(db, entries)
  const undoneBy = async (seq: number) => {
    const [row] = await db.select().from(commandLog).where(eq(commandLog.seq, seq))
    return row?.undoneBy ?? null
  }
  return { db, undoneBy }
}

test('what a command changed is found by its commit, whole', async () => {
  const joined = {
    document: 'contact:1',
    effect: [{ root: 'fields', path: ['name'], before: null, after: 'ليلى O’Brien 👩‍👧' }],
  }
  const { db } = await log(entry(1), entry(2, { joined }), entry(1, { document: 'lead:2' }))
  const found = await findLogged(db, [
    { document: DOCUMENT, seq: 2 },
    { document: 'lead:2', seq: 1 },
    { document: 'lead:2', seq: 2 },
  ])
  expect(found.map(({ document, seq }) => `${document} ${seq}`).toSorted()).toEqual([
    `${DOCUMENT} 2`,
    'lead:2 1',
  ])
  expect(found.find(({ seq }) => seq === 2)).toMatchObject({ joined, undoes: null, undoneBy: null })
  expect(await findLogged(db, [])).toEqual([])
})

test('no commands are no statement', async () => {
  const { db } = await log()
  await markUndone(db, [])
  expect(await db.select().from(commandLog)).toEqual([])
})

test('what was taken back says by which commit, and stands again when that is taken back itself', async () => {
  const { db, undoneBy } = await log(entry(1))
  await logCommands(db, [entry(2, { command: 'undo', undoes: 1 })])
  await markUndone(db, [{ document: DOCUMENT, seq: 1, by: 2, undoes: null }])
  expect(await undoneBy(1)).toBe(2)
  await markUndone(db, [{ document: DOCUMENT, seq: 2, by: 3, undoes: 1 }])
  expect(await undoneBy(2)).toBe(3)
  expect(await undoneBy(1)).toBeNull()
})

test('the same commit of another document is not taken back with it', async () => {
  const { db } = await log(entry(1), entry(1, { document: 'lead:2' }))
  await markUndone(db, [{ document: DOCUMENT, seq: 1, by: 2, undoes: null }])
  const rows = await db.select().from(commandLog)
  expect(Object.fromEntries(rows.map((row) => [row.document, row.undoneBy]))).toEqual({
    [DOCUMENT]: 2,
    'lead:2': null,
  })
})

test('what is too old to be taken back is forgotten, a bounded part at a time', async () => {
  const old = '2026-10-01T00:00:00.000Z'
  const { db } = await log(entry(1, { at: old }), entry(2, { at: old }), entry(3))
  const before = '2026-11-01T00:00:00.000Z'
  expect(await forgetCommands(db, before, 1)).toBe(1)
  expect(await forgetCommands(db, before, 10)).toBe(1)
  expect(await forgetCommands(db, before, 10)).toBe(0)
  expect(await db.select().from(commandLog)).toMatchObject([{ seq: 3 }])
})
