import { asc, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { areas, communications, contacts, leads, listings, shortlists } from '#db/pace/schema.ts'
import { openShortlist } from '#db/pace/shortlists/open.ts'
import { markUnsuited } from '#db/pace/shortlists/unsuited.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { loadApplicants } from './load-applicants.server.ts'
import { tellHome } from './tell-home.server.ts'

const HOME = '00000000-0000-4000-8000-0000000000b1'
const idOf = (n: number) => `00000000-0000-4000-8000-0000000000${String(30 + n)}`
const AGREED = { at: '2026-01-01T00:00:00.000Z', where: 'Desk', wording: '', by: 'person:x' }
const MAIL = { email: { state: 'given' as const, ...AGREED } }

/** A home of Sara's team in Dubai Marina, and leads of hers that ask for it: the first in Arabic. */
async function start(count = 1, more: Partial<typeof contacts.$inferInsert> = {}) {
  const api = await createTestApi()
  const { id: ownerId, teamId } = api.personOf('Sara')
  const whose = { ownerId, teamId }
  const home = { id: HOME, reference: 'P-90001', status: 'available', permitNumber: '7100' }
  await api.db.insert(areas).values({ key: 'here', name: 'Here', city: 'Dubai' })
  const words = { title: 'Sea view', titleAr: 'إطلالة بحرية 🙂', price: 2_000_000 }
  await api.db.insert(listings).values({ ...home, ...words, teamId, purpose: 'sale', area: 'here' })
  for (let n = 0; n < count; n += 1) {
    const contact = { id: idOf(n + 40), name: `Lead ${n}`, email: `lead${n}@b.example` }
    const said = { consent: MAIL, language: n === 0 ? 'ar' : 'en', nameAr: n === 0 ? 'نور' : null }
    await api.db.insert(contacts).values({ ...contact, ...said, ...whose, ...more })
    const asks = { intent: 'buy', areas: ['here'], budgetMax: 2_100_000, contactId: contact.id }
    const lead = {
      id: idOf(n),
      reference: `L-9000${n}`,
      stage: 'qualified',
      name: contact.name,
      firstContactedAt: AGREED.at,
    }
    await api.db.insert(leads).values({ ...lead, ...asks, ...whose })
  }
  const who = (name: string) => {
    const { id, role, teamId: team } = api.personOf(name)
    const actor = { kind: 'person', id, role, teamId: team }
    const { db, settings } = api.deps
    const messages = {
      host: 'house.example',
      templates: async () => [],
      lines: async () => [],
    }
    const deps = { settings, appUrl: 'https://pace.test', messages }
    const by = { actor: `person:${id}`, via: 'pages' }
    const person = { id, name: `${name} Haddad` }
    return { db, actor, person, deps, by } as unknown as ReturnType<typeof requirePerson>
  }
  const tell = (ids: readonly string[], name = 'Sara') => {
    const data = new FormData()
    data.set('listingId', HOME)
    data.set('leads', ids.join(' '))
    return tellHome(who(name), data)
  }
  const sent = () =>
    api.db
      .select()
      .from(communications)
      .where(like(communications.address, 'lead%@b.example'))
      .orderBy(asc(communications.at), asc(communications.id))
  const load = async () => {
    const [row] = await api.db.select().from(listings).where(eq(listings.id, HOME))
    if (!row) throw new Error('The home is not there.')
    return loadApplicants(who('Sara'), row)
  }
  return { ...api, tell, sent, load, who }
}

test('one press writes to an applicant in their language, with a page of the home; they are not told twice', async () => {
  const { tell, sent, load, db } = await start()
  const lead = idOf(0)
  const before = await load()
  expect(before).toMatchObject({ isOpen: true })
  expect(before.leads.find(({ id }) => id === lead)).toMatchObject({
    way: { by: 'email' },
    isTheirs: true,
    shown: null,
    reasons: { area: true, budget: true },
  })
  expect(await tell([lead])).toEqual({ told: [lead], left: [] })
  const [mail, ...others] = await sent()
  expect(others).toEqual([])
  expect(mail).toMatchObject({
    channel: 'email',
    address: 'lead0@b.example',
    leadId: lead,
    state: 'queued',
    subject: 'منزل قد يناسبك: إطلالة بحرية 🙂',
  })
  expect(mail?.body).toContain('مرحباً نور،')
  const address = /https:\/\/pace\.test\/shortlists\/ar\/([\w-]{43})/.exec(mail?.body ?? '')
  const opened = await openShortlist(db, hashSecret(address?.[1] ?? ''), new Date())
  expect(opened).toMatchObject({ leadId: lead, language: 'ar' })
  const after = await load()
  expect(after.leads.find(({ id }) => id === lead)).toMatchObject({
    shown: { answer: null, openedAt: null },
    way: { by: null, why: 'told' },
  })
  await expect(tell([lead])).rejects.toMatchObject({ said: { key: 'notTold' } })
  expect(await sent()).toHaveLength(1)
})

test('of many each is told or it is said why not; of two presses at once one tells', async () => {
  const { tell, sent, db } = await start(4)
  const [first = '', second = '', third = '', fourth = ''] = [0, 1, 2, 3].map(idOf)
  await db
    .update(contacts)
    .set({ consent: {} })
    .where(eq(contacts.id, idOf(41)))
  await markUnsuited(
    db,
    { leadId: third, listingId: HOME, saidBy: 'person:x', now: new Date() },
    true,
  )
  expect(await tell([first, second, third])).toEqual({
    told: [first],
    left: [
      { lead: second, why: 'notAgreed' },
      { lead: third, why: 'notFor' },
    ],
  })
  const both = await Promise.allSettled([tell([fourth]), tell([fourth])])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await sent()).toHaveLength(2)
  expect(await db.$count(shortlists)).toBe(2)
})

test('who waits for an answer is answered first', async () => {
  const { tell, sent, load, db } = await start()
  const came = { channel: 'email', direction: 'inbound', body: 'Hi', state: 'received' } as const
  await db.insert(communications).values({ contactId: idOf(40), ...came })
  const found = (await load()).leads.find(({ id }) => id === idOf(0))
  expect(found?.way).toEqual({ by: null, why: 'waits' })
  await expect(tell([idOf(0)])).rejects.toMatchObject({ said: { with: { why: 'waits' } } })
  expect(await sent()).toEqual([])
})

test('who asked by a portal and was not answered yet is answered first; of two leads of one contact it is written to the one that was told', async () => {
  const { tell, sent, db } = await start()
  const other = { id: idOf(9), reference: 'L-90009', stage: 'new', contactId: idOf(40) }
  const [told] = await db
    .select()
    .from(leads)
    .where(eq(leads.id, idOf(0)))
  await db.insert(leads).values({ ...other, ownerId: told?.ownerId, teamId: told?.teamId })
  await expect(tell([other.id])).rejects.toMatchObject({ said: { with: { why: 'waits' } } })
  await tell([idOf(0)])
  expect((await sent()).map(({ leadId }) => leadId)).toEqual([idOf(0)])
})

test('nobody tells a colleague’s lead, nor of a home without a permit; what fails leaves nothing behind', async () => {
  const { tell, sent, db, who } = await start()
  // Omar may see the home, Noor not even that.
  await expect(tell([idOf(0)], 'Omar')).rejects.toMatchObject({ code: 'notFound' })
  await expect(tell([idOf(0)], 'Noor')).rejects.toMatchObject({ code: 'forbidden' })
  await db.update(listings).set({ permitNumber: null }).where(eq(listings.id, HOME))
  await expect(tell([idOf(0)])).rejects.toMatchObject({ said: { key: 'homeNotAdvertised' } })
  const wrong = new FormData()
  wrong.set('listingId', HOME)
  for (const ids of ['', 'x', `${idOf(0)} '; drop table leads`]) {
    wrong.set('leads', ids)
    await expect(tellHome(who('Sara'), wrong)).rejects.toMatchObject({ code: 'invalid' })
  }
  expect([await sent(), await db.$count(shortlists)]).toEqual([[], 0])
})
