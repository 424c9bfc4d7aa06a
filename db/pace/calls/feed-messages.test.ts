import { asc } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '../client.ts'
import { feedMessages } from '../schema.ts'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import {
  findWaitingMessage,
  forgetFeedMessages,
  keepFeedMessage,
  listWaitingMessages,
  settleFeedMessage,
} from './feed-messages.ts'

const MESSAGE = {
  door: 'main',
  vendor: 'twilio' as const,
  contentType: 'application/json',
  body: new Uint8Array([123, 0, 125]),
  receivedAt: '2026-03-02T08:00:00.000Z',
}

test('what is kept waits in its order until it is settled; what comes again is kept once', async () => {
  const { db } = await foundCompany()
  const limit = 9
  const first = await keepFeedMessage(db, { ...MESSAGE, digest: 'a' })
  const second = await keepFeedMessage(db, { ...MESSAGE, digest: 'b' })
  expect(await keepFeedMessage(db, { ...MESSAGE, digest: 'a' })).toBeNull()
  expect(await listWaitingMessages(db, { limit })).toEqual([first?.id, second?.id])
  expect(await listWaitingMessages(db, { limit, after: first?.id ?? 0 })).toEqual([second?.id])
  await settleFeedMessage(db, first?.id ?? 0, null)
  expect(await listWaitingMessages(db, { limit })).toEqual([second?.id])
  expect(await findWaitingMessage(db, first?.id ?? 0)).toBeNull()
  expect(await findWaitingMessage(db, second?.id ?? 0)).toEqual(second)
  expect(await keepFeedMessage(db, { ...MESSAGE, digest: 'a' })).toBeNull()
})

test('what was read has no words left, what was refused has; both are forgotten in time, and what waits never', async () => {
  const { db } = await foundCompany()
  const ids: number[] = []
  for (const digest of ['read', 'refused', 'waits']) {
    ids.push((await keepFeedMessage(db, { ...MESSAGE, digest }))?.id ?? 0)
  }
  await settleFeedMessage(db, ids[0] ?? 0, null)
  await settleFeedMessage(db, ids[1] ?? 0, 'No call.')
  const kept = () => db.select().from(feedMessages).orderBy(asc(feedMessages.id))
  expect((await kept()).map(({ body }) => body.length)).toEqual([0, 3, 3])
  await forgetFeedMessages(db, '2026-04-01T00:00:00.000Z')
  expect((await kept()).map(({ digest }) => digest)).toEqual(['waits'])
})

test('what waits is found among a month of what was read', async () => {
  const { pace } = await foundCompany()
  const { db, sql, close } = connectPace(pace.adminUrl, { max: 1 })
  onTestFinished(close)
  await sql`insert into feed_messages (door, vendor, digest, content_type, body, received_at, state)
    select 'main', 'twilio', 'd' || n, '', '', now(), 'read' from generate_series(1, 20000) n`
  await keepFeedMessage(db, { ...MESSAGE, digest: 'waits' })
  await sql`analyze feed_messages`
  const [asked] = await explain(sql, (one) => listWaitingMessages(one, { limit: 100 }))
  expect(asked?.read).toEqual([])
  expect(asked?.blocks).toBeLessThan(20)
})
