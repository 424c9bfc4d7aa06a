import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communications, contacts, leads } from '#db/pace/schema.ts'
import { LEAD, NADIA, SENT } from '#tests/support/known-contacts.ts'
import { NADIAS_PHONE, noticeOf, openLine, saidBy } from '#tests/support/whatsapp.ts'
import { placeInTime } from '../messages/incoming/take-chat.ts'
import { understand } from './understand.ts'

test('the address proves itself by its key, and a notice by the signature of its very bytes', async () => {
  const { api, key, post, arrived } = await openLine()
  const ask = (token: string, challenge = '1158201444') =>
    api.request(
      `/whatsapp/${key}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${challenge}`,
    )
  const answer = await ask(key)
  expect([answer.status, await answer.text()]).toEqual([200, '1158201444'])
  expect((await ask('guess')).status).toBe(403)
  expect((await ask(key, '<script>')).status).toBe(403)
  expect((await api.request('/whatsapp/nobody?hub.mode=subscribe')).status).toBe(404)
  const body = noticeOf(saidBy({ id: 'wamid.1' }))
  for (const forged of ['', 'sha256=', `sha256=${'0'.repeat(64)}`, `sha1=${'0'.repeat(40)}`])
    expect((await post(body, forged)).status).toBe(401)
  expect(await arrived()).toEqual([])
  expect((await post(body)).status).toBe(200)
  expect(await arrived()).toMatchObject([{ state: 'waiting', channel: 'whatsapp' }])
})

test('what somebody known writes is a message of theirs and of their open lead, once, whatever it comes with', async () => {
  const { hear, chats, count } = await openLine()
  const before = await count()
  const at = Math.floor(Date.now() / 1000) - 5
  const text = 'هل ما زالت الشقة متاحة؟ 🙂 O’Brien \u0000 \ud800'
  const first = saidBy({ id: 'wamid.1', at, type: 'text', text: { body: text } })
  expect(await hear(first)).toBe(200)
  await hear(first)
  await hear(saidBy({ id: 'wamid.2', at }), first)
  const rows = await chats()
  expect(rows).toHaveLength(2)
  expect(new Set(rows.map(({ externalId }) => externalId))).toEqual(new Set(['wamid.1', 'wamid.2']))
  const kept = rows.find(({ externalId }) => externalId === 'wamid.1')
  expect(kept).toMatchObject({
    contactId: NADIA,
    leadId: LEAD,
    direction: 'inbound',
    state: 'received',
    states: [{ at: new Date(at * 1000).toISOString() }],
    address: NADIAS_PHONE,
  })
  expect(kept?.body).toMatch(/^هل ما زالت الشقة متاحة؟ 🙂 O’Brien/)
  expect(await count()).toEqual({ ...before, messages: before.messages + 2 })
})

test('somebody whom nobody knows becomes a lead of WhatsApp, and their conversation begins with what they wrote', async () => {
  const { hear, admin, chats, arrived } = await openLine()
  const stranger = { from: '971559998877', name: 'يوسف Al-Amri' }
  await hear(saidBy({ id: 'wamid.s1', ...stranger }))
  await hear(saidBy({ id: 'wamid.s1', ...stranger }))
  await hear(saidBy({ id: 'wamid.s2', ...stranger, type: 'text', text: { body: 'Two rooms' } }))
  const made = await admin.select().from(contacts).where(eq(contacts.phone, '+971559998877'))
  expect(made).toMatchObject([{ name: 'يوسف Al-Amri' }])
  const [lead, ...others] = await admin
    .select()
    .from(leads)
    .where(eq(leads.contactId, made[0]?.id ?? ''))
  expect(others).toEqual([])
  expect(lead).toMatchObject({ source: 'whatsapp' })
  const said = (await chats()).map(({ contactId, externalId }) => ({ contactId, externalId }))
  expect(said).toHaveLength(2)
  expect(said).toEqual(
    expect.arrayContaining(
      ['wamid.s1', 'wamid.s2'].map((externalId) => ({ contactId: made[0]?.id, externalId })),
    ),
  )
  expect((await arrived())[0]).toMatchObject({ state: 'lead', source: 'whatsapp' })
})

test('what became of a message is heard in any order and twice, also before its network has said what it calls it', async () => {
  const { hear, admin, arrived } = await openLine()
  await admin
    .update(communications)
    .set({ channel: 'whatsapp', externalId: null, state: 'queued' })
    .where(eq(communications.id, SENT))
  const now = Math.floor(Date.now() / 1000)
  const status = (state: string, at: number, more: object = {}) => ({
    statuses: [
      { id: 'wamid.ours', status: state, timestamp: String(at), recipient_id: '1', ...more },
    ],
  })
  await hear(status('delivered', now - 2, { biz_opaque_callback_data: SENT }))
  await hear(status('read', now - 1), status('sent', now - 3), status('read', now - 1))
  await hear(status('typing', now), status('failed', now, { id: 'wamid.nobodys' }))
  const [row] = await admin.select().from(communications).where(eq(communications.id, SENT))
  expect(row).toMatchObject({ state: 'read', externalId: 'wamid.ours' })
  expect(row?.states.map(({ state }) => state)).toEqual(['delivered', 'read', 'sent'])
  expect((await arrived()).map(({ state }) => state)).toContain('other')
})

test.each([
  [
    'a place',
    { type: 'location', location: { latitude: 25.08, longitude: 55.14, name: 'Marina Gate' } },
    'Marina Gate\n25.08, 55.14',
  ],
  [
    'a card',
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Ali' }, phones: [{ phone: '+97150' }] }],
    },
    'Ali: +97150',
  ],
  ['a button', { type: 'button', button: { text: 'Yes', payload: 'y' } }, 'Yes'],
  [
    'a choice',
    {
      type: 'interactive',
      interactive: {
        type: 'list_reply',
        list_reply: { id: '1', title: 'Friday', description: 'at five' },
      },
    },
    'Friday\nat five',
  ],
  ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }, '👍'],
  ['what Meta cannot tell', { type: 'unsupported', errors: [{ code: 131_051 }] }, ''],
  ['a long word', { type: 'text', text: { body: 'x'.repeat(10_000) } }, 'x'.repeat(10_000)],
  ['a broken part', { type: 'text', text: { body: 7 }, image: 'no' }, ''],
])('%s is shown as a person would read it', async (_what, said, shown) => {
  const { hear, chats } = await openLine()
  await hear(saidBy({ id: 'wamid.1', ...said }))
  expect(await chats()).toMatchObject([{ body: shown }])
})

test('what nobody says anything by is no message, and what is no notice is kept whole', async () => {
  const { hear, post, chats, arrived, deps } = await openLine()
  await hear(
    saidBy({ id: 'wamid.1', type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '' } }),
    saidBy({ id: 'wamid.2', type: 'system', system: { body: 'changed their number' } }),
    {},
  )
  await post('{"entry":"no"}')
  await post('not json')
  for (const { id } of await arrived()) await understand(deps, id)
  expect(await chats()).toEqual([])
  expect((await arrived()).map(({ state }) => state).toSorted()).toEqual(
    ['held', 'other', 'other', 'other', 'other'].toSorted(),
  )
})

test('what is written one after the other stands so, in whatever order it comes, and what was kept up stands where it came', () => {
  const sentAt = '2026-03-02T08:00:00.000Z'
  const after = (ms: number) => new Date(Date.parse(sentAt) + ms).toISOString()
  expect(placeInTime(sentAt, after(3_600_000))).toBe(after(3_600_000))
  expect(placeInTime(sentAt, after(-5))).toBe(after(-5))
  fc.assert(
    fc.property(fc.nat(60_000), fc.nat(60_000), (one, other) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)]
      const [a, b] = [placeInTime(sentAt, after(first)), placeInTime(sentAt, after(second))]
      expect(a <= b && a >= sentAt && a <= after(Math.max(first, 0))).toBe(true)
      expect(b < after(1_000)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
