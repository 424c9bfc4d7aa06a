import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { closeDoor } from '#db/pace/arrivals/doors.ts'
import { findChatStanding, readChats } from '#db/pace/messages/chats.ts'
import { arrivals } from '#db/pace/schema.ts'
import { openChatDesk, viewing } from '#tests/support/chat-desk.ts'
import { NADIA } from '#tests/support/known-contacts.ts'
import { openTextDesk, statusOf, textOf } from '#tests/support/sms.ts'
import { ACCOUNT, APP_SECRET, saidBy } from '#tests/support/whatsapp.ts'
import { writeMetaSecret } from '../arrivals/doors/meta-secret.ts'
import { sendMessage } from './send-message.ts'
import { writeMessage } from './write-message.server.ts'

const SECOND = '106540352242999'
const BY = { actor: 'person:admin', via: 'pages' }
const DAY_SECONDS = 86_400

const NOW = Math.floor(Date.now() / 1000)
const secondsAgo = (seconds: number) => NOW - seconds

test('an app at Meta tells of all its numbers at one address: each message is of the number that it came to, and is answered from it', async () => {
  const { hearAt, openNumber, chats, write, sending, graph, find } = await openChatDesk()
  const { id: second } = await openNumber(SECOND)
  expect(await hearAt(SECOND, saidBy({ id: 'wamid.b1', at: secondsAgo(60) }))).toBe(200)
  expect(await chats()).toMatchObject([{ externalId: 'wamid.b1', doorId: second }])
  const id = await write({ body: 'From the second' })
  await sendMessage(sending, id, { attempt: 1 })
  expect(graph.asked.at(-1)).toMatchObject({
    path: `/${SECOND}/messages`,
    token: `Bearer token-of-${SECOND}`,
  })
  expect(await find(id)).toMatchObject({ doorId: second })
})

test('who signs for one account speaks for no number of another, and for none that was closed', async () => {
  const { hearAt, openNumber, doorId, admin, chats } = await openChatDesk()
  const foreign = await openNumber(SECOND, 'the-secret-of-another-app')
  await hearAt(SECOND, saidBy({ id: 'wamid.f1', at: secondsAgo(60) }))
  const closed = await openNumber('106540352242111')
  await closeDoor(admin, closed.id, BY)
  await hearAt('106540352242111', saidBy({ id: 'wamid.f2', at: secondsAgo(30) }))
  const doors = (await chats()).map((one) => one.doorId)
  expect(doors).toEqual([doorId, doorId])
  expect(doors).not.toContain(foreign.id)
})

test('an application at Vonage does so too; what became of an SMS is known by its own id', async () => {
  const { hear, openSender, doorId, texts, write, find, admin } = await openTextDesk()
  const { id: second } = await openSender('+97144201200')
  await openSender('+97144201300', 'other-account')
  const to = (number: string, id: string, ago: number) =>
    hear({ ...textOf({ id, at: new Date(Date.now() - ago).toISOString() }), to: number })
  await to('97144201100', 'sms-a', 3_000)
  await to('97144201300', 'sms-c', 2_000)
  await to('97144201200', 'sms-b', 1_000)
  const came = Object.fromEntries((await texts()).map((row) => [row.externalId, row.doorId]))
  expect(came).toEqual({ 'sms-a': doorId, 'sms-b': second, 'sms-c': doorId })
  const id = await write('From the second')
  expect(await find(id)).toMatchObject({ doorId: second })
  await hear(statusOf(id, 'delivered', { to: '97144201200' }))
  expect(await find(id)).toMatchObject({ state: 'delivered' })
  const rows = await admin.select().from(arrivals).where(eq(arrivals.channel, 'sms'))
  expect(rows).toHaveLength(4)
})

test('who writes to one number all day has not gone from another, each with its own day to answer', async () => {
  const { hearAt, hear, openNumber, doorId, admin } = await openChatDesk()
  const { id: second } = await openNumber(SECOND)
  await hear(saidBy({ id: 'wamid.a', at: secondsAgo(3_600) }))
  const many = Array.from({ length: 25 }, (_, at) =>
    saidBy({ id: `wamid.b${at}`, at: secondsAgo(1_800 - at) }),
  )
  await hearAt(SECOND, ...many)
  const standing = await readChats(admin, NADIA, 'whatsapp')
  const at = (id?: string) => Date.parse(standing(id).lastWroteAt ?? '')
  expect(standing().lastDoorId).toBe(second)
  expect(Math.round((at(second) - at(doorId)) / 1000)).toBe(1_824)
  expect(at()).toBe(at(second))
})

test('a number that was closed is nobody’s: its day to answer is over with it, and what they wrote to others counts', async () => {
  const { hearAt, hear, openNumber, doorId, admin, write } = await openChatDesk()
  const { id: second } = await openNumber(SECOND)
  await hear(saidBy({ id: 'wamid.a', at: secondsAgo(2 * DAY_SECONDS) }))
  await hearAt(SECOND, saidBy({ id: 'wamid.b', at: secondsAgo(60) }))
  expect(await findChatStanding(admin, NADIA)).toMatchObject({ lastDoorId: second })
  await closeDoor(admin, second, BY)
  const standing = await findChatStanding(admin, NADIA)
  expect(standing).toMatchObject({ lastDoorId: doorId })
  expect(Date.parse(standing.lastWroteAt ?? '')).toBe(secondsAgo(2 * DAY_SECONDS) * 1000)
  await expect(write({ body: 'Hello' })).rejects.toMatchObject({
    said: { key: 'chatWindowClosed' },
  })
})

test('nobody writes from a colleague’s number without having chosen it', async () => {
  const { doors, doorId, admin, writing, find, agree, newest, templates } = await openChatDesk()
  await closeDoor(admin, doorId, BY)
  await agree('given')
  const settings = { phoneNumberId: SECOND, accountId: ACCOUNT }
  const theirs = { ...settings, teamId: '', personId: crypto.randomUUID() }
  const secret = writeMetaSecret({ appSecret: APP_SECRET, accessToken: 'x' })
  const { id: colleagues } = await doors.open(
    { channel: 'whatsapp', name: 'A colleague', settings: theirs, secret },
    BY,
  )
  expect(await templates(colleagues)).not.toEqual([])
  const write = async (more: { doorId?: string } = {}) => {
    const id = crypto.randomUUID()
    const template = viewing({ customer: 'Nadia', day: 'Friday' })
    const common = { id, contactId: NADIA, channel: 'whatsapp' as const, after: await newest() }
    await writeMessage(writing, { ...common, ...more, template })
    return id
  }
  await expect(write()).rejects.toMatchObject({ said: { key: 'lineUnchosen' } })
  expect(await find(await write({ doorId: colleagues }))).toMatchObject({ doorId: colleagues })
})
