import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { appendEvents } from '../events/events.ts'
import { TIMELINE_GROUPS, type TimelineGroup } from '#domain/timeline/timeline.ts'
import {
  activities,
  calls,
  communications,
  enquiries,
  shortlistHomes,
  shortlists,
  viewings,
} from '../schema.ts'
import { listLeadTimeline } from './lead-timeline.ts'
import type { TimelineCursor } from './timeline-page.ts'

const at = (hour: number) => `2026-03-01T${hour}:00:00.000Z`

test('everything that happened with a lead stands in one line, the newest first', async () => {
  const { db, leadId } = await eventfulLead()
  const { entries, next } = await listLeadTimeline(db, ask(leadId))
  expect(next).toBeNull()
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

test('page after page is the whole of it, and what it is narrowed to is all of that and nothing else', async () => {
  const { db, leadId, sara, addListing } = await eventfulLead()
  const home = { listingId: await addListing({ title: 'Sea view' }), position: 0 }
  const [list] = await db
    .insert(shortlists)
    .values({
      leadId,
      personId: sara.id,
      language: 'ar',
      greeting: '',
      keyHash: 'k',
      createdAt: at(16),
      openedAt: at(17),
      endsAt: at(20),
    })
    .returning()
  const said = { answer: 'no', words: 'مظلم 😀', answeredAt: at(17) } as const
  await db.insert(shortlistHomes).values({ ...home, ...said, shortlistId: list?.id ?? '' })
  const file = { resource: 'lead', key: leadId, actor: 'person:sara', documentSeq: null } as const
  await appendEvents(db, [
    { ...file, old: { file: null }, new: { file: 'عقد.pdf' } },
    // Told by lines of their own.
    { ...file, old: {}, new: { shortlist: list?.id ?? '' } },
    { ...file, old: { note: null }, new: { note: 'n' } },
  ])
  const whole = await listLeadTimeline(db, ask(leadId))
  expect(whole.entries).toHaveLength(10)
  for (const limit of [1, 3]) {
    const paged = []
    let after: TimelineCursor | null = null
    do {
      const page = await listLeadTimeline(db, { leadId, limit, after })
      paged.push(...page.entries)
      after = page.next
    } while (after)
    expect(paged).toEqual(whole.entries)
  }
  const shown = async (...show: TimelineGroup[]) =>
    (await listLeadTimeline(db, { ...ask(leadId), show })).entries
  expect(await shown('files')).toMatchObject([{ kind: 'event', new: { file: 'عقد.pdf' } }])
  expect(await shown('changes')).toMatchObject([{ kind: 'event', new: { stage: 'contacted' } }])
  expect(await shown('shortlists')).toMatchObject([
    { step: 'opened' },
    { step: 'no', listing: 'Sea view', words: 'مظلم 😀', personId: sara.id },
    { step: 'made', at: at(16) },
  ])
  const meetings = await shown('calls', 'viewings')
  expect(meetings.map(({ kind }) => kind)).toEqual(['viewing', 'call'])
  for (const show of TIMELINE_GROUPS) {
    const asked = await shown(show)
    expect(asked.length, show).toBe(show === 'shortlists' ? 3 : 1)
  }
})

test("another lead's line is its own", async () => {
  const { db, addLead } = await eventfulLead()
  const { entries } = await listLeadTimeline(db, ask(await addLead()))
  expect(entries).toEqual([])
})

test('what changed of the contact since there is the lead is told, but what the lead itself tells', async () => {
  const { db, addLead } = await eventfulLead()
  const contactId = crypto.randomUUID()
  const leadId = await addLead()
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
  const list = async (since: string) =>
    (await listLeadTimeline(db, { ...ask(leadId), contact: { contactId, since } })).entries
  expect(await list(at(10))).toMatchObject([
    { old: { language: 'en' }, new: { language: 'ar' }, seq: 2, document: `contact:${contactId}` },
  ])
  expect(await list('2999-01-01T00:00:00.000Z')).toEqual([])
})

function ask(leadId: string) {
  return { leadId, limit: 50, after: null }
}

/** A lead with one entry of each kind, an hour apart; the event is of now. */
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
  return { db, leadId, addLead, sara, addListing }
}
