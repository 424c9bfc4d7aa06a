import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { directoryChannels, directoryMessages, directoryRuns } from '#db/pace/schema.ts'
import { addStaff, startTestDirectory } from '#tests/support/directory.ts'
import { keepChannels } from './keep-channels.ts'
import { createNotificationRoutes, NOTIFICATIONS } from './notifications.ts'
import { pushAddress } from './schedule.ts'

const HOUR = 3_600_000

/** Ten people, in PACE and in the directory, and Google's channels open to a server that follows what it hears. */
async function start() {
  const directory = await startTestDirectory()
  addStaff(directory.google)
  await directory.sync()
  const app = createNotificationRoutes(directory.context)
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const at = server.address()
  const address = `http://localhost:${typeof at === 'object' ? at?.port : ''}${NOTIFICATIONS}`
  const { google, context, clock } = directory
  google.channels.limits.now = () => Date.now() + clock.aheadMs
  const keep = () => keepChannels(context, address)
  await keep()
  const person = async (subject: string) =>
    (await directory.people()).find((one) => one.subject === subject)
  const channels = () => directory.db.select().from(directoryChannels)
  /** Tells of a change to a user; the status that it gets. */
  const tell = (event: string, id: string | null, sent = {}) =>
    google.channels.send(google.channels.of(event), event, id, sent)
  return { ...directory, keep, person, channels, tell, address }
}

test('[D15] one channel for each event, confirmed by its first message', async () => {
  const { channels, google, keep } = await start()
  const rows = await channels()
  expect(rows.map(({ event }) => event).toSorted()).toEqual(['add', 'delete', 'undelete', 'update'])
  expect(rows.every(({ confirmedAt, resourceId }) => confirmedAt && resourceId)).toBe(true)
  const secrets = [...google.channels.open.values()].map(({ token }) => token)
  expect(secrets.some((secret) => JSON.stringify(rows).includes(secret))).toBe(false)
  await keep()
  expect(google.channels.open.size).toBe(4)
})

test('[D15] before a channel ends there is another; the old one is stopped once Google spoke through the new', async () => {
  const { google, keep, clock, channels } = await start()
  const first = new Set(google.channels.open.keys())
  google.channels.limits.greets = false
  clock.aheadMs = 5.6 * HOUR
  await keep()
  expect(google.channels.open.size).toBe(8)
  await keep()
  expect(google.channels.stopped).toEqual([])
  for (const channel of google.channels.open.values()) {
    if (!first.has(channel.id)) await google.channels.send(channel, 'sync', null)
  }
  await keep()
  expect(new Set(google.channels.stopped)).toEqual(first)
  expect(await channels()).toHaveLength(4)
})

test('[D15] what cannot be opened is logged and tried again; what ended by itself is replaced', async () => {
  const { google, keep, clock, logged, channels } = await start()
  clock.aheadMs = 7 * HOUR
  google.faults.add('watch', { kind: 'status', status: 400, reason: 'pushNotSupported' })
  await keep()
  expect(logged.some(({ message }) => message.includes('could not be kept'))).toBe(true)
  expect(await channels()).toHaveLength(3)
  await keep()
  expect(await channels()).toHaveLength(4)
})

test.each([
  ['https://auth.example.com', true],
  ['http://auth.example.com', false],
  ['https://localhost:3002', false],
  ['https://10.0.0.7', false],
  ['https://[::1]:3002', false],
])('[D15] Google can send to %s: %s', (authUrl, can) => {
  expect(pushAddress(authUrl)).toBe(can ? `${authUrl}${NOTIFICATIONS}` : null)
})

test('[D16] what changed is asked for and followed at once', async () => {
  const { google, tell, person, db } = await start()
  google.change('2', { suspended: true })
  expect(await tell('update', '2')).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'suspended', closedByDirectory: 'suspended' })
  google.change('2', { suspended: false })
  expect(await tell('update', '2')).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'active' })
  google.remove('3')
  expect(await tell('delete', '3')).toBe(204)
  expect(await person('3')).toMatchObject({ closedByDirectory: 'deleted' })
  google.add({ id: '50', primaryEmail: 'new@brokers.example' })
  google.groups.get('admins@brokers.example')?.push({ id: '50', type: 'USER' })
  expect(await tell('add', '50')).toBe(204)
  expect(await person('50')).toMatchObject({ role: 'admin', email: 'new@brokers.example' })
  const pushes = (await db.select().from(directoryRuns)).filter(({ trigger }) => trigger === 'push')
  expect(pushes).toHaveLength(4)
})

test('[D16] nothing that the body says is believed', async () => {
  const { tell, person } = await start()
  const body = JSON.stringify({
    id: '2',
    suspended: true,
    deletionTime: 'now',
    primaryEmail: 'x@y.z',
  })
  expect(await tell('delete', null, { body })).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'active', email: 'person2@brokers.example' })
})

test('[D16] another token, resource or channel, or no notification at all, is refused', async () => {
  const { google, tell, person, address, clock } = await start()
  google.change('2', { suspended: true })
  expect(await tell('update', '2', { token: 'x'.repeat(43) })).toBe(403)
  expect(await tell('update', '2', { resourceId: 'resource-add' })).toBe(403)
  const stranger = { ...google.channels.of('update'), id: crypto.randomUUID() }
  expect(await google.channels.send(stranger, 'update', '2')).toBe(404)
  expect(await google.channels.send({ ...stranger, id: "1' or true" }, 'update', '2')).toBe(400)
  for (const body of ['', 'null', '{"id":"../groups"}', '{"id":7}', '{'.repeat(100)]) {
    expect(await tell('update', null, { body })).toBe(400)
  }
  expect(await tell('update', null, { body: `{"id":"${'2'.repeat(70_000)}"}` })).toBe(413)
  expect(await tell('update', '2', { number: -1 })).toBe(400)
  expect((await fetch(address, { method: 'POST' })).status).toBe(400)
  expect(await person('2')).toMatchObject({ status: 'active' })
  clock.aheadMs = 7 * HOUR
  expect(await tell('update', '2')).toBe(404)
})

test('[D17] a repeated number has no second effect', async () => {
  const { google, tell, person } = await start()
  google.change('2', { suspended: true })
  expect(await tell('update', '2', { number: 17 })).toBe(204)
  google.change('2', { suspended: false })
  expect(await tell('update', '2', { number: 17 })).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'suspended' })
  expect(await tell('update', '2', { number: 9 })).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'active' })
})

test('[D17] what could not be followed is answered 503, and counts when it comes again', async () => {
  const { google, tell, person, db } = await start()
  google.change('2', { suspended: true })
  google.faults.add('user', { kind: 'status', status: 503 }, { times: 5 })
  expect(await tell('update', '2', { number: 5 })).toBe(503)
  expect(await db.select().from(directoryMessages)).toEqual([])
  expect(await tell('update', '2', { number: 5 })).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'suspended' })
})

test('[D17] many at once, in any order, end as the directory is', async () => {
  const { google, tell, person } = await start()
  google.change('2', { suspended: true })
  const statuses = await Promise.all(
    Array.from({ length: 12 }, (_, n) => tell('update', '2', { number: 100 - n })),
  )
  expect(statuses).toEqual(Array.from({ length: 12 }, () => 204))
  expect(await person('2')).toMatchObject({ status: 'suspended', sessionVersion: 2 })
})

test('[D17] a list that was read before does not undo what a notification said since', async () => {
  const { google, tell, person, sync, context } = await start()
  const listed = context.google.listUsers
  // The list is read, then somebody is suspended and told of, then the list is applied.
  context.google.listUsers = async (caps) => {
    const rows = await listed(caps)
    google.change('2', { suspended: true })
    await tell('update', '2')
    return rows
  }
  expect(await sync()).toMatchObject({ outcome: 'done', effects: [] })
  expect(await person('2')).toMatchObject({ status: 'suspended' })
})

test('[D5] [D16] a user whose row lacks a flag is left as they are', async () => {
  const { google, tell, person } = await start()
  google.change('2', { suspended: undefined, archived: true })
  expect(await tell('update', '2')).toBe(204)
  expect(await person('2')).toMatchObject({ status: 'active' })
})
