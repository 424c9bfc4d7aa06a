import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { noteRefusal } from '#app/messages/refusals/note-refusal.ts'
import { sendMessage } from '#app/messages/send-message.ts'
import { sendAgain } from '#app/messages/write-message.server.ts'
import { findOutreachStanding } from '#db/pace/outreach/outreach.ts'
import {
  addRegistered,
  beginRegistryList,
  completeRegistryList,
  listRegistered,
} from '#db/pace/outreach/registry.ts'
import {
  auditLog,
  communications,
  contacts,
  outreachChecks,
  registryLists,
} from '#db/pace/schema.ts'
import { EMIRATES_RULES } from '#domain/house/outreach-rules.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { openChatDesk } from '#tests/support/chat-desk.ts'
import { NADIA } from '#tests/support/known-contacts.ts'
import { NADIAS_PHONE, saidBy } from '#tests/support/whatsapp.ts'
import { checkOutreach, keepOutreach, requireOutreach } from './check-outreach.server.ts'

const OFFER = {
  template: { name: 'offer', language: 'ar', values: { '1': 'نادية', '2': 'المارينا' } },
}
const BY = { actor: 'person:admin', via: 'pages' }

test('what somebody does in spite of the rules is kept with its reasons and theirs, and stands in the audit', async () => {
  const { write, admin, writing } = await openChatDesk()
  await expect(write(OFFER, { override: 'Yes' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await admin.$count(outreachChecks)).toBe(0)
  const reason = 'Asked for it by phone, O’Brien heard it. نعم 🙂'
  const id = await write(OFFER, { override: reason })
  expect(await admin.select().from(outreachChecks)).toMatchObject([
    {
      contactId: NADIA,
      personId: writing.personId,
      channel: 'whatsapp',
      address: NADIAS_PHONE,
      messageId: id,
      reasons: ['notAgreed'],
      override: reason,
    },
  ])
  const audited = await admin
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'outreach.override'))
  expect(audited).toMatchObject([
    { target: `contact:${NADIA}`, after: { reasons: ['notAgreed'], reason, channel: 'whatsapp' } },
  ])
  const [message] = await admin.select().from(communications).where(eq(communications.id, id))
  expect(message).toMatchObject({ purpose: 'marketing', state: 'queued' })
})

test('who was advertised to today is left in peace, until they write or it turns out not to have arrived', async () => {
  const { write, agree, hears, admin, writing } = await openChatDesk()
  await agree('given')
  const first = await write(OFFER)
  await expect(write(OFFER)).rejects.toMatchObject({ problems: [{ message: 'perDay' }] })
  await admin.update(communications).set({ state: 'failed' }).where(eq(communications.id, first))
  const second = await write(OFFER)
  // What did not get there is asked about anew, too.
  await expect(sendAgain(writing, { id: first, contactId: NADIA })).rejects.toMatchObject({
    problems: [{ message: 'perDay' }],
  })
  expect(second).not.toBe(first)
  await hears(0)
  await write(OFFER)
  expect(await admin.select().from(outreachChecks)).toMatchObject([
    { reasons: [] },
    { reasons: [] },
    { reasons: [] },
  ])
})

test('of two lists that come in at once the one that began last is asked, whole', async () => {
  const { admin } = await openChatDesk()
  await admin.delete(registryLists)
  const begin = () => beginRegistryList(admin, { name: 'a', asOf: '2026-11-20', personId: null })
  const first = await begin()
  await addRegistered(admin, first, ['+971500000001'])
  const second = await begin()
  const [one, two] = [first, second].toSorted()
  // Begun in one millisecond, the greater id is the later one.
  const rows = await admin.select().from(registryLists)
  const at = new Set(rows.map(({ startedAt }) => startedAt))
  const last = at.size === 2 ? second : (two ?? '')
  const other = at.size === 2 ? first : (one ?? '')
  await addRegistered(admin, last, ['+971500000002', '+971500000003'])
  await expect(completeRegistryList(admin, { id: other, unread: 0, by: BY })).rejects.toMatchObject(
    {
      said: { key: 'registryBegunAnew' },
    },
  )
  await addRegistered(admin, last, ['+971500000004'])
  expect(await completeRegistryList(admin, { id: last, unread: 0, by: BY })).toMatchObject({
    numbers: last === second ? 3 : 4,
  })
  await addRegistered(admin, other, ['+971500000009'])
  const phones = ['+971500000002', '+971500000004', '+971500000009']
  expect(await listRegistered(admin, last, phones)).toEqual(new Set(phones.slice(0, 2)))
})

test('a number of the registry is asked about, by the newest list that is whole', async () => {
  const { admin, agree } = await openChatDesk()
  await agree('given')
  const house = {
    zone: SOME_HOUSE.zone,
    outreach: { ...EMIRATES_RULES, hours: { from: '00:00', to: '24:00' } },
  }
  const now = '2026-11-23T08:00:00.000Z'
  const check = (channel: 'whatsapp' | 'phone' = 'whatsapp') =>
    checkOutreach(admin, {
      house,
      contactId: NADIA,
      channel,
      purpose: 'marketing',
      address: NADIAS_PHONE,
      now,
    })
  const bring = (asOf: string) =>
    beginRegistryList(admin, { name: 'list.csv', asOf, personId: null })
  await admin.delete(registryLists)
  expect(await check()).toMatchObject({ reasons: ['registryMissing'] })
  const old = await bring('2026-09-01')
  await addRegistered(admin, old, [NADIAS_PHONE, '+971500000001'])
  expect(await check()).toMatchObject({ reasons: ['registryMissing'] })
  await completeRegistryList(admin, { id: old, unread: 0, by: BY })
  expect(await check('phone')).toMatchObject({ reasons: ['registered', 'registryOld'] })
  const fresh = await bring('2026-11-20')
  await addRegistered(admin, fresh, ['+971500000001'])
  await completeRegistryList(admin, { id: fresh, unread: 0, by: BY })
  expect(await check()).toMatchObject({ answer: 'allowed' })
})

test('“stop” is a refusal at once, by the way that it came, and one that was none is taken back', async () => {
  const { hear, admin, deps, agree, double } = await openChatDesk()
  await agree('given', '2026-01-01T08:00:00.000Z')
  const text = { type: 'text', text: { body: 'Please stop messaging me. شكرا' } }
  await hear(saidBy({ id: 'wamid.stop', ...text }), saidBy({ id: 'wamid.stop', ...text }))
  const [message] = await admin
    .select()
    .from(communications)
    .where(eq(communications.externalId, 'wamid.stop'))
    .orderBy(asc(communications.id))
  const id = message?.id ?? ''
  await noteRefusal(deps, id)
  await noteRefusal(deps, id)
  const consent = async () => {
    const [row] = await admin.select().from(contacts).where(eq(contacts.id, NADIA))
    return row?.consent.whatsapp
  }
  const said = await consent()
  expect(said).toMatchObject({
    state: 'withdrawn',
    where: 'WhatsApp',
    wording: 'Please stop messaging me',
    before: { state: 'given', where: 'Desk' },
  })
  const keys = double.sent.flatMap(({ idempotencyKey }) => idempotencyKey ?? [])
  expect(keys.filter((key) => key.startsWith('refusal:'))).toEqual([`refusal:${id}:whatsapp`])
  const runner = deps.commands.forService({ cause: 'test' })
  await runner.run(`contact:${NADIA}`, 'takeBackRefusal', {
    channel: 'whatsapp',
    at: said?.at ?? '',
  })
  expect(await consent()).toMatchObject({ state: 'given', where: 'Desk' })
})

test('advertising that waited does not go to who has refused since, unless somebody knew', async () => {
  const { agree, write, sending, find, graph } = await openChatDesk()
  await agree('given')
  const id = await write(OFFER)
  await agree('withdrawn')
  await sendMessage(sending, id, { attempt: 1 })
  expect((await find(id))?.states.at(-1)).toMatchObject({
    state: 'failed',
    problem: 'refusedSince',
  })
  const knowing = await write(OFFER, { override: 'They asked for this one by phone' })
  await sendMessage(sending, knowing, { attempt: 1 })
  expect(await find(knowing)).toMatchObject({ state: 'sent' })
  expect(graph.sent()).toHaveLength(1)
})

test('a call for service is allowed and not kept; one to who wants none is asked about', async () => {
  const { admin, writing } = await openChatDesk()
  const asked = {
    house: SOME_HOUSE,
    contactId: NADIA,
    channel: 'phone',
    purpose: 'service',
    address: NADIAS_PHONE,
    now: '2026-11-23T22:00:00.000Z',
  } as const
  const passed = await requireOutreach(admin, asked)
  expect(passed).toMatchObject({ verdict: { answer: 'allowed' } })
  await keepOutreach(admin, passed, { personId: writing.personId, by: BY })
  expect(await admin.$count(outreachChecks)).toBe(0)
  await admin
    .update(contacts)
    .set({ doNotCall: true })
    .where(and(eq(contacts.id, NADIA)))
  await expect(requireOutreach(admin, asked)).rejects.toMatchObject({
    problems: [{ message: 'doNotCall' }],
  })
})

test('what is sent again is asked about as of now, counts from now and once, and a reason holds for what it was given for', async () => {
  const { write, agree, sending, graph, admin, writing, find } = await openChatDesk()
  const refused = { status: 400, body: { error: { code: 131_026, message: 'Undeliverable' } } }
  graph.sending = () => refused
  await agree('given')
  const id = await write(OFFER)
  const dayAgo = new Date(Date.now() - 20 * 3_600_000).toISOString()
  await admin.update(outreachChecks).set({ at: dayAgo })
  await sendMessage(sending, id, { attempt: 1 })
  expect(await find(id)).toMatchObject({ state: 'failed' })
  await sendAgain(writing, { id, contactId: NADIA })
  const checks = await admin.select().from(outreachChecks).orderBy(asc(outreachChecks.at))
  expect(checks).toMatchObject([
    { at: dayAgo, messageId: id },
    { messageId: id, reasons: [] },
  ])
  expect(Date.now() - Date.parse(checks[1]?.at ?? '')).toBeLessThan(60_000)
  const { contacted } = await findOutreachStanding(admin, NADIA, { now: new Date().toISOString() })
  expect(contacted).toEqual([checks[1]?.at])
  // A reason against one thing is none against another.
  await agree('withdrawn')
  await admin.update(communications).set({ state: 'failed' }).where(eq(communications.id, id))
  await admin.update(outreachChecks).set({ override: 'They rang us', reasons: ['hours'] })
  await expect(sendAgain(writing, { id, contactId: NADIA })).rejects.toMatchObject({
    problems: [{ message: 'refused' }],
  })
  await admin.update(outreachChecks).set({ reasons: ['refused', 'hours'] })
  await sendAgain(writing, { id, contactId: NADIA })
  expect(await find(id)).toMatchObject({ state: 'queued' })
})
