import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import { connectPace } from '../client.ts'
import { listContactTimeline } from '../related/contact-timeline.ts'
import { listLeadTimeline } from '../related/lead-timeline.ts'
import { contacts, leads, recordNotes } from '../schema.ts'

const COUNT = 4_000
const LEAD = '00000000-0000-4000-8000-000000000001'

/** So many leads and contacts with a note on each. */
async function manyNotes() {
  const company = await foundCompany()
  const { db, sara } = company
  const id = sql`('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`
  const numbers = sql`generate_series(1, ${COUNT}::int) n`
  await db.execute(sql`insert into contacts (id, name) select ${id}, 'Amina' from ${numbers}`)
  await db.execute(sql`insert into leads (id, reference, stage, contact_id, owner_id, team_id)
    select ${id}, 'L-' || (100000 + n), 'new', ${id}, ${sara.id}, ${sara.teamId} from ${numbers}`)
  await db.execute(sql`insert into record_notes (lead_id, author_id, parts)
    select ${id}, ${sara.id}, '["On the lead"]' from ${numbers}`)
  await db.execute(sql`insert into record_notes (contact_id, author_id, parts)
    select ${id}, ${sara.id}, '["On the contact"]' from ${numbers}`)
  await db.execute(sql`analyze leads, contacts, record_notes`)
  return company
}

test('the notes of a lead and of a contact are found by their index, however many there are', async () => {
  const { pace, db } = await manyNotes()
  const client = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(client.close)
  const asked = { contactId: LEAD, scope: 'all' as const, limit: 20, after: null }
  for (const work of [
    (tx: typeof db) => listLeadTimeline(tx, { leadId: LEAD, limit: 20, after: null }),
    (tx: typeof db) => listContactTimeline(tx, asked),
  ]) {
    const plans = await explain(client.sql, work)
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.flatMap(({ read }) => read)).not.toContain('record_notes')
  }
  const { entries } = await listContactTimeline(db, asked)
  const notes = entries.flatMap((entry) => (entry.kind === 'note' ? entry.parts.map(String) : []))
  expect(new Set(notes)).toEqual(new Set(['On the contact', 'On the lead']))
})

test('a note is on a lead or on a contact, and goes with it', async () => {
  const { db, sara, addLead } = await foundCompany()
  const [contact] = await db.insert(contacts).values({ name: 'Amina' }).returning()
  const leadId = await addLead({ ownerId: sara.id })
  const note = { authorId: sara.id, parts: ['x'] }
  await expect(db.insert(recordNotes).values(note)).rejects.toThrow()
  const both = { ...note, leadId, contactId: contact?.id }
  await expect(db.insert(recordNotes).values(both)).rejects.toThrow()
  await db.insert(recordNotes).values({ ...note, leadId })
  await db.delete(leads).where(eq(leads.id, leadId))
  expect(await db.$count(recordNotes)).toBe(0)
})
