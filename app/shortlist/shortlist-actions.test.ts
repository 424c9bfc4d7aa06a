import { asc, eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openShortlist } from '#db/pace/shortlists/open.ts'
import {
  auditLog,
  communications,
  contacts,
  leads,
  listings,
  shortlists,
  unsuitedHomes,
} from '#db/pace/schema.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { runShortlistAction } from './shortlist-actions.server.ts'

const LEAD = '00000000-0000-4000-8000-0000000000a1'
const HOME = '00000000-0000-4000-8000-0000000000b1'
const MAKE = { intent: 'make', leadId: LEAD, homes: HOME, language: 'ar', greeting: '', days: '7' }

/** A lead of Sara's and a home of her team. */
async function start() {
  const api = await createTestApi()
  const { id: ownerId, teamId } = api.personOf('Sara')
  const lead = { id: LEAD, reference: 'L-90001', stage: 'new', ownerId, teamId }
  await api.db.insert(leads).values(lead)
  const home = { id: HOME, reference: 'P-90001', status: 'available', permitNumber: '7100' }
  await api.db.insert(listings).values({ ...home, teamId, purpose: 'sale' })
  const as = (name: string, form: Record<string, string>) => {
    const { id, role, teamId: team } = api.personOf(name)
    const actor = { kind: 'person', id, role, teamId: team }
    const { db, settings } = api.deps
    const messages = { host: 'pace.test', templates: async () => [], lines: async () => [] }
    const deps = { settings, appUrl: 'https://pace.test', messages }
    const who = {
      db,
      actor,
      person: { id, name },
      deps,
      by: { actor: `person:${id}`, via: 'pages' },
    }
    const data = new FormData()
    for (const [key, value] of Object.entries(form)) data.set(key, value)
    return runShortlistAction(who as unknown as ReturnType<typeof requirePerson>, data)
  }
  const opens = async (address: string | null) => {
    const secret = address?.split('/').at(-1) ?? ''
    return openShortlist(api.deps.db, hashSecret(secret), new Date())
  }
  const only = async () => {
    const [row] = await api.db.select().from(shortlists)
    if (!row) throw new Error('There is none.')
    return row
  }
  return { api, as, opens, only }
}

test('who works the lead makes a link that is shown once, renews it and takes it away; the audit says so and keeps no secret', async () => {
  const { api, as, opens, only } = await start()
  const { address } = await as('Sara', MAKE)
  expect(address).toMatch(/^https:\/\/pace\.test\/shortlists\/ar\/[\w-]{43}$/)
  expect(await opens(address)).toMatchObject({ leadId: LEAD, language: 'ar' })
  const { id, endsAt } = await only()
  const days = (Date.parse(endsAt) - Date.now()) / 86_400_000
  expect(days > 6.9 && days <= 8).toBe(true)
  const renewed = await as('Sara', { intent: 'renew', id, days: '14' })
  expect(await opens(address)).toBe('closed')
  expect(await opens(renewed.address)).toMatchObject({ id })
  await as('Sara', { intent: 'revoke', id })
  expect(await opens(renewed.address)).toBe('closed')
  const again = await as('Sara', { intent: 'renew', id, days: '14' })
  expect(await opens(again.address)).toMatchObject({ id })
  const rows = await api.db.select().from(auditLog).orderBy(asc(auditLog.sequence))
  const told = rows.filter(({ action }) => action.startsWith('shortlist.'))
  expect(told.map(({ action }) => action)).toEqual(
    ['make', 'renew', 'revoke', 'renew'].map((step) => `shortlist.${step}`),
  )
  const kept = JSON.stringify([rows, await api.db.select().from(shortlists)])
  for (const one of [address, renewed.address, again.address])
    expect(kept).not.toContain(one?.split('/').at(-1))
})

test('whoever does not work the lead makes none, renews none, and says nothing of what is for it', async () => {
  const { api, as, only } = await start()
  const hidden = { code: 'notFound' }
  await expect(as('Omar', MAKE)).rejects.toMatchObject(hidden)
  await as('Sara', MAKE)
  const { id } = await only()
  const unsuit = { intent: 'unsuit', leadId: LEAD, home: HOME, isUnsuited: 'true' }
  const forms: Record<string, string>[] = [
    { intent: 'renew', id, days: '7' },
    { intent: 'revoke', id },
    unsuit,
  ]
  for (const form of forms) await expect(as('Omar', form)).rejects.toMatchObject(hidden)
  await expect(as('Sara', { intent: 'revoke', id: LEAD })).rejects.toMatchObject(hidden)
  for (const wrong of [{ homes: '' }, { days: '400' }, { language: 'xx' }, { intent: 'buy' }])
    await expect(as('Sara', { ...MAKE, ...wrong })).rejects.toMatchObject({ code: 'invalid' })
  await api.db.update(leads).set({ stage: 'lost' }).where(eq(leads.id, LEAD))
  for (const form of [MAKE, { intent: 'renew', id, days: '7' }] as Record<string, string>[])
    await expect(as('Sara', form)).rejects.toMatchObject({ code: 'conflict' })
  await api.db.update(leads).set({ mergedInto: HOME }).where(eq(leads.id, LEAD))
  await expect(as('Sara', MAKE)).rejects.toMatchObject({ code: 'conflict' })
})

test('an agent says what is not for a lead, and thinks again', async () => {
  const { api, as } = await start()
  const unsuit = { intent: 'unsuit', leadId: LEAD, home: HOME }
  await as('Sara', { ...unsuit, isUnsuited: 'true' })
  expect(await api.db.select().from(unsuitedHomes)).toMatchObject([
    { leadId: LEAD, listingId: HOME, saidBy: `person:${api.personOf('Sara').id}` },
  ])
  await as('Sara', { ...unsuit, isUnsuited: 'false' })
  expect(await api.db.$count(unsuitedHomes)).toBe(0)
})

test('the link goes to the customer by one press, in the language of its page, once however often it is pressed, and not once it is closed', async () => {
  const { api, as, only } = await start()
  const { id: ownerId, teamId } = api.personOf('Sara')
  const [contact] = await api.db
    .insert(contacts)
    .values({ name: 'أمينة', email: 'amina@x.example', ownerId, teamId })
    .returning()
  await api.db.update(leads).set({ contactId: contact?.id }).where(eq(leads.id, LEAD))
  const { address } = await as('Sara', { ...MAKE, greeting: 'أهلاً O’Brien 😀' })
  const send = { intent: 'send', address: address ?? '', messageId: randomUUID() }
  const mail = { ...send, channel: 'email' }
  expect(await as('Sara', mail)).toEqual({ address: null, sent: 'email' })
  await as('Sara', mail)
  const isTheirs = eq(communications.contactId, contact?.id ?? '')
  const sent = await api.db.select().from(communications).where(isTheirs)
  expect(sent).toMatchObject([
    {
      id: send.messageId,
      contactId: contact?.id,
      leadId: LEAD,
      channel: 'email',
      address: 'amina@x.example',
      personId: ownerId,
      state: 'queued',
    },
  ])
  expect(sent[0]?.body).toContain('أهلاً O’Brien 😀\n')
  expect(sent[0]?.body).toContain(`\n${address}\n`)
  expect(sent[0]?.subject).toMatch(/^منازل/)
  // A day after they wrote, or where they never did, WhatsApp takes no words of one's own.
  const chat = { ...send, channel: 'whatsapp', messageId: randomUUID() }
  await expect(as('Sara', chat)).rejects.toMatchObject({ code: 'invalid' })
  await expect(as('Noor', { ...mail, messageId: randomUUID() })).rejects.toThrow()
  const wrong = { ...mail, address: 'https://evil.test/shortlists/ar/x' }
  await expect(as('Sara', wrong)).rejects.toMatchObject({ code: 'conflict' })
  const { id } = await only()
  await as('Sara', { intent: 'revoke', id })
  const late = as('Sara', { ...mail, messageId: randomUUID() })
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect(await api.db.$count(communications, isTheirs)).toBe(1)
})
