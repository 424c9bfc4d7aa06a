import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#domain/access/access.ts'
import { areas, enquiries, listings, people } from '#db/pace/schema.ts'
import { insertMessage, type NewMessage } from '#db/pace/messages/messages.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { BY, NOW, openAppointment } from '#tests/support/viewing-link.ts'
import { guessFromMessage } from './guess-from-message.server.ts'

/** Monday, 7 December 2026, a quarter past eleven in Dubai; on Tuesday from two to half past there is a viewing. */
async function openConversation() {
  const found = await openAppointment()
  const { db, sara } = found
  const contactId = found.contact.id
  const places = ['marina', 'downtown'].map((key) => ({ key, name: key, city: 'Dubai' }))
  await db.insert(areas).values(places).onConflictDoNothing()
  const actor: Actor = { kind: 'person', id: sara.id, role: 'agent', teamId: sara.teamId }
  const who = { db, actor, personId: sara.id, zone: 'Asia/Dubai', now: NOW.getTime() }
  const write = async (body: string, more: Partial<NewMessage> = {}) => {
    const message = { contactId, channel: 'whatsapp' as const, body, at: NOW.toISOString() }
    const kept = await insertMessage(db, { ...message, direction: 'inbound', ...more }, BY.actor)
    return kept?.message.id ?? ''
  }
  const guess = async (body: string, more: Partial<NewMessage> = {}) =>
    guessFromMessage(who, await write(body, more))
  const addHome = async (reference: string) => {
    const home = { id: crypto.randomUUID(), reference, status: 'available', area: 'downtown' }
    const told = { title: 'Two bedrooms', teamId: sara.teamId, purpose: 'sale' }
    await db.insert(listings).values({ ...home, ...told })
    return home
  }
  return { ...found, actor, who, write, guess, addHome }
}

test('a message books for its contact’s lead, at the times that it says, each held against what is free', async () => {
  const { guess, lead } = await openConversation()
  const found = await guess('Tomorrow at 2, or Wednesday at 11am? Or Thursday at 23:00')
  expect(found.lead).toEqual({ id: lead.id, label: 'Amina Hidden' })
  expect(found.home).toBeNull()
  expect(found.times).toEqual([
    expect.objectContaining({ day: '2026-12-08', clock: '14:00', standing: 'taken' }),
    expect.objectContaining({ day: '2026-12-09', clock: '11:00', standing: 'free' }),
    expect.objectContaining({ day: '2026-12-10', clock: '23:00', standing: 'notShown' }),
  ])
})

test('a day without a clock is its first free time, in the part of it that is named', async () => {
  const { guess } = await openConversation()
  const found = await guess('بكرة العصر يناسبني، أو الأربعاء')
  expect(found.times).toMatchObject([
    { day: '2026-12-08', clock: '12:00', isSaid: false, words: 'بكرة العصر' },
    { day: '2026-12-09', clock: '09:00', isSaid: false },
  ])
})

test('a home is the one that is named by its number, here or before, or that the enquiry came for; of several none', async () => {
  const { db, guess, addHome, lead, home, contact } = await openConversation()
  const [first, second] = [await addHome('P-71'), await addHome('P-72')]
  const at = (minute: number) => ({ at: new Date(NOW.getTime() + minute * 60_000).toISOString() })
  expect((await guess('When can I come?', at(0))).home).toBeNull()
  const asked = { leadId: lead.id, listingId: home.id, source: 'bayut', payload: {} }
  await db.insert(enquiries).values({ ...asked, contactId: contact.id })
  expect((await guess('When can I come?', at(1))).home).toMatchObject({
    id: home.id,
    namedIn: 'enquiry',
    words: 'bayut',
  })
  expect((await guess('About p-٧١, tomorrow', at(2))).home).toMatchObject({
    id: first.id,
    namedIn: 'message',
    words: 'P-71',
  })
  expect((await guess('Tomorrow at 5', at(3))).home).toMatchObject({
    id: first.id,
    namedIn: 'conversation',
  })
  expect((await guess('P-71 or P-72?', at(4))).home).toBeNull()
  expect((await guess('Tomorrow?', at(5))).home).toBeNull()
  expect((await guess('P-72 it is', at(6))).home).toMatchObject({ id: second.id })
  expect((await guess('P-99999', at(7))).home).toBeNull()
})

test('the way from another community is no free time', async () => {
  const { db, guess, addHome, booked, home } = await openConversation()
  await db.update(listings).set({ area: 'marina' }).where(eq(listings.id, home.id))
  await addHome('P-71')
  const ends = '2026-12-09T07:00:00.000Z'
  const other = { ...booked, leadId: null, startsAt: '2026-12-09T06:30:00.000Z', endsAt: ends }
  await insertViewing(db, other, BY.actor)
  const { times } = await guess('P-71 on Wednesday at 11am or Wednesday at 11:30?')
  expect(times).toMatchObject([
    { clock: '11:00', standing: 'taken' },
    { clock: '11:30', standing: 'free' },
  ])
})

test('what is over, and what nobody may read, says nothing; who books nothing may not ask', async () => {
  const { db, who, write, actor, sara } = await openConversation()
  const earlier = { at: '2026-12-01T07:15:00.000Z' }
  const old = await write('Tomorrow at 5', earlier)
  expect((await guessFromMessage(who, old)).times).toEqual([])
  const nothing = { lead: null, home: null, times: [] }
  expect(await guessFromMessage(who, crypto.randomUUID())).toMatchObject(nothing)
  const stranger = { id: crypto.randomUUID(), name: 'Yusuf', email: 'y@pace.demo' }
  await db.insert(people).values({ ...stranger, role: 'agent', teamId: null })
  const other: Actor = { ...actor, id: stranger.id, teamId: null }
  expect(await guessFromMessage({ ...who, actor: other }, old)).toMatchObject(nothing)
  const client: Actor = { kind: 'service', id: sara.id, scopes: [] }
  await expect(guessFromMessage({ ...who, actor: client }, old)).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('what stands below a mail of the mails before says nothing', async () => {
  const { guess } = await openConversation()
  const { times } = await guess('See you then.\n\nOn Monday Sara wrote:\n> Friday at 5?')
  expect(times).toEqual([])
})
