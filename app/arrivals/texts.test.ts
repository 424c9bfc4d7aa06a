import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { arrivals, leads } from '#db/pace/schema.ts'
import { LEAD, NADIA } from '#tests/support/known-contacts.ts'
import { openTextDesk, signed, statusOf, textOf } from '#tests/support/sms.ts'
import { NADIAS_PHONE } from '#tests/support/whatsapp.ts'

test('an SMS of a known number is a message of theirs, once, in any script; it says by which number it came', async () => {
  const { hear, texts, count, doorId } = await openTextDesk()
  const before = await count()
  const notice = textOf({ id: 'sms-1', text: 'نعم، الخميس مناسب 🙂' })
  expect(await hear(notice)).toBe(200)
  expect(await hear(notice)).toBe(200)
  expect(await hear({ ...notice, sms: { num_messages: '2' } })).toBe(200)
  expect(await texts()).toMatchObject([
    {
      contactId: NADIA,
      leadId: LEAD,
      direction: 'inbound',
      body: 'نعم، الخميس مناسب 🙂',
      address: NADIAS_PHONE,
      externalId: 'sms-1',
      doorId,
    },
  ])
  expect(await count()).toEqual({ ...before, messages: before.messages + 1 })
})

test('a number that nobody has is an enquiry with a lead, and its SMS what their conversation begins with', async () => {
  const { hear, admin, count } = await openTextDesk()
  const before = await count()
  await hear(textOf({ id: 'sms-2', from: '971527654321', text: 'Is the villa free?' }))
  expect(await count()).toEqual({
    leads: before.leads + 1,
    messages: before.messages + 1,
    contacts: before.contacts + 1,
  })
  const [lead] = await admin.select().from(leads).where(eq(leads.phone, '+971527654321'))
  expect(lead).toMatchObject({ source: 'sms' })
  // A name is written to by nobody.
  await hear(textOf({ id: 'sms-3', from: 'DEWA', text: 'Your bill' }))
  const [held] = await admin.select().from(arrivals).where(eq(arrivals.externalId, 'sms-3'))
  expect(held).toMatchObject({ state: 'held', question: 'noReach' })
})

test('only what is signed by the account over these very bytes is kept', async () => {
  const { post, admin } = await openTextDesk()
  const body = JSON.stringify(textOf({ id: 'sms-4' }))
  const unsigned = [
    '',
    'x.y.z',
    `${await signed(body)}x`,
    await signed(body, { secret: 'another-secret-of-somebody-else' }),
    await signed(body, { apiKey: 'other123' }),
    await signed(body, { hashOf: `${body} ` }),
  ]
  for (const token of unsigned) expect((await post(body, token)).status).toBe(401)
  // None is a signature of nothing.
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const claims = (await signed(body)).split('.')[1]
  expect((await post(body, `${none}.${claims}.`)).status).toBe(401)
  expect(await admin.$count(arrivals, eq(arrivals.channel, 'sms'))).toBe(0)
  expect((await post(body)).status).toBe(200)
})

test('what is no notice, or holds what no row can, is kept and changes nothing', async () => {
  const { post, hear, admin, count } = await openTextDesk()
  const before = await count()
  expect((await post('not json')).status).toBe(200)
  expect(await hear({ ...textOf({ id: 'a\u0000b' }) })).toBe(200)
  expect(await hear({ status: 'delivered', message_uuid: 'nobody-knows' })).toBe(200)
  expect(await hear({ channel: 'viber', from: 1 })).toBe(200)
  expect(await count()).toEqual(before)
  const rows = await admin.select().from(arrivals).where(eq(arrivals.channel, 'sms'))
  expect(rows.map(({ state }) => state).filter((state) => state === 'waiting')).toEqual([])
})

test('what became of an SMS is heard in any order and twice; what was rejected says why', async () => {
  const { hear, write, find } = await openTextDesk()
  const id = await write('Hello')
  // Quicker than the answer to what was asked.
  await hear(statusOf(id, 'delivered'))
  await hear(statusOf(id, 'submitted'))
  await hear(statusOf(id, 'delivered'))
  expect(await find(id)).toMatchObject({ state: 'delivered', externalId: `of-${id}` })
  const other = await write('And?')
  await hear(statusOf(other, 'rejected', { error: { title: '1320', detail: 'Illegal sender' } }))
  expect(await find(other)).toMatchObject({ state: 'failed' })
  expect((await find(other))?.states.at(-1)).toMatchObject({ problem: 'Illegal sender' })
})
