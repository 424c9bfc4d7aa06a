import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import type { PaceRole } from '#db/roles.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { appendAudit, listAudit, type NewAuditEntry } from './audit.ts'
import { connectPace, type PaceDb } from '../client.ts'
import { auditLog } from '../schema.ts'

const signIn: NewAuditEntry = { actor: 'person:a', action: 'session.start', outcome: 'allowed' }

test('entries come newest first, page by page, each once', async () => {
  const db = await connect()
  for (let count = 0; count < 7; count += 1)
    await appendAudit(db, { ...signIn, target: `t${count}` })
  const first = await listAudit(db, {}, { limit: 3 })
  const second = await listAudit(db, {}, { limit: 3, before: first.next ?? 0 })
  const third = await listAudit(db, {}, { limit: 3, before: second.next ?? 0 })
  const targets = [first, second, third].flatMap((page) => page.rows.map((row) => row.target))
  expect(targets).toEqual(['t6', 't5', 't4', 't3', 't2', 't1', 't0'])
  expect(third.next).toBeNull()
})

test('actor, action, outcome and text narrow the log', async () => {
  const db = await connect()
  await appendAudit(db, signIn)
  await appendAudit(db, { ...signIn, actor: 'person:b', outcome: 'denied' })
  await appendAudit(db, {
    actor: 'person:a',
    action: 'person.suspend',
    target: 'person:z',
    outcome: 'allowed',
  })
  const count = async (filter: Parameters<typeof listAudit>[1]) =>
    (await listAudit(db, filter, { limit: 9 })).rows.length
  expect(await count({ actor: 'person:a' })).toBe(2)
  expect(await count({ action: 'session.start' })).toBe(2)
  expect(await count({ outcome: 'denied' })).toBe(1)
  expect(await count({ text: 'person:z' })).toBe(1)
})

test.each(['pace_app', 'pace_sync', 'pace_auth'] as const)(
  '[bar 34] %s adds entries and may neither change nor remove one',
  async (role) => {
    const db = await connect(role)
    await appendAudit(db, signIn)
    const denied = { cause: { message: expect.stringMatching(/permission denied/) } }
    await expect(db.delete(auditLog)).rejects.toMatchObject(denied)
    await expect(db.update(auditLog).set({ actor: 'nobody' })).rejects.toMatchObject(denied)
    await expect(db.execute(sql`truncate audit_log`)).rejects.toMatchObject(denied)
  },
)

async function connect(role: PaceRole = 'pace_app'): Promise<PaceDb> {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls[role], { max: 2 })
  onTestFinished(close)
  return db
}
