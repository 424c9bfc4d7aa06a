import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contacts } from '#db/pace/schema.ts'
import { NADIA } from '#tests/support/known-contacts.ts'
import { openTextDesk, textOf } from '#tests/support/sms.ts'
import { createTextCarrier } from './carriers/text-carrier.ts'
import { createDemoChats } from './demo/demo-chat.ts'
import { noteRefusal } from './refusals/note-refusal.ts'
import { sendMessage } from './send-message.ts'

test('an SMS goes from the house’s number with our own id, advertising from the name for it', async () => {
  const { write, sending, vonage, find, doorId, agree } = await openTextDesk()
  const id = await write('نعم، الخميس')
  await sendMessage(sending, id, { attempt: 1 })
  expect(vonage.asked).toEqual([
    {
      authorization: `Basic ${Buffer.from('abcd1234:password').toString('base64')}`,
      body: {
        channel: 'sms',
        message_type: 'text',
        to: '971501112233',
        from: '97144201100',
        text: 'نعم، الخميس',
        client_ref: id,
      },
    },
  ])
  expect(await find(id)).toMatchObject({ state: 'sent', doorId })
  await agree('given')
  const offer = await write('New homes in Marina', { purpose: 'marketing' })
  await sendMessage(sending, offer, { attempt: 1 })
  expect(vonage.asked[1]).toMatchObject({ body: { from: 'AD-BAYT' } })
})

test('without a name for it no advertising goes by SMS; what is too long is refused with everything still there', async () => {
  const { write, agree } = await openTextDesk({ marketingSender: '' })
  await agree('given')
  await expect(write('New homes', { purpose: 'marketing' })).rejects.toMatchObject({
    said: { key: 'noMarketingSender' },
  })
  await expect(write('س'.repeat(1001))).rejects.toMatchObject({ said: { key: 'smsTooLong' } })
  await write('س'.repeat(1000))
})

test.each([
  [422, { title: 'Invalid params', detail: 'Invalid sender' }, 'Invalid sender', true],
  [401, { title: 'Unauthorized' }, 'smsRefused', false],
  [402, { title: 'Low balance' }, 'Low balance', false],
  [429, {}, 'Vonage answered 429.', false],
])('of an answer %i it is said why', async (status, body, problem, isFinal) => {
  const { write, sending, vonage, find } = await openTextDesk()
  const id = await write('Hello')
  vonage.answer = () => ({ status, body })
  if (!isFinal) await sendMessage(sending, id, { attempt: 1 })
  await sendMessage(sending, id, { attempt: isFinal ? 1 : 10 })
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem })
})

test('an answer that nobody hears is waited for and not asked again', async () => {
  const { write, sending, vonage, find } = await openTextDesk()
  const id = await write('Hello')
  vonage.answer = () => null
  await sendMessage(sending, id, { attempt: 1 })
  expect(await find(id)).toMatchObject({ state: 'queued' })
  vonage.answer = () => ({ status: 500, body: {} })
  await sendMessage(sending, id, { attempt: 1 })
  expect(await find(id)).toMatchObject({ state: 'queued' })
})

test('STOP by SMS is a refusal at once: nothing goes, also what waited, until they write again', async () => {
  const { hear, write, sending, deps, texts, find, admin } = await openTextDesk()
  const waits = await write('Hello')
  await hear(textOf({ id: 'sms-stop', text: 'STOP' }))
  const stop = (await texts()).find(({ externalId }) => externalId === 'sms-stop')
  await noteRefusal(deps, stop?.id ?? '')
  const [nadia] = await admin.select().from(contacts).where(eq(contacts.id, NADIA))
  expect(nadia?.consent.sms).toMatchObject({ state: 'withdrawn', where: 'SMS', wording: 'STOP' })
  await sendMessage(sending, waits, { attempt: 1 })
  expect((await find(waits))?.states.at(-1)).toMatchObject({ problem: 'smsUnwanted' })
  await expect(write('But why?')).rejects.toMatchObject({ said: { key: 'smsUnwanted' } })
  await hear(textOf({ id: 'sms-back', text: 'When is the viewing?' }))
  await write('At five')
  // Said once more it counts once more, for advertising too.
  await hear(textOf({ id: 'sms-stop-again', text: 'STOP' }))
  const again = (await texts()).find(({ externalId }) => externalId === 'sms-stop-again')
  await noteRefusal(deps, again?.id ?? '')
  await expect(write('At six')).rejects.toMatchObject({ said: { key: 'smsUnwanted' } })
})

test('a demo keeps what is sent, and its customer’s phone answers by the way that all SMS come', async () => {
  const { deps, doors, doorId, writing, sending, write, find, texts } = await openTextDesk()
  await doors.list('sms')
  const none = { list: async () => [] }
  const carrier = { db: deps.db, doors: none, vonageUrl: 'http://127.0.0.1:9' }
  const demo = { ...sending, carriers: { sms: createTextCarrier({ ...carrier, isDemo: true }) } }
  const id = await write('Hello')
  expect(doorId).not.toBe('')
  // From a number that was closed nothing goes, in a demo neither.
  await sendMessage(demo, id, { attempt: 1 })
  expect((await find(id))?.states.at(-1)).toMatchObject({ problem: 'lineClosed' })
  writing.lines = async () => []
  const free = await write('Hello again')
  await sendMessage(demo, free, { attempt: 1 })
  expect(await find(free)).toMatchObject({ state: 'sent', doorId: null })
  const phone = createDemoChats({ ...deps, doors: none })
  const from = { channel: 'sms', phone: '+971501112233', name: 'Nadia' } as const
  await phone.receive({ ...from, read: [free] })
  await phone.receive({ ...from, body: 'نعم' })
  expect(await find(free)).toMatchObject({ state: 'delivered' })
  expect((await texts()).at(-1)).toMatchObject({ direction: 'inbound', body: 'نعم' })
})
