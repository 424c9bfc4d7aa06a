import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '../client.ts'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import {
  type FeedMessage,
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
  const first = await keepFeedMessage(db, { ...MESSAGE, digest: 'a' })
  const second = await keepFeedMessage(db, { ...MESSAGE, digest: 'b' })
  expect(await keepFeedMessage(db, { ...MESSAGE, digest: 'a' })).toBeNull()
  expect(idsOf(await listWaitingMessages(db, 9))).toEqual(idsOf([first, second]))
  await settleFeedMessage(db, first?.id ?? 0, null)
  expect(idsOf(await listWaitingMessages(db, 9))).toEqual(idsOf([second]))
  await forgetFeedMessages(db, '2026-04-01T00:00:00.000Z')
  expect(await listWaitingMessages(db, 9)).toEqual([])
})

function idsOf(messages: readonly (FeedMessage | null)[]): (number | undefined)[] {
  return messages.map((one) => one?.id)
}

test('what waits is found among a month of what was read', async () => {
  const { pace } = await foundCompany()
  const { db, sql, close } = connectPace(pace.adminUrl, { max: 1 })
  onTestFinished(close)
  await sql`insert into feed_messages (door, vendor, digest, content_type, body, received_at, state)
    select 'main', 'twilio', 'd' || n, '', '', now(), 'read' from generate_series(1, 20000) n`
  await keepFeedMessage(db, { ...MESSAGE, digest: 'waits' })
  await sql`analyze feed_messages`
  const [asked] = await explain(sql, (one) => listWaitingMessages(one, 100))
  expect(asked?.read).toEqual([])
  expect(asked?.blocks).toBeLessThan(20)
})
