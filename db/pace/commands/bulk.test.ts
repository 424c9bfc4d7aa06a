import { expect, test } from 'vitest'
import { eq, sql } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { bulkCommands, bulkTargets } from '../schema.ts'
import {
  claimBulks,
  countRunning,
  findBulk,
  findUndoOf,
  insertBulk,
  insertUndo,
  listWaiting,
  moveBulk,
  type Outcome,
  releaseBulks,
  writeOutcomes,
} from './bulk.ts'
import { findBulkRow, listCurrentBulks, listRefused } from './bulk-page.ts'

const LEASE = { holder: 'one', ttlMs: 60_000 }
const changed = (position: number): Outcome => ({
  position,
  outcome: 'changed',
  seq: 10 + position,
})

/** A bulk command of Sara's over so many leads, taken by one process. */
async function begin(total = 3, { claimed = true } = {}) {
  const company = await foundCompany()
  const { db, sara } = company
  const id = crypto.randomUUID()
  const documents = Array.from({ length: total }, (_, n) => `lead:${n + 1}`)
  const bulk = {
    id,
    personId: sara.id,
    kind: 'lead' as const,
    command: 'setStage',
    args: { stage: 'contacted' },
    state: 'running' as const,
    total,
  }
  await insertBulk(db, bulk, documents)
  if (claimed) await claimBulks(db, LEASE)
  const tell = (outcomes: Outcome[], holder = 'one') =>
    db.transaction((tx) => writeOutcomes(tx, { id, holder }, outcomes))
  return { ...company, id, bulk, documents, tell }
}

test('a bulk command stands with its records in their order, and is not written twice', async () => {
  const { db, id, bulk, documents } = await begin()
  expect((await listWaiting(db, id, 10)).map(({ document }) => document)).toEqual(documents)
  expect(await insertBulk(db, bulk, ['lead:9'])).toBe(false)
  expect(await listWaiting(db, id, 10)).toHaveLength(3)
  expect(await listWaiting(db, id, 2)).toMatchObject([{ position: 1 }, { position: 2 }])
})

test('what became of each record is counted, and the last of them ends it', async () => {
  const { db, id, tell } = await begin()
  expect(await tell([changed(1)])).toMatchObject({ left: 2 })
  expect((await listWaiting(db, id, 10)).map(({ position }) => position)).toEqual([2, 3])
  const rest: Outcome[] = [
    { position: 2, outcome: 'unchanged' },
    { position: 3, outcome: 'refused', code: 'forbidden', reason: 'You may not' },
  ]
  expect(await tell(rest)).toMatchObject({ left: 0 })
  expect(await findBulk(db, id)).toMatchObject({
    state: 'done',
    changed: 1,
    unchanged: 1,
    refused: 1,
    finishedAt: expect.any(String),
  })
  expect(await listRefused(db, id, { after: 0, limit: 10 })).toEqual([
    { position: 3, document: 'lead:3', code: 'forbidden', reason: 'You may not' },
  ])
  expect(await listRefused(db, id, { after: 3, limit: 10 })).toEqual([])
})

test('nothing is written for a process that has lost it, or once it was stopped', async () => {
  const { db, id, tell } = await begin()
  expect(await tell([changed(1)], 'two')).toBeNull()
  expect(await moveBulk(db, id, { from: ['running'], to: 'paused' })).toBe(true)
  expect(await tell([changed(1)])).toBeNull()
  expect(await findBulk(db, id)).toMatchObject({ changed: 0, state: 'paused' })
  expect(
    await db
      .select()
      .from(bulkTargets)
      .where(sql`outcome is not null`),
  ).toEqual([])
})

test('one process runs a command at a time; what it lets go, or lets lapse, another takes', async () => {
  const { db, id } = await begin(3, { claimed: false })
  const claim = async (holder: string) =>
    (await claimBulks(db, { holder, ttlMs: 60_000 })).map((one) => one.id)
  expect(await claim('one')).toEqual([id])
  expect(await claim('two')).toEqual([])
  expect(await claim('one')).toEqual([id])
  await releaseBulks(db, 'two')
  expect(await claim('two')).toEqual([])
  await releaseBulks(db, 'one')
  expect(await claim('two')).toEqual([id])
  await db.update(bulkCommands).set({ heldUntil: sql`now() - interval '1 second'` })
  expect(await claim('one')).toEqual([id])
})

test('of two processes that reach for it at once one has it', async () => {
  const { db } = await begin(3, { claimed: false })
  const claims = await Promise.all(
    ['one', 'two', 'three'].map((holder) => claimBulks(db, { holder, ttlMs: 60_000 })),
  )
  expect(claims.flat()).toHaveLength(1)
})

test.each([
  ['running', 'paused', true],
  ['paused', 'running', true],
  ['done', 'cancelled', false],
  ['failed', 'running', false],
] as const)('from %s to %s: %s', async (state, to, moves) => {
  const { db, id } = await begin()
  await db.update(bulkCommands).set({ state })
  expect(await moveBulk(db, id, { from: ['running', 'paused'], to })).toBe(moves)
  expect((await findBulk(db, id))?.state).toBe(moves ? to : state)
})

test('a command that was ended says when and why', async () => {
  const { db, id } = await begin()
  await moveBulk(db, id, { from: ['running'], to: 'failed', problem: 'No such command' })
  expect(await findBulk(db, id)).toMatchObject({
    problem: 'No such command',
    finishedAt: expect.any(String),
  })
})

test('what is taken back is what was changed, with the commit of each, once', async () => {
  const { db, id, sara, tell } = await begin()
  await tell([changed(1), { position: 2, outcome: 'unchanged' }, changed(3)])
  const undone = await findBulk(db, id)
  if (!undone) throw new Error('The command is gone.')
  const undo = { id: crypto.randomUUID(), personId: sara.id, via: null }
  expect(await insertUndo(db, undo, undone)).toBe(true)
  expect(await insertUndo(db, { ...undo, id: crypto.randomUUID() }, undone)).toBe(false)
  expect(await findUndoOf(db, id)).toMatchObject({ id: undo.id, total: 2, state: 'running' })
  expect(await listWaiting(db, undo.id, 10)).toEqual([
    { position: 1, document: 'lead:1', undoSeq: 11 },
    { position: 2, document: 'lead:3', undoSeq: 13 },
  ])
  expect(await findBulkRow(db, id)).toMatchObject({ bulk: { id }, undo: { id: undo.id } })
  expect(await findBulkRow(db, crypto.randomUUID())).toBeNull()
})

test('what changed nothing is taken back at once', async () => {
  const { db, id, sara, tell } = await begin(1)
  await tell([{ position: 1, outcome: 'unchanged' }])
  const undone = await findBulk(db, id)
  const undo = { id: crypto.randomUUID(), personId: sara.id, via: null }
  if (undone) await insertUndo(db, undo, undone)
  expect(await findBulk(db, undo.id)).toMatchObject({ state: 'done', total: 0 })
})

test('a person sees what of theirs goes on, and what ended a moment ago', async () => {
  const { db, id, sara, noor } = await begin()
  const listed = async (personId = sara.id) =>
    (await listCurrentBulks(db, personId)).map((row) => row.id)
  expect(await listed()).toEqual([id])
  expect(await listed(noor.id)).toEqual([])
  expect(await countRunning(db, sara.id)).toBe(1)
  await moveBulk(db, id, { from: ['running'], to: 'cancelled' })
  expect(await listed()).toEqual([id])
  expect(await countRunning(db, sara.id)).toBe(0)
  const ended = { finishedAt: sql`now() - interval '31 seconds'` }
  await db.update(bulkCommands).set(ended).where(eq(bulkCommands.id, id))
  expect(await listed()).toEqual([])
})

test('a command over five thousand records is written in one go and read in slices', async () => {
  const { db, id, tell } = await begin(5_000)
  const outcomes = Array.from({ length: 4_999 }, (_, n) => changed(n + 1))
  expect(await tell(outcomes)).toMatchObject({ left: 1 })
  expect(await listWaiting(db, id, 50)).toMatchObject([{ position: 5_000 }])
})
