import { expect, test } from 'vitest'
import {
  concludeAttempt,
  claimDelivery,
  insertDeliveries,
  purgeDeliveries,
  requeueStalledDeliveries,
} from '#db/pace/webhooks/deliveries.ts'
import { createApiClient, revokeApiClient } from '#db/pace/clients/api-clients.ts'
import { readOnwards } from '#db/pace/events/cursors.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { insertEndpoint, WEBHOOK_READER } from '#db/pace/webhooks/endpoints.ts'
import { MOST_ENDPOINTS } from '#domain/webhook/webhook.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'
import { startReceiver } from '#tests/support/webhook-receiver.ts'
import { queueWebhooks } from './queue-deliveries.ts'

const BY = { actor: 'service:test', ip: null, client: null }
const NEW = { url: 'https://told.example/hook', description: '', resources: null, fields: null }

async function start() {
  const { deps, sql, ...api } = await createTestApi({ scale: 0 })
  const { db } = deps
  const endpoint = async (clientId: string, ordered = false) => {
    const wanted = { ...NEW, ordered, clientId, scopes: ['events:read', 'leads:read'] }
    const { id } = await insertEndpoint(db, { ...wanted, secret: Buffer.from('x') }, BY)
    await sql`update webhook_endpoints set state = 'active', after_sequence = 0 where id = ${id}`
    return id
  }
  const jobs = async () => {
    const rows = await sql<{ key: string; id: number; most: number }[]>`
      select key, (payload ->> 'id')::int as id, max_attempts as most
      from graphile_worker._private_jobs where key like 'webhook:%' order by (payload ->> 'id')::int`
    return [...rows]
  }
  return { ...api, db, sql, endpoint, jobs }
}

/** Deliveries of one record, `count` of them, due since a while. */
function overdue(endpointId: string, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const event = { endpointId, sequence: at + 1, resource: 'lead', key: 'a' }
    return { ...event, body: '{}' }
  })
}

test('what happens is noted for more endpoints than one statement has room for', async () => {
  const { db, sql, endpoint, jobs } = await start()
  for (let at = 0; at < 70; at += 1) await endpoint(`client-${at}`)
  const event = { resource: 'lead' as const, old: {}, new: { phone: '+971500000001' } }
  const events = Array.from({ length: 200 }, (_, at) => ({
    ...event,
    key: `lead-${at}`,
    actor: 'service:test',
    documentSeq: null,
  }))
  await db.transaction((tx) => appendEvents(tx, events))
  while ((await readOnwards(db, WEBHOOK_READER, queueWebhooks)) > 0);
  const made = await sql<{ id: string; key: string }[]>`
    select id, key from webhook_deliveries where key like 'lead-%' order by id`
  expect(made).toHaveLength(70 * 200)
  const queued = await jobs()
  expect(queued).toEqual(made.map(({ id }) => ({ key: `webhook:${id}`, id: Number(id), most: 1 })))
})

test('what waits for an earlier one takes no place in the sweep, and goes when that one has arrived', async () => {
  const { db, sql, endpoint, jobs } = await start()
  const inOrder = await endpoint('in-order', true)
  await insertDeliveries(db, overdue(inOrder, 700))
  await insertDeliveries(db, overdue(await endpoint('plain'), 1))
  await sql`delete from graphile_worker._private_jobs`
  await sql`update webhook_deliveries set next_at = now() - interval '1 hour'`
  await sql`update webhook_deliveries set next_at = now() + interval '1 hour'
    where endpoint_id = ${inOrder} and sequence = 1`
  const [plain] = await sql`select id from webhook_deliveries where endpoint_id <> ${inOrder}`
  expect(await requeueStalledDeliveries(db)).toBe(1)
  expect((await jobs()).map(({ id }) => id)).toEqual([Number(plain?.id)])

  await sql`update webhook_deliveries set next_at = now() where endpoint_id = ${inOrder} and sequence = 1`
  const [first, second] = await sql<{ id: string }[]>`select id from webhook_deliveries
    where endpoint_id = ${inOrder} order by sequence limit 2`
  const claimed = await claimDelivery(db, Number(first?.id))
  const arrived = { ms: 1, status: 200, error: null, answer: null }
  await concludeAttempt(db, claimed!, arrived, { state: 'delivered' })
  expect((await jobs()).map(({ id }) => id)).toContain(Number(second?.id))
})

test('what was for a client that was revoked takes no place in the sweep', async () => {
  const { db, sql, endpoint, jobs } = await start()
  await sql`insert into api_clients (id, name, scopes, secret_hash, created_by, revoked_at)
    values ('revoked', 'Revoked', '{events:read}', 'x', 'person:x', now()),
      ('kept', 'Kept', '{events:read}', 'x', 'person:x', null)`
  await insertDeliveries(db, overdue(await endpoint('revoked'), 700))
  const kept = await endpoint('kept')
  await insertDeliveries(db, overdue(kept, 1))
  await sql`delete from graphile_worker._private_jobs`
  await sql`update webhook_deliveries set next_at = now() - interval '1 hour'`
  const [one] = await sql`select id from webhook_deliveries where endpoint_id = ${kept}`
  expect(await requeueStalledDeliveries(db)).toBe(1)
  expect((await jobs()).map(({ id }) => id)).toEqual([Number(one?.id)])
})

test('a client has so many endpoints and no more, even when it asks for all at once', async () => {
  const { send, tokenFor } = await start()
  const receiver = await startReceiver()
  const token = await tokenFor('crm', 'events:read leads:read')
  const make = (as: string) => send(as, '/api/v1/webhooks', json({ url: receiver.url }))
  const wanted = Array.from({ length: MOST_ENDPOINTS + 3 }, () => make(token))
  const made = await Promise.all(wanted)
  expect(made.filter(({ status }) => status === 201)).toHaveLength(MOST_ENDPOINTS)
  const problem = await expectProblem(await make(token), 409)
  expect(problem.detail).toContain(`${MOST_ENDPOINTS} webhooks`)
  expect((await make(await tokenFor('other', 'events:read leads:read'))).status).toBe(201)

  const { data } = await (await send(token, '/api/v1/webhooks')).json()
  await send(token, `/api/v1/webhooks/${data[0].id}`, { method: 'DELETE' })
  expect((await make(token)).status).toBe(201)
})

test('what waits for nobody is forgotten as what was done: of a revoked client, of an endpoint that is stopped', async () => {
  const { db, sql, endpoint } = await start()
  const by = { actor: 'service:test' }
  for (const id of ['revoked', 'paused', 'well']) {
    await createApiClient(db, { id, name: id, scopes: [], secretHash: 'x', by })
    const endpointId = await endpoint(id)
    await insertDeliveries(db, overdue(endpointId, 3))
    if (id === 'paused')
      await sql`update webhook_endpoints set state = 'paused' where id = ${endpointId}`
  }
  await revokeApiClient(db, { id: 'revoked', by })
  const left = async () => {
    const rows = await sql<{ client: string; count: number }[]>`
      select client_id as client, count(d.id)::int as count from webhook_endpoints e
      left join webhook_deliveries d on d.endpoint_id = e.id group by client_id`
    return Object.fromEntries(rows.map(({ client, count }) => [client, count]))
  }
  const purge = (limit = 100) => purgeDeliveries(db, { days: 30, limit })
  await sql`update webhook_deliveries set next_at = now() - interval '29 days'`
  expect([await purge(), await left()]).toEqual([0, { revoked: 3, paused: 3, well: 3 }])
  await sql`update webhook_deliveries set next_at = now() - interval '31 days'`
  expect(await purge(4)).toBe(4)
  expect([await purge(), await left()]).toEqual([2, { revoked: 0, paused: 0, well: 3 }])
})
