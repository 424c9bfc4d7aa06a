import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import { wallTime } from '#domain/zone-time.ts'
import { connectPace } from '../../client.ts'
import { arrivals, communications, conversationReads, conversations, leads } from '../../schema.ts'
import { seedDemo } from '../seed-demo.ts'

const NOW = new Date('2026-11-23T08:00:00Z')

test('the inbox is full: both ways and languages, what waits, failed and rests, papers and templates', async () => {
  const db = await seeded()
  const rows = await db.select().from(communications)
  const has = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length
  expect(rows.length).toBeGreaterThan(300)
  for (const channel of ['email', 'whatsapp']) {
    expect(has((row) => row.channel === channel && /\p{Script=Arabic}/u.test(row.body))).not.toBe(0)
    expect(has((row) => row.channel === channel && /^[\x20-\x7e]/.test(row.body))).not.toBe(0)
    expect(has((row) => row.channel === channel && row.state === 'failed')).not.toBe(0)
  }
  expect(has(({ template }) => template !== null)).toBeGreaterThan(3)
  expect(has(({ attached }) => attached.length > 0)).toBeGreaterThan(0)
  expect(has(({ purpose }) => purpose === 'marketing')).toBeGreaterThan(0)
  expect(has(({ body }) => /[{}]|undefined|null/.test(body))).toBe(0)
  const owners = await db.selectDistinct({ id: conversations.responsibleId }).from(conversations)
  expect(owners.length).toBeGreaterThan(8)
  expect(await db.$count(conversations, sql`responsible_id is null`)).toBeGreaterThan(0)
  expect(await db.$count(conversations, sql`assignee_id is not null`)).toBeGreaterThan(0)
  expect(await db.$count(conversations, sql`snoozed_until > ${NOW.toISOString()}`)).not.toBe(0)
  const read = await db.$count(conversationReads)
  expect(read).toBeGreaterThan(20)
  const [{ count } = { count: 0 }] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from conversations where not exists (
      select 1 from conversation_reads as r where r.contact_id = conversations.contact_id and person_id = responsible_id)`,
  )
  expect(count).toBeGreaterThan(20)
})

test('nobody has written in the future, before their lead, or in the dead of night', async () => {
  for (const now of [NOW, new Date('2026-11-23T19:40:00Z'), new Date('2026-11-22T21:10:00Z')]) {
    const db = await seeded(now)
    const rows = await db
      .select({ at: communications.at, createdAt: leads.createdAt, stage: leads.stage })
      .from(communications)
      .innerJoin(leads, eq(leads.id, communications.leadId))
    expect(rows.filter(({ at, createdAt }) => at > now.toISOString() || at < createdAt)).toEqual([])
    const walls = rows
      .filter(({ stage }) => stage !== 'new')
      .map(({ at }) => wallTime(at, 'Asia/Dubai'))
    expect(walls.filter((wall) => wall.slice(11) < '08:00' || wall.slice(11) > '21:30')).toEqual([])
  }
})

test('in their own words agents have written on WhatsApp within the day alone, and nobody waits for an answer that was never sent', async () => {
  const db = await seeded()
  const rows = await db.select().from(communications).orderBy(communications.at, communications.id)
  const wrote = new Map<string, string>()
  for (const { contactId, channel, direction, template, at } of rows) {
    if (channel !== 'whatsapp' || !contactId) continue
    if (direction === 'inbound') wrote.set(contactId, at)
    else if (!template) expect((windowEnd(wrote.get(contactId) ?? null) ?? '') > at).toBe(true)
  }
})

test('the list of conversations is as the triggers would have kept it', async () => {
  const db = await seeded()
  const listed = () =>
    db.execute(sql`select contact_id, last_id, last_at, last_channel, last_direction, last_in_at, owner_id, assignee_id, snoozed_until
      from conversations order by contact_id`)
  const before = await listed()
  await db.execute(sql`select keep_conversation(contact_id) from conversations`)
  expect(await listed()).toEqual(before)
})

test('a paper came with a mail that holds it, and waits to become a file of its contact', async () => {
  const db = await seeded()
  const mails = await db.select().from(arrivals).where(eq(arrivals.state, 'message'))
  expect(mails.length).toBeGreaterThan(0)
  for (const { body } of mails) expect(Buffer.from(body).toString()).toContain('application/pdf')
  const jobs = await db.execute(
    sql`select 1 from graphile_worker.jobs where task_identifier = 'keep-message-files'`,
  )
  expect(jobs.length).toBe(mails.length)
})

async function seeded(now = NOW) {
  const databases = await createTestDatabases()
  const client = connectPace(databases.pace.urls.pace_migrator, { max: 1 })
  onTestFinished(() => client.close())
  await seedDemo(client.db, { now })
  return client.db
}
