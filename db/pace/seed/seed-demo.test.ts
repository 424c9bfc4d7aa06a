import { eq, isNull, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { readLead, createLeadUpdate } from '#domain/lead/lead.ts'
import * as Y from 'yjs'
import { connectPace } from '../client.ts'
import { nextReference } from '../references.ts'
import { leads, listings, people, tasks, viewings } from '../schema.ts'
import { isUnseeded, seedDemo } from './seed-demo.ts'

test('the demo is laid down once, whole, and the same for the same seed', async () => {
  const first = await seeded(1)
  const second = await seeded(1)
  expect(await isUnseeded(first)).toBe(false)
  const titles = (db: typeof first) =>
    db
      .select({ title: listings.title, price: listings.price })
      .from(listings)
      .orderBy(listings.reference)
  expect(await titles(first)).toEqual(await titles(second))
})

test('the four demo people can sign in and have work to do', async () => {
  const db = await seeded(1)
  const signIn = await db
    .select()
    .from(people)
    .where(sql`${people.subject} like 'demo|%'`)
  const roles = signIn.map(({ role }) => String(role)).sort((a, b) => a.localeCompare(b))
  expect(roles).toEqual(['admin', 'agent', 'agent', 'manager'])
  const sara = signIn.find((person) => person.email === 'sara.haddad@pace.demo')
  expect(await db.$count(leads, eq(leads.ownerId, sara?.id ?? ''))).toBeGreaterThan(5)
  expect(await db.$count(tasks, eq(tasks.ownerId, sara?.id ?? ''))).toBeGreaterThan(0)
  expect(await db.$count(viewings, eq(viewings.agentId, sara?.id ?? ''))).toBeGreaterThan(0)
  expect(await db.$count(leads, isNull(leads.ownerId))).toBeGreaterThan(3)
})

test("every seeded lead's row is a valid lead document", async () => {
  const db = await seeded(1)
  const rows = await db.select().from(leads)
  for (const { id: _id, documentSeq: _seq, updatedAt: _at, ...row } of rows) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, createLeadUpdate(row as Parameters<typeof createLeadUpdate>[0]))
    expect(readLead(doc)).toMatchObject({
      reference: row.reference,
      stage: row.stage,
      budgetMax: row.budgetMax,
    })
  }
})

test('scale multiplies the records', async () => {
  const db = await seeded(2)
  expect(await db.$count(leads)).toBe(480)
})

test('references go on where the demo ends', async () => {
  const db = await seeded(1)
  expect(await nextReference(db, 'lead')).toBe('L-10241')
  expect(await nextReference(db, 'listing')).toBe('P-20141')
})

async function seeded(scale: number) {
  const databases = await createTestDatabases()
  const client = connectPace(databases.pace.urls.pace_migrator)
  onTestFinished(() => client.close())
  await seedDemo(client.db, { scale, now: new Date('2026-11-23T08:00:00Z') })
  return client.db
}
