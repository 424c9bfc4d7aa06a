import { expect, test } from 'vitest'
import { readOnwards } from '#db/pace/events/cursors.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { WEBHOOK_READER } from '#db/pace/webhooks/endpoints.ts'
import { createTestApi, json, TEST_SENDING } from '#tests/support/test-api.ts'
import { startReceiver } from '#tests/support/webhook-receiver.ts'
import { deliver } from './deliver.ts'
import { queueWebhooks } from './queue-deliveries.ts'

const MANY = 4

test('what arrives at once at an endpoint that had failed is noted once each: nobody waits for the other', async () => {
  const { deps, sql, tokenFor, send } = await createTestApi({ scale: 0 })
  const { db } = deps
  const receiver = await startReceiver()
  const token = await tokenFor('crm', 'events:read leads:read')
  expect((await send(token, '/api/v1/webhooks', json({ url: receiver.url }))).status).toBe(201)
  const event = { resource: 'lead' as const, old: {}, new: { phone: '+971500000001' } }
  const events = Array.from({ length: MANY }, (_, at) => `lead-${at}`).map((key) => {
    return { ...event, key, actor: 'service:test', documentSeq: null }
  })
  await db.transaction((tx) => appendEvents(tx, events))
  while ((await readOnwards(db, WEBHOOK_READER, queueWebhooks)) > 0);
  await sql`update webhook_endpoints set failing_since = now(), failures = 1`
  const due = await sql`select id from webhook_deliveries where key like 'lead-%' order by id`

  const { fetch, allSent } = sentTogether(due.length)
  const tellStopped = async () => {}
  const trying = { ...TEST_SENDING, fetch, db, tellStopped }
  await Promise.all(due.map(({ id }) => deliver(trying, Number(id))))
  await allSent
  const done = await sql`select state, attempts from webhook_deliveries where key like 'lead-%'`
  expect([...done]).toEqual(
    Array.from({ length: MANY }, () => ({ state: 'delivered', attempts: 1 })),
  )
  const [endpoint] = await sql`select failures from webhook_endpoints`
  expect(endpoint?.failures).toBe(0)
})

/** Answers nobody before all have sent, so that all go on at once. */
function sentTogether(count: number) {
  const { promise: allSent, resolve } = Promise.withResolvers<void>()
  let sent = 0
  const fetch: typeof TEST_SENDING.fetch = async (...request) => {
    const answer = await TEST_SENDING.fetch(...request)
    sent += 1
    if (sent === count) resolve()
    await allSent
    return answer
  }
  return { fetch, allSent }
}
