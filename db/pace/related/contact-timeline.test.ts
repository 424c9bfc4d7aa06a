import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { appendEvents } from '../events/events.ts'
import {
  calls,
  communications,
  contacts,
  enquiries,
  leadStages,
  merges,
  recordNotes,
  viewings,
} from '../schema.ts'
import { listContactTimeline } from './contact-timeline.ts'
import { type TimelineCursor, TimelineCursorSchema } from './timeline-page.ts'

const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`

/** A contact with two leads of two agents, and one of each kind of what hangs on it; several of them in one instant. */
async function eventfulContact() {
  const company = await foundCompany()
  const { db, sara, noor, marina, downtown, addLead } = company
  const [contact, other] = await db
    .insert(contacts)
    .values([{ name: 'Amina' }, { name: 'Mina' }])
    .returning()
  if (!contact || !other) throw new Error('There are no contacts.')
  const contactId = contact.id
  const ofSara = await addLead({ contactId, ownerId: sara.id, createdAt: at(9) })
  const ofNoor = await addLead({
    contactId,
    ownerId: noor.id,
    teamId: downtown,
    createdAt: at(9),
  })
  await addLead({ contactId, ownerId: sara.id, createdAt: at(9), mergedInto: ofSara })
  const lost = { from: 'new', to: 'lost', actor: 'person:a', at: at(11) }
  await db.insert(leadStages).values([
    { leadId: ofSara, ...lost, documentSeq: 3 },
    { leadId: ofNoor, ...lost, documentSeq: 4 },
    { leadId: ofSara, from: null, to: 'new', actor: 'person:a', at: at(9), documentSeq: 1 },
  ])
  const note = { authorId: noor.id, parts: ['Look'], createdAt: at(10) }
  await db.insert(recordNotes).values({ ...note, contactId })
  for (const leadId of [ofSara, ofNoor]) {
    await db.insert(recordNotes).values({ ...note, leadId })
    const agentId = leadId === ofSara ? sara.id : noor.id
    const teamId = leadId === ofSara ? marina : downtown
    const its = { contactId, leadId }
    await db.insert(enquiries).values({ ...its, source: 'bayut', payload: {}, receivedAt: at(9) })
    const call = { id: `call-${leadId}`, source: 'pbx', state: 'ended', agentId, teamId }
    await db.insert(calls).values({ ...its, ...call, startedAt: at(10) })
    const message = { channel: 'whatsapp', direction: 'inbound', body: 'Hello' } as const
    await db.insert(communications).values({ ...its, ...message, at: at(10) })
    const viewing = { startsAt: at(12), endsAt: at(13), status: 'confirmed' } as const
    await db.insert(viewings).values({ ...its, ...viewing, agentId, teamId })
  }
  const merge = { kind: 'contact', winnerId: contactId, loserId: other.id, before: {} } as const
  await db.insert(merges).values({ ...merge, actor: 'person:a', at: at(11), undoneAt: at(12) })
  const event = { resource: 'contact', key: contactId, actor: 'person:a' } as const
  await appendEvents(
    db,
    Array.from({ length: 12 }, (_, index) => ({
      ...event,
      old: index === 0 ? null : { name: `Amina ${index}` },
      new: { name: `Amina ${index + 1}` },
      documentSeq: index + 1,
    })),
  )
  const scopeOf = ({ id: personId, teamId }: typeof sara) => ({
    personId,
    teamId,
    wholeTeam: false,
  })
  return { ...company, contactId, ofSara, ofNoor, scopeOf }
}

test('everything of a contact and of what hangs on it stands in one line, the newest first', async () => {
  const { db, contactId } = await eventfulContact()
  const { entries, next } = await listContactTimeline(db, ask(contactId))
  expect(next).toBeNull()
  const kinds = entries.map(({ kind }) => kind)
  expect(new Set(kinds.slice(0, 12))).toEqual(new Set(['event']))
  expect(kinds.slice(12).join(' ')).toBe(
    'viewing viewing merge lead lead note note note message message call call lead lead enquiry enquiry',
  )
  expect(entries[0]).toMatchObject({
    new: { name: 'Amina 12' },
    seq: 12,
    document: `contact:${contactId}`,
  })
  expect(entries.filter(({ kind }) => kind === 'merge')).toMatchObject([{ isUndone: true }])
  const stages = entries.flatMap((entry) => (entry.kind === 'lead' ? [entry.stage] : []))
  expect(stages).toEqual(['lost', 'lost', null, null])
  expect(new Set(entries.map(({ kind, id }) => `${kind}:${id}`)).size).toBe(entries.length)
})

test('page after page is the whole of it, each entry once, though many are of one instant', async () => {
  const { db, contactId } = await eventfulContact()
  const whole = await listContactTimeline(db, ask(contactId))
  for (const limit of [1, 2, 3, 5]) {
    const paged = []
    let after: TimelineCursor | null = null
    do {
      const page = await listContactTimeline(db, { ...ask(contactId), limit, after })
      paged.push(...page.entries)
      after = page.next
    } while (after)
    expect(paged).toEqual(whole.entries)
  }
})

test('of leads that somebody may not see nothing is told, not their beginnings, calls or viewings; what was written is the contact’s', async () => {
  const { db, contactId, sara, noor, scopeOf, ofSara, ofNoor } = await eventfulContact()
  for (const [person, own, foreign] of [
    [sara, ofSara, ofNoor],
    [noor, ofNoor, ofSara],
  ] as const) {
    const asked = { ...ask(contactId), scope: scopeOf(person) }
    const { entries } = await listContactTimeline(db, asked)
    const told = entries.filter(({ kind }) => kind !== 'event' && kind !== 'merge')
    expect(told.map(({ kind }) => kind)).toEqual([
      'viewing',
      'lead',
      'note',
      'note',
      'message',
      'message',
      'call',
      'lead',
      'enquiry',
    ])
    expect(JSON.stringify(told)).toContain(own)
    expect(JSON.stringify(told)).not.toContain(foreign)
  }
})

test('what an address says of a page is what a page said, or it is not read', async () => {
  const { db, contactId } = await eventfulContact()
  const odd = { at: at(10), kind: 'call', id: "'; -- O’Brien أمينة" }
  const after = TimelineCursorSchema.parse(odd)
  const { entries } = await listContactTimeline(db, { ...ask(contactId), after })
  expect(entries.length).toBeGreaterThan(0)
  for (const wrong of [
    {},
    { ...odd, id: 'a\0b' },
    { ...odd, id: '\ud800' },
    { ...odd, id: 'x'.repeat(10_000) },
    { ...odd, kind: 'task' },
    { ...odd, at: '10000-01-01T00:00:00Z' },
    { ...odd, at: 'infinity' },
  ])
    expect(TimelineCursorSchema.safeParse(wrong).success).toBe(false)
})

test('a contact of which nothing is known has an empty line', async () => {
  const { db } = await foundCompany()
  const page = await listContactTimeline(db, ask(crypto.randomUUID()))
  expect(page).toEqual({ entries: [], next: null })
})

function ask(contactId: string) {
  return { contactId, scope: 'all', limit: 50, after: null } as const
}
