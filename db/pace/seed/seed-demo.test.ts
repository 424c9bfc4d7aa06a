import { eq, isNull, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { wallTime } from '#domain/zone-time.ts'
import { readLead, createLeadUpdate } from '#domain/lead/lead.ts'
import * as Y from 'yjs'
import { connectPace } from '../client.ts'
import { insertStageMoves, listStages } from '../leads/stages.ts'
import { nextReference } from '../query/references.ts'
import { leads, listings, people, tasks, viewings } from '../schema.ts'
import { isUnseeded, seedDemo } from './seed-demo.ts'

const NOW = new Date('2026-11-23T08:00:00Z')

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

test('viewings stand in the hours of a day, also where the demo is laid down in the evening', async () => {
  const db = await seeded(1, new Date('2026-11-23T16:40:00Z'))
  const rows = await db.select({ startsAt: viewings.startsAt }).from(viewings)
  expect(rows.length).toBeGreaterThan(20)
  const walls = rows.map(({ startsAt }) => wallTime(startsAt, 'Asia/Dubai').slice(11))
  expect(walls.filter((wall) => wall < '09:00' || wall > '20:30')).toEqual([])
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

test('the first move of a seeded lead ends the stay before it, however many there were', async () => {
  const db = await seeded(1)
  const won = await db.select().from(leads).where(eq(leads.stage, 'won')).orderBy(leads.id)
  expect(won.length).toBeGreaterThan(0)
  const at = NOW.toISOString()
  const move = { from: 'won', to: 'viewing', at, actor: 'person:x', documentSeq: 1 }
  await insertStageMoves(
    db,
    won.map(({ id }) => ({ ...move, id })),
  )
  for (const { id } of won) {
    const stays = await listStages(db, id)
    expect(stays.filter(({ until }) => until === null)).toMatchObject([{ to: 'viewing', at }])
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

test('a large brokerage is laid down in slices, and no index, key or reference is missing after it', async () => {
  const { pace } = await createTestDatabases()
  const { db, sql: driver } = open(pace.urls.pace_migrator)
  const shape = () =>
    driver`select indexdef as part from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace order by 1`
  const before = await shape()
  await seedDemo(db, { scale: 11, now: NOW })
  expect(await shape()).toEqual(before)
  expect(await db.$count(leads)).toBe(2640)
  expect(await db.$count(listings)).toBe(1540)
  expect(await nextReference(db, 'listing')).toBe('P-21541')
  const [statistics] =
    await driver`select reltuples::int as rows from pg_class where relname = 'leads'`
  expect(statistics).toEqual({ rows: 2640 })
})

test('a start that broke leaves nothing behind, and the next one lays down everything', async () => {
  const { pace } = await createTestDatabases()
  const { db } = open(pace.urls.pace_migrator)
  const id = crypto.randomUUID()
  // Of the second slice: the first has been written by then.
  await db.insert(listings).values({ id, reference: 'P-21500', status: 'draft' })
  await expect(seedDemo(db, { scale: 11, now: NOW })).rejects.toThrow()
  expect(await isUnseeded(db)).toBe(true)
  expect(await db.$count(leads)).toBe(0)
  await db.delete(listings)
  await seedDemo(db, { scale: 11, now: NOW })
  expect(await db.$count(leads)).toBe(2640)
})

function open(url: string) {
  const client = connectPace(url, { max: 1 })
  onTestFinished(() => client.close())
  return client
}

async function seeded(scale: number, now = NOW) {
  const databases = await createTestDatabases()
  const { db } = open(databases.pace.urls.pace_migrator)
  await seedDemo(db, { scale, now })
  return db
}
