import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Actor, actorName } from '#domain/access/access.ts'
import type { Template } from '#domain/message/template.ts'
import { communications, contacts, people, viewingLinks, viewings } from '#db/pace/schema.ts'
import { changeViewing } from '#db/pace/viewings/records.ts'
import { BY, NOW, openAppointment, STARTS } from '#tests/support/viewing-link.ts'
import { DEMO_TEMPLATES } from '#domain/message/demo-templates.ts'
import { createDoors } from '../arrivals/doors/doors.server.ts'
import { createLines } from '../messages/outgoing/choose-line.ts'
import { proposeTelling } from './propose.server.ts'
import { remindOfViewings } from './remind.server.ts'
import { tellCustomer, type Telling } from './tell.server.ts'

const LATER = '2026-12-09T08:00:00.000Z'

async function openDesk(language: 'en' | 'ar' = 'en') {
  const house = await openAppointment({ language })
  const { db, deps, sara, viewing } = house
  let now = NOW
  const templates = async (): Promise<Template[]> => [...DEMO_TEMPLATES]
  const { settings } = deps
  const doors = createDoors({ db, secret: 'test' })
  const lines = createLines({ doors })
  const common = { db, settings, templates, messageHost: 'house.example', lines }
  const telling = { ...common, appUrl: 'https://house.example' }
  const contactId = viewing.contactId ?? ''
  await db.update(contacts).set({ language }).where(eq(contacts.id, contactId))
  const actor: Actor = { kind: 'person', id: sara.id, role: 'agent', teamId: sara.teamId }
  const who = { actor, personId: sara.id, by: { actor: actorName(actor), via: 'pages' } }
  const propose = () => proposeTelling({ ...common, writer: sara, now }, viewing.id)
  const tell = async (more: Partial<Telling> = {}) => {
    const proposal = await propose()
    if (!proposal) throw new Error('There is nothing to write.')
    const { occasion, after, viewingId, startsAt: seen } = proposal
    const id = crypto.randomUUID()
    const sent = {
      viewingId,
      id,
      occasion,
      after,
      seen,
      way: 'email' as const,
      subject: '',
      body: '',
    }
    await tellCustomer({ ...telling, now }, who, { ...sent, ...more })
  }
  const remind = () => {
    const log = { warn: () => undefined }
    return remindOfViewings({ ...telling, log: log as never, now: () => now })
  }
  const written = () =>
    db.select().from(communications).orderBy(asc(communications.at), asc(communications.id))
  const links = () =>
    db.select().from(viewingLinks).orderBy(asc(viewingLinks.createdAt), asc(viewingLinks.id))
  const change = async (patch: Parameters<typeof changeViewing>[2]['patch']) => {
    await changeViewing(db, await house.standing(), { patch, onlyAsRead: false, actor: BY.actor })
  }
  const setContact = (values: Partial<typeof contacts.$inferInsert>) =>
    db.update(contacts).set(values).where(eq(contacts.id, contactId))
  const at = (instant: string) => {
    now = new Date(instant)
  }
  return { ...house, doors, propose, tell, remind, written, links, change, setContact, at }
}

/** The link of a message, which stands below its words. */
const linkIn = (body: string) => body.slice(body.lastIndexOf('\n') + 1)

test('a booking proposes a mail in the customer’s language, and sends nothing; what is sent carries a link that opens', async () => {
  const { propose, tell, written, url } = await openDesk()
  const proposal = await propose()
  expect(proposal).toMatchObject({ occasion: 'booked', language: 'en', mayRemind: false })
  expect(proposal?.ways).toMatchObject([{ way: 'email', address: 'amina@customer.example' }])
  expect(proposal?.ways[0]?.body).toMatch(/Amina Hidden,[^]*Sea view[^]*8 Dec at 14:00/)
  expect(await written()).toEqual([])
  await tell({ body: 'My own words, O’Brien 😀', subject: 'See you' })
  const [mail] = await written()
  expect(mail).toMatchObject({ state: 'queued', channel: 'email', subject: 'See you' })
  expect(mail?.body).toMatch(
    /^My own words, O’Brien 😀\n\nhttps:\/\/house.example\/appointments\/en\//,
  )
  const opened = await fetch(url(new URL(linkIn(mail?.body ?? '')).pathname))
  expect(opened.status).toBe(200)
  expect(await opened.text()).toContain('I will be there')
})

test('in Arabic it is in Arabic, and so is its page', async () => {
  const { propose, tell, written } = await openDesk('ar')
  const proposal = await propose()
  expect(proposal?.ways[0]?.body).toMatch(/^مرحبًا Amina Hidden،[^]*إطلالة بحرية 😀/)
  await tell()
  expect((await written())[0]?.body).toContain('https://house.example/appointments/ar/')
})

test('pressed twice it is written once; what was changed meanwhile, or written, is not sent', async () => {
  const { propose, tell, written, links, change } = await openDesk()
  const before = (await links()).length
  const id = crypto.randomUUID()
  await tell({ id })
  await tell({ id })
  expect(await written()).toHaveLength(1)
  expect(await links()).toHaveLength(before + 1)
  await expect(tell({ after: '' })).rejects.toMatchObject({ said: { key: 'conversationMoved' } })
  expect(await links()).toHaveLength(before + 1)
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  expect((await propose())?.occasion).toBe('moved')
  await expect(tell({ seen: STARTS })).rejects.toMatchObject({ code: 'outdated' })
  await expect(tell({ occasion: 'booked' })).rejects.toMatchObject({ code: 'outdated' })
  await tell()
  expect((await written()).at(-1)?.subject).toContain('now on Wed')
})

test('what there is to write follows the viewing: it is off, it is over, nobody is there', async () => {
  const { propose, change, at, setContact } = await openDesk()
  await change({ status: 'cancelled' })
  expect(await propose()).toMatchObject({ occasion: 'cancelled', mayRemind: false })
  await change({ status: 'confirmed' })
  at('2026-12-08T10:10:00.000Z')
  expect(await propose()).toBeNull()
  at('2026-12-08T11:00:00.000Z')
  expect(await propose()).toMatchObject({ occasion: 'feedback' })
  await setContact({ email: null })
  expect((await propose())?.ways).toEqual([])
})

test('on WhatsApp it goes by a template to who has agreed, with the link in its field; to who has not, it does not', async () => {
  const { propose, tell, written, setContact } = await openDesk()
  await setContact({ phone: '+971501234567', email: null })
  expect(await propose()).toMatchObject({ ways: [], lacks: 'notAgreed' })
  const given = { state: 'given', at: NOW.toISOString(), wording: 'yes' } as never
  await setContact({ consent: { whatsapp: given } })
  const proposal = await propose()
  expect(proposal?.ways).toMatchObject([
    { way: 'whatsapp', template: { name: 'viewing_booked', language: 'en' } },
  ])
  expect(proposal?.ways[0]?.body).toContain('[their link]')
  await tell({ way: 'whatsapp', body: 'not these words' })
  const [chat] = await written()
  expect(chat).toMatchObject({ channel: 'whatsapp', template: 'viewing_booked' })
  expect(chat?.body).toMatch(
    /Sea view[^]*https:\/\/house\.example\/appointments\/en\/[\w-]{43} Sara/,
  )
  await setContact({ consent: { whatsapp: { ...(given as object), state: 'withdrawn' } as never } })
  expect(await propose()).toMatchObject({ ways: [], lacks: 'notAgreed' })
})

test('the day before, who was to be reminded is, once, however often the job runs', async () => {
  const { tell, remind, written, links, change, at } = await openDesk()
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  await tell({ reminds: 'yes' })
  await remind()
  expect(await written()).toHaveLength(1)
  at('2026-12-08T08:30:00.000Z')
  await Promise.all([remind(), remind()])
  await remind()
  const mails = await written()
  expect(mails).toHaveLength(2)
  expect(mails.find(({ subject }) => subject?.startsWith('A reminder'))?.body).toMatch(
    /a reminder of your viewing[^]*\/appointments\/en\//,
  )
  expect((await links()).filter(({ occasion }) => occasion === 'reminder')).toHaveLength(1)
})

test('in a house whose numbers are of teams, the number of their agent’s team reminds who has no mail', async () => {
  const { doors, sara, tell, remind, written, change, setContact, at } = await openDesk()
  const given = { state: 'given', at: NOW.toISOString(), wording: 'yes' } as never
  await setContact({ phone: '+971501234567', email: null, consent: { whatsapp: given } })
  const number = { phoneNumberId: '106540352242922', accountId: '102290129340398' }
  const settings = { ...number, teamId: sara.teamId, personId: null }
  await doors.open({ channel: 'whatsapp', name: 'Team', settings }, BY)
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  await tell({ way: 'whatsapp', reminds: 'yes' })
  at('2026-12-08T08:30:00.000Z')
  await remind()
  expect((await written()).map(({ channel, template }) => [channel, template])).toEqual([
    ['whatsapp', 'viewing_moved'],
    ['whatsapp', 'viewing_reminder'],
  ])
})

test('nobody is reminded of what was called off, is over, or of which nobody wanted that', async () => {
  const { db, viewing, tell, remind, written, links, change, at } = await openDesk()
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  await tell()
  at('2026-12-08T08:30:00.000Z')
  await remind()
  await db.update(viewingLinks).set({ reminds: true })
  await change({ status: 'cancelled' })
  await remind()
  expect(await written()).toHaveLength(1)
  at('2026-12-10T08:30:00.000Z')
  await db.update(viewings).set({ status: 'confirmed' }).where(eq(viewings.id, viewing.id))
  await remind()
  expect(await written()).toHaveLength(1)
  expect((await links()).some(({ reminds }) => reminds)).toBe(false)
})

test('when whoever wrote has left, whoever shows the home reminds; a viewing so soon needs no reminder', async () => {
  const { db, tell, remind, written, links, sara, change, at } = await openDesk()
  await tell({ reminds: 'yes' })
  expect((await links()).some(({ reminds }) => reminds)).toBe(false)
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  await tell({ reminds: 'yes' })
  const noor = { id: crypto.randomUUID(), name: 'Noor', email: 'noor@pace.demo' }
  await db.insert(people).values({ ...noor, role: 'agent', status: 'suspended' })
  await db.update(viewingLinks).set({ personId: noor.id })
  at('2026-12-08T08:30:00.000Z')
  await remind()
  const mails = await written()
  expect(mails).toHaveLength(3)
  expect(mails.find(({ subject }) => subject?.startsWith('A reminder'))?.personId).toBe(sara.id)
})

test('a customer whose word waits is answered first; a reminder answers nobody and is read by nobody', async () => {
  const { db, viewing, propose, tell, remind, written, change, at } = await openDesk()
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  await tell({ reminds: 'yes' })
  const contactId = viewing.contactId ?? ''
  const asks = {
    contactId,
    channel: 'email',
    direction: 'inbound',
    at: '2099-01-01T00:00:00.000Z',
  } as const
  const body = 'Can you bring the floor plan?'
  const [word] = await db
    .insert(communications)
    .values({ ...asks, body })
    .returning()
  expect(await propose()).toMatchObject({ waits: body })
  at('2026-12-08T08:30:00.000Z')
  await remind()
  expect(await written()).toHaveLength(2)
  await db.delete(communications).where(eq(communications.id, word?.id ?? ''))
  await remind()
  const reminder = (await written()).find(({ subject }) => subject?.startsWith('A reminder'))
  expect(reminder).toMatchObject({ leadId: null, state: 'queued' })
})

test('what was moved after it was told is not reminded of', async () => {
  const { tell, remind, written, change, at } = await openDesk()
  await change({ startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' })
  await tell({ reminds: 'yes' })
  await change({ startsAt: '2026-12-09T08:15:00.000Z', endsAt: '2026-12-09T08:45:00.000Z' })
  at('2026-12-08T08:30:00.000Z')
  await remind()
  expect(await written()).toHaveLength(1)
})

test('a time that the customer chose is not told as another, and is reminded of', async () => {
  const { press, propose, tell, remind, written, at } = await openDesk()
  await tell()
  expect((await press({ press: 'move', seen: STARTS, at: LATER })).status).toBe(303)
  expect(await propose()).toMatchObject({ occasion: 'booked' })
  await tell({ reminds: 'yes' })
  at('2026-12-08T08:30:00.000Z')
  await remind()
  expect(await written()).toHaveLength(3)
})
