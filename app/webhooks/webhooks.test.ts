import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { appendEvents, findLastSequence, type NewEntityEvent } from '#db/pace/events/events.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json, TEST_SENDING } from '#tests/support/test-api.ts'
import { readOnwards } from '#db/pace/events/cursors.ts'
import { WEBHOOK_READER } from '#db/pace/webhooks/endpoints.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { isSigned, startReceiver } from '#tests/support/webhook-receiver.ts'
import { queueWebhooks } from './queue-deliveries.ts'
import { startWebhooks } from './start.ts'
import { createWebhookFetch } from './webhook-fetch.ts'

const HOOKS = '/api/v1/webhooks'
const SCOPES = 'events:read leads:read'

async function start({ scopes = SCOPES, runs = true } = {}) {
  const api = await createTestApi({ scale: 0 })
  const receiver = await startReceiver()
  const token = await api.tokenFor('crm', scopes)
  const ask = async (path = '', init?: RequestInit) => api.send(token, `${HOOKS}${path}`, init)
  const post = async (path: string, body: unknown = {}) => {
    const answer = await ask(path, json(body))
    return { status: answer.status, body: await answer.json() }
  }
  const happens = (...events: Partial<NewEntityEvent>[]) =>
    api.deps.db.transaction((tx) =>
      appendEvents(
        tx,
        events.map((event) => ({
          resource: 'lead',
          key: 'a',
          old: {},
          new: { phone: '+971500000001' },
          actor: 'service:test',
          documentSeq: null,
          ...event,
        })),
      ),
    )
  const run = async () => {
    const pool = connectPace(api.pace.urls.pace_app, { max: 4 })
    const log = { error: (...args: unknown[]) => api.errors.push(args), warn: () => {} }
    const databaseUrl = api.pace.urls.pace_app
    const jobs = await startWebhooks({
      ...TEST_SENDING,
      databaseUrl,
      db: pool.db,
      sql: pool.sql,
      log,
    })
    onTestFinished(async () => {
      await jobs.stop()
      await pool.close()
    })
  }
  if (runs) await run()
  const make = async (wanted: object = {}) => {
    const { status, body } = await post('', { url: receiver.url, ...wanted })
    expect(status).toBe(201)
    return body
  }
  const deliveries = async (id: string, query = '') =>
    (await (await ask(`/${id}/deliveries${query}`)).json()).data
  return { api, receiver, ask, post, happens, run, make, deliveries }
}

test('what happens is told signed, once, under an id of its own, and each answer is kept', async () => {
  const { receiver, happens, make, deliveries, api } = await start()
  const { id, secret, state } = await make()
  expect(state).toBe('active')
  await happens({}, { old: null, key: 'b' })
  await waitFor(() => receiver.told().length === 2)
  const told = receiver.told().toSorted((one, other) => one.id.localeCompare(other.id))
  for (const one of told) expect(isSigned(secret, one)).toBe(true)
  expect(isSigned(`whsec_${Buffer.from('another').toString('base64')}`, told[0]!)).toBe(false)
  const last = await findLastSequence(api.db)
  const hex = id.replaceAll('-', '')
  expect(told.map((one) => one.id)).toEqual([`msg_${hex}_${last - 1}`, `msg_${hex}_${last}`])
  expect(told.map(({ message }) => message.type)).toEqual(['lead.changed', 'lead.created'])
  expect(told[0]?.message.data).toMatchObject({ key: 'a', new: { phone: '+971500000001' } })
  await waitFor(async () =>
    (await deliveries(id)).every((one: { state: string }) => one.state === 'delivered'),
  )
  const [newest] = await deliveries(id)
  expect(newest).toMatchObject({
    messageId: told[1]?.id,
    body: told[1]?.body,
    attempts: 1,
    answers: [{ status: 200, answer: 'thanks', error: null }],
  })
  expect(api.errors).toEqual([])
})

test('an address that does not repeat the challenge is told nothing, until it does', async () => {
  const { receiver, happens, make, post } = await start()
  receiver.say.repeats = false
  const { id, state, reason } = await make()
  expect([state, reason]).toEqual(['unverified', 'noChallenge'])
  await happens({ key: 'before' })
  receiver.say.repeats = true
  expect((await post(`/${id}/verify`)).body).toMatchObject({ state: 'active', reason: null })
  await happens({ key: 'after' })
  await waitFor(() => receiver.told().some(({ message }) => message.data.key === 'after'))
  await waitFor(() => receiver.told().length === 2)
  expect(new Set(receiver.told().map(({ message }) => message.data.key))).toEqual(
    new Set(['before', 'after']),
  )
})

test('an endpoint is told of its nouns and fields, as far as its scopes reach', async () => {
  const { receiver, happens, make } = await start()
  await make({ resources: ['lead', 'call'], scopes: ['events:read', 'leads:read'] })
  await happens(
    { resource: 'task', key: 'task' },
    { resource: 'call', key: 'call', new: { summary: 'secret' } },
    { key: 'lead' },
  )
  await waitFor(() => receiver.told().length === 2)
  const told = new Map(receiver.told().map(({ message }) => [message.data.key, message.data.new]))
  expect(told).toEqual(
    new Map<unknown, unknown>([
      ['call', {}],
      ['lead', { phone: '+971500000001' }],
    ]),
  )
})

test('what fails is tried again under the same id, and goes on when it is answered', async () => {
  const { receiver, happens, make, deliveries } = await start()
  let times = 0
  receiver.say.answerWith = () => ((times += 1) === 1 ? { status: 500, body: 'oh' } : {})
  const { id } = await make()
  await happens({})
  await waitFor(() => receiver.told().length === 2)
  const [first, second] = receiver.told()
  expect(second?.id).toBe(first?.id)
  await waitFor(async () => (await deliveries(id))[0].state === 'delivered')
  const [{ answers }] = await deliveries(id)
  expect(answers).toMatchObject([{ status: 200 }, { status: 500, answer: 'oh' }])
})

test('after three days an event is dead, and one press sends it again', async () => {
  const { api, receiver, happens, make, post, deliveries } = await start()
  receiver.say.answerWith = () => ({ status: 503 })
  const { id } = await make()
  await happens({})
  await waitFor(async () => (await deliveries(id))[0]?.attempts === 1)
  await api.sql`update webhook_endpoints set retry_at = null, failing_since = now()`
  await api.sql`update webhook_deliveries set since = now() - interval '72 hours', next_at = now() - interval '1 minute'`
  const [waiting] = await api.sql`select id from webhook_deliveries`
  await api.sql`select graphile_worker.add_job('deliver-webhook', ${JSON.stringify({ id: Number(waiting?.id) })}::json)`
  await waitFor(async () => (await deliveries(id))[0].state === 'dead')
  receiver.say.answerWith = () => ({})
  expect(await post(`/${id}/retry-dead`)).toEqual({ status: 202, body: { count: 1 } })
  await waitFor(async () => (await deliveries(id))[0].state === 'delivered')
  expect(new Set(receiver.told().map((one) => one.id)).size).toBe(1)
})

test('told in order, what is later of a record waits for what is earlier, and other records do not', async () => {
  const { receiver, happens, make } = await start()
  let refused = false
  receiver.say.answerWith = ({ message }) => {
    const isFirst = message.data.key === 'a' && !refused
    if (isFirst) refused = true
    return isFirst ? { status: 500 } : {}
  }
  await make({ ordered: true })
  await happens({ new: { step: 1 } }, { new: { step: 2 } }, { new: { step: 3 } })
  await waitFor(() => receiver.told().length === 4)
  const steps = receiver.told().map(({ message }) => (message.data.new as { step: number }).step)
  expect(steps).toEqual([1, 1, 2, 3])
})

test('a secret is changed with a day in which both sign', async () => {
  const { api, receiver, happens, make, post } = await start()
  const { id, secret } = await make()
  const { body } = await post(`/${id}/secret`)
  expect(body.secret).not.toBe(secret)
  await happens({ key: 'both' })
  await waitFor(() => receiver.told().length === 1)
  const [both] = receiver.told()
  expect([both && isSigned(secret, both), both && isSigned(body.secret, both)]).toEqual([
    true,
    true,
  ])
  await api.sql`update webhook_endpoints set previous_until = now() - interval '1 second'`
  await happens({ key: 'new' })
  await waitFor(() => receiver.told().length === 2)
  const only = receiver.told()[1]
  expect([only && isSigned(secret, only), only && isSigned(body.secret, only)]).toEqual([
    false,
    true,
  ])
  const [stored] = await api.sql`select secret from webhook_endpoints`
  expect(Buffer.from(stored?.secret).toString('latin1')).not.toContain('whsec_')
})

test('what happens while an endpoint is paused is told when it goes on; a replay tells it again under the same ids', async () => {
  const { api, receiver, happens, make, post } = await start()
  const { id } = await make()
  const before = await findLastSequence(api.db)
  await happens({ key: 'one' })
  await waitFor(() => receiver.told().length === 1)
  expect((await post(`/${id}/pause`)).body.state).toBe('paused')
  await happens({ key: 'two' })
  await waitFor(async () => {
    const [cursor] = await api.sql`select sequence from event_cursors where reader = 'webhooks'`
    return Number(cursor?.sequence) === before + 2
  })
  expect(receiver.told()).toHaveLength(1)
  await post(`/${id}/verify`)
  await waitFor(() => receiver.told().length === 2)
  expect((await post(`/${id}/replay`, { after: before })).status).toBe(202)
  await waitFor(() => receiver.told().length === 4)
  expect(new Set(receiver.told().map((one) => one.id)).size).toBe(2)
})

test('whoever answers that it is gone is stopped, and it is told in the log', async () => {
  const { api, receiver, happens, make, ask } = await start()
  receiver.say.answerWith = () => ({ status: 410 })
  const { id } = await make({ resources: ['lead'] })
  await happens({})
  await waitFor(async () => (await (await ask(`/${id}`)).json()).state === 'disabled')
  const [event] = await api.sql`select key, new from entity_events where resource = 'webhook'`
  expect(event).toMatchObject({ key: id, new: { state: 'disabled', reason: 'gone' } })
})

test('an endpoint that has answered nothing for three days is stopped', async () => {
  const { api, receiver, happens, make, ask } = await start()
  receiver.say.answerWith = () => ({ status: 500 })
  const { id } = await make()
  await api.sql`update webhook_endpoints set failing_since = now() - interval '4 days', failures = 9`
  await happens({})
  await waitFor(async () => (await (await ask(`/${id}`)).json()).state === 'disabled')
  expect((await (await ask(`/${id}`)).json()).reason).toBe('failing')
})

test('what a dead process had taken up is sent by the next', async () => {
  const { api, receiver, happens, make, run } = await start({ runs: false })
  await make()
  await happens({})
  while ((await readOnwards(api.deps.db, WEBHOOK_READER, queueWebhooks)) > 0);
  // As a process leaves it that has taken up the job and the delivery, and died.
  await api.sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'
    where key like 'webhook:%'`
  await api.sql`update webhook_deliveries set next_at = now() - interval '1 minute'`
  await run()
  await waitFor(() => receiver.told().length === 1)
})

test('only its own client and admins have an endpoint, and it is told no more than its maker may be', async () => {
  const { api, make, ask, receiver } = await start({ scopes: 'events:read leads:read' })
  const { id } = await make()
  const other = await api.tokenFor('other', SCOPES)
  await expectProblem(await api.send(other, `${HOOKS}/${id}`), 404)
  await expectProblem(await api.send(await api.tokenFor('narrow', 'leads:read'), HOOKS), 403)
  const wide = json({ url: receiver.url, scopes: ['calls:read'] })
  await expectProblem(await ask('', wide), 403)
  await expectProblem(await ask('', json({ url: 'ftp://x.example' })), 422)
  await expectProblem(await ask('', json({ url: 'https://u:p@x.example' })), 422)
})

test('a client that is revoked is told nothing more', async () => {
  const { api, receiver, happens, make } = await start()
  await api.sql`insert into api_clients (id, name, scopes, secret_hash, created_by)
    values ('crm', 'CRM', '{events:read}', 'x', 'person:x')`
  await make()
  const before = await findLastSequence(api.db)
  await api.sql`update api_clients set revoked_at = now()`
  await happens({})
  await waitFor(async () => {
    const [cursor] = await api.sql`select sequence from event_cursors where reader = 'webhooks'`
    return Number(cursor?.sequence) === before + 1
  })
  expect(await api.sql`select id from webhook_deliveries`).toEqual([])
  expect(receiver.told()).toEqual([])
})

test('without the setting no address of one’s own network is asked, by name or number', async () => {
  const receiver = await startReceiver()
  const fetch = createWebhookFetch({ toPrivate: false })
  const sent = { method: 'POST' as const, headers: {}, body: '{}' }
  await expect(fetch(receiver.url, sent)).rejects.toThrow('only https')
  const port = new URL(receiver.url).port
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:7f00:1]', '169.254.169.254', '10.0.0.7']) {
    await expect(fetch(`https://${host}:${port}/`, sent)).rejects.toThrow('not a public address')
  }
  expect(receiver.received).toEqual([])
})
