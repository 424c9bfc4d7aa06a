import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { arrivals, enquiries, leads } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { rereadArrivals } from '../jobs/arrival-tasks.ts'
import { createDoors } from './doors/doors.server.ts'
import { writeMetaSecret } from './doors/meta-secret.ts'
import { understand } from './understand.ts'

const APP_SECRET = 'the-secret-of-the-app'
const FIELDS = [
  { name: 'full_name', values: ['سارة Khan'] },
  { name: 'email', values: ['sara@b.example'] },
  { name: 'phone_number', values: ['+971501234567'] },
  { name: 'which_area_do_you_like?', values: ['Marina', 'JBR'] },
]

type Answer = { status: number; body: unknown }

/** The Graph API as it answers for leads: over HTTP, with what it was asked and by which token. */
async function startGraph() {
  const graph = { answers: new Map<string, Answer>(), asked: [] as string[], url: '' }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x')
    graph.asked.push(`${request.headers.authorization} ${pathname}`)
    const answer = graph.answers.get(pathname.slice(1)) ?? {
      status: 404,
      body: { error: { message: 'No such lead' } },
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  graph.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return graph
}

async function openAds() {
  const graph = await startGraph()
  const api = await createTestApi({ scale: 0, graphUrl: graph.url })
  const secret = writeMetaSecret({ appSecret: APP_SECRET, accessToken: 'page-token' })
  const door = { channel: 'facebook', name: 'Page', settings: {}, secret } as const
  const by = { actor: 'person:admin', via: 'pages' }
  const { key } = await createDoors({ db: api.db, secret: 'test' }).open(door, by)
  const post = (body: string, signature?: string) => {
    const signed = `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`
    const headers = {
      'x-hub-signature-256': signature ?? signed,
      'content-type': 'application/json',
    }
    return api.api.request(`/lead-ads/${key}`, { method: 'POST', body, headers })
  }
  const notice = (...ids: string[]) =>
    JSON.stringify({
      object: 'page',
      entry: [
        {
          id: '1',
          time: 1_700_000_000,
          changes: ids.map((leadgen_id) => ({
            field: 'leadgen',
            value: { leadgen_id, form_id: '7', page_id: '1' },
          })),
        },
      ],
    })
  const rows = () =>
    api.db.select().from(arrivals).orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
  const work = async () => {
    for (const { id } of await rows()) await understand(api.deps, id)
  }
  return { ...api, graph, key, post, notice, rows, work }
}

test('the address proves itself by its key, and by nothing else', async () => {
  const { api, key } = await openAds()
  const ask = (token: string, challenge = '1158201444') =>
    api.request(
      `/lead-ads/${key}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${challenge}`,
    )
  const answer = await ask(key)
  expect([answer.status, await answer.text()]).toEqual([200, '1158201444'])
  expect((await ask('other')).status).toBe(403)
  expect((await ask(key, encodeURIComponent('<script>'))).status).toBe(403)
  expect((await api.request('/lead-ads/nobody')).status).toBe(404)
})

test('a notice is kept and answered at once; who it was is fetched, and questions of the form’s own are read first', async () => {
  const { post, notice, graph, rows, work, db } = await openAds()
  graph.answers.set('11', { status: 200, body: { id: '11', platform: 'ig', field_data: FIELDS } })
  const body = notice('11')
  const answers = await Promise.all([post(body), post(body)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(graph.asked).toEqual([])
  expect((await rows()).map(({ state, times }) => [state, times])).toEqual([['waiting', 2]])
  await work()
  await work()
  expect(graph.asked).toEqual(['Bearer page-token /11'])
  const [lead] = await db.select().from(leads)
  expect(lead).toMatchObject({ name: 'سارة Khan', phone: '+971501234567', source: 'instagram' })
  const [enquiry] = await db.select().from(enquiries)
  expect(enquiry).toMatchObject({
    externalId: '11',
    message: 'which area do you like?: Marina, JBR',
  })
  expect((await rows())[0]?.extras['fetched']).toContain('which_area_do_you_like?')
})

test('what is not signed, or with something else, changes nothing', async () => {
  const { post, notice, rows } = await openAds()
  const other = createHmac('sha256', 'other').update(notice('1')).digest('hex')
  for (const signature of ['', 'sha256=', `sha256=${other}`, `sha256=${'é'.repeat(32)}`, other]) {
    expect((await post(notice('1'), signature)).status).toBe(401)
  }
  expect(await rows()).toEqual([])
})

test('while the Graph API fails the job tries again; what it refuses is held, and read again once that is mended', async () => {
  const { post, notice, graph, rows, work, deps } = await openAds()
  graph.answers.set('21', { status: 503, body: {} })
  await post(notice('21'))
  await expect(work()).rejects.toThrow('503')
  graph.answers.set('21', { status: 400, body: { error: { message: 'Token has expired' } } })
  await work()
  expect((await rows())[0]).toMatchObject({
    state: 'held',
    question: 'notFetched',
    extras: { leadgen: '21', why: 'Token has expired' },
  })
  graph.answers.set('21', { status: 200, body: { field_data: FIELDS } })
  await rereadArrivals(deps, { all: true })
  expect((await rows())[0]).toMatchObject({ state: 'lead', source: 'facebook' })
})

test('a lead that the notice holds itself is read as it is; several in one are as many; other notices are no enquiry', async () => {
  const { post, notice, rows, work, graph } = await openAds()
  await post(JSON.stringify({ id: '31', platform: 'fb', field_data: FIELDS }))
  graph.answers.set('32', {
    status: 200,
    body: { field_data: [{ name: 'phone', values: ['0507654321'] }] },
  })
  graph.answers.set('33', {
    status: 200,
    body: { field_data: [{ name: 'full_name' }, 7, { values: null }] },
  })
  await post(notice('32', '33'))
  await post(
    JSON.stringify({ object: 'page', entry: [{ changes: [{ field: 'feed', value: {} }] }] }),
  )
  for (const odd of ['{', '[]', 'null', '{"entry":[{"changes":[null]}]}']) {
    expect((await post(odd)).status).toBe(200)
  }
  await work()
  const found = await rows()
  expect(found.map(({ state }) => state).toSorted()).toEqual(
    ['lead', 'lead', 'held', 'other', 'held', 'held', 'held', 'held'].toSorted(),
  )
})
