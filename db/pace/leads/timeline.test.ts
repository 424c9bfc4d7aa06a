import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { appendEvents } from '../events/events.ts'
import { activities, calls, communications, enquiries, viewings } from '../schema.ts'
import { listContactChanges } from './contact-changes.ts'
import { listLeadTimeline } from './timeline.ts'

const at = (hour: number) => `2026-03-01T${hour}:00:00.000Z`

test('everything that happened with a lead stands in one line, the newest first', async () => {
  const { db, leadId } = await eventfulLead()
  const entries = await listLeadTimeline(db, leadId, 20)
  expect(entries.map(({ kind }) => kind)).toEqual([
    'event',
    'viewing',
    'activity',
    'message',
    'call',
    'enquiry',
  ])
  expect(entries).toMatchObject([
    { actor: 'person:sara', old: { stage: 'new' }, new: { stage: 'contacted' } },
    { status: 'confirmed', listing: 'Two beds' },
    { what: 'visit', body: 'Came by' },
    { channel: 'whatsapp', body: 'See you' },
    { state: 'ended', summary: 'Wants two beds', at: at(11) },
    { source: 'bayut', message: 'Is it free?', listing: 'Two beds' },
  ])
})

test('only the latest are read, over all kinds', async () => {
  const { db, leadId } = await eventfulLead()
  const entries = await listLeadTimeline(db, leadId, 3)
  expect(entries.map(({ kind }) => kind)).toEqual(['event', 'viewing', 'activity'])
})

test("another lead's line is its own", async () => {
  const { db, addLead } = await eventfulLead()
  expect(await listLeadTimeline(db, await addLead(), 20)).toEqual([])
})

/** A lead with one entry of each kind, an hour apart; the event is of now. */
test('what changed of the contact since there is the lead is told, but what the lead itself tells', async () => {
  const { db } = await eventfulLead()
  const contactId = crypto.randomUUID()
  const told = (old: Record<string, string> | null, now: Record<string, string>, seq: number) => ({
    resource: 'contact' as const,
    key: contactId,
    old,
    new: now,
    actor: 'person:sara',
    documentSeq: seq,
  })
  await appendEvents(db, [
    told(null, { name: 'Amina', language: 'en' }, 1),
    told({ language: 'en', name: 'Amina' }, { language: 'ar', name: 'أمينة' }, 2),
    told({ phone: '+971501112233' }, { phone: '+971507654321' }, 3),
  ])
  const list = (since: string) => listContactChanges(db, { contactId, since }, 20)
  expect(await list(at(10))).toMatchObject([
    { old: { language: 'en' }, new: { language: 'ar' }, seq: 2, document: `contact:${contactId}` },
  ])
  expect(await list('2999-01-01T00:00:00.000Z')).toEqual([])
})

async function eventfulLead() {
  const { db, sara, addLead, addListing } = await foundCompany()
  const leadId = await addLead()
  const listingId = await addListing({ title: 'Two beds' })
  const enquiry = { source: 'bayut', message: 'Is it free?', payload: {} }
  await db.insert(enquiries).values({ ...enquiry, leadId, listingId, receivedAt: at(10) })
  const call = { id: 'call', source: 'test', state: 'ended', summary: 'Wants two beds' }
  await db.insert(calls).values({ ...call, leadId, startedAt: at(11) })
  const message = { channel: 'whatsapp', direction: 'outbound', body: 'See you' } as const
  await db.insert(communications).values({ ...message, leadId, at: at(12) })
  await db.insert(activities).values({ leadId, kind: 'visit', body: 'Came by', at: at(13) })
  const viewing = { agentId: sara.id, status: 'confirmed' } as const
  await db
    .insert(viewings)
    .values({ ...viewing, leadId, listingId, startsAt: at(14), endsAt: at(15) })
  const change = { old: { stage: 'new' }, new: { stage: 'contacted' }, actor: 'person:sara' }
  await db.transaction((tx) =>
    appendEvents(tx, [{ resource: 'lead', key: leadId, documentSeq: null, ...change }]),
  )
  return { db, leadId, addLead }
}
