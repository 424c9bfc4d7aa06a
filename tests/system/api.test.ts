import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createPaceClient } from '#app/api/client/client.ts'
import { WORKFLOWS } from '#app/api/workflows/workflows.ts'
import { createApiClient } from '#db/pace/clients/api-clients.ts'
import { connectPace, type PaceClient } from '#db/pace/client.ts'
import { newClient } from '#service/identity/new-client.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import {
  startValidatingProxy,
  type ValidatingProxy,
} from '#tests/support/description/validating-proxy.ts'
import { startReceiver } from '#tests/support/webhook-receiver.ts'
import { type RunningPace, startPace } from '#tests/support/start-pace.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { signIn } from './support/five-ways.ts'
import { runWorkflow } from './support/run-workflow.ts'

const SECRET = 'what-bayut-signs-with'
const SCOPES = 'leads:read leads:write listings:read listings:write calls:read events:read ask'

let pace: RunningPace
let admin: PaceClient
/** All that is sent to REST goes through it: what is not as the served description says fails the test. */
let proxy: ValidatingProxy
let token: string
let syncToken: string

beforeAll(async () => {
  pace = await startPace({
    env: { PACE_BAYUT_SECRET: SECRET, PACE_WEBHOOKS_TO_PRIVATE: 'allow' },
  })
  proxy = await startValidatingProxy(pace.urls.APP_URL)
  admin = connectPace(pace.databases.pace.adminUrl, { max: 2 })
  const { secret, ...client } = newClient('Website', SCOPES)
  await createApiClient(admin.db, { ...client, by: { actor: 'service:test' } })
  const tokenUrl = `${pace.urls.AUTH_URL}/token`
  const website = createTokenClient({ tokenUrl, clientId: client.id, clientSecret: secret })
  token = await website.clientToken({ resource: 'urn:pace:api', scope: SCOPES })
  const app = { clientId: 'pace-app', clientSecret: pace.secrets.clients['pace-app'] }
  const own = createTokenClient({ tokenUrl, ...app })
  syncToken = await own.clientToken({ resource: 'urn:pace:sync', scope: 'live:write' })
})
afterEach(() => {
  expect(proxy.wrong.splice(0)).toEqual([])
})
afterAll(async () => {
  await proxy?.close()
  await admin?.close()
  await pace?.stop()
})

async function api(path: string, init: { method?: string; body?: unknown } = {}) {
  const response = await fetch(`${proxy.url}/api/v1/${path}`, {
    method: init.method ?? 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(init.body ? { body: JSON.stringify(init.body) } : {}),
  })
  return { status: response.status, body: response }
}

async function runCommand(document: string, command: string, args: object) {
  const response = await fetch(`${pace.urls.SYNC_URL}/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${syncToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ document, command, args, cause: 'test' }),
  })
  expect(response.status, await response.clone().text()).toBe(200)
}

test('an enquiry becomes a lead with a document, and a patch of it is in the answer and in the log', async () => {
  const enquiry = {
    name: 'Ali Reza',
    phone: '+971507654321',
    areas: ['JBR'],
    message: 'Two bedrooms?',
  }
  const posted = await api('enquiries', { method: 'POST', body: enquiry })
  expect(posted.status).toBe(201)
  const { leadId } = await posted.body.json()
  const patched = await api(`leads/${leadId}`, {
    method: 'PATCH',
    body: { bedrooms: 2, budgetMax: 150_000 },
  })
  expect(patched.status).toBe(200)
  expect(await patched.body.json()).toMatchObject({
    id: leadId,
    stage: 'new',
    bedrooms: 2,
    areas: ['jbr'],
  })
  const { data } = await (await api('events?limit=1000')).body.json()
  const changes = data.filter((event: { key: string }) => event.key === leadId)
  // Not the last one: what the house does with a new lead by itself goes on meanwhile.
  expect(changes).toContainEqual(
    expect.objectContaining({
      resource: 'lead',
      new: expect.objectContaining({ bedrooms: 2, budgetMax: 150_000 }),
    }),
  )
})

test('a push from Bayut becomes a lead', async () => {
  const body = JSON.stringify({
    id: 'b-1',
    enquirer: { name: 'Jane', phone_number: '971527654321' },
  })
  const signature = createHash('md5')
    .update(SECRET + body)
    .digest('hex')
  const response = await fetch(`${pace.urls.APP_URL}/portals/bayut/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-bayut-signature': signature },
  })
  expect(response.status, await response.clone().text()).toBe(200)
  expect((await response.json()).leadId).toBeTruthy()
})

test('a question is planned by Assistcraft, run here and streamed back', async () => {
  const asked = await api('ask', { method: 'POST', body: { question: 'How many leads by stage?' } })
  expect(asked.status).toBe(200)
  const events = [...(await asked.body.text()).matchAll(/^event: (\w+)$/gm)].map(
    (match) => match[1],
  )
  expect(events).toEqual(['plan', 'edits', 'rows', 'chart', 'text', 'done'])
})

test('a published listing is read by a portal from its feed, and says so', async () => {
  const [listing] =
    await admin.sql`select l.id, l.status from listings l join people p on p.id = l.agent_id
    where l.area is not null and p.phone is not null and l.purpose = 'sale' and l.property_type = 'apartment'
      and l.status = 'draft' and l.archived_at is null and length(l.description) > 20
      and not exists (select 1 from portal_publications o where o.listing_id = l.id and o.portal = 'bayut')
    order by l.reference limit 1`
  const document = `listing:${listing?.id}`
  await runCommand(document, 'setFields', {
    fields: {
      title: 'Sea view',
      permitNumber: '7123456789',
      permitEndsOn: null,
      price: 2_000_000,
      sizeSqft: 900,
    },
  })
  await runCommand(document, 'setStatus', { status: 'available' })
  const queued = { portal: 'bayut', state: { state: 'queued', at: new Date().toISOString() } }
  await runCommand(document, 'recordPortalState', queued)
  const live = await waitFor(
    async () => {
      const [row] = await admin.sql`select state, url, reason from portal_publications
        where listing_id = ${listing?.id} and portal = 'bayut' and state in ('live', 'failed')`
      return row
    },
    { what: 'the portal’s answer' },
  )
  expect(live).toMatchObject({ state: 'live', reason: null })
})

/** Of the inputs of a workflow those that are not a token. */
const INPUTS: Record<string, () => Promise<Record<string, string>>> = {
  bookViewing: async () => {
    const sara = await signIn({ pace, database: admin }, 'Sara Haddad')
    const [listing] = await admin.sql`select id from listings
      where team_id = ${sara.person.teamId} order by reference limit 1`
    const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
    const startsAt = `${day}T14:00:00+04:00`
    return {
      token: sara.token,
      phone: '+971501110001',
      listingId: String(listing?.['id']),
      startsAt,
    }
  },
  offerHomes: async () => {
    const sara = await signIn({ pace, database: admin }, 'Sara Haddad')
    const [lead] = await admin.sql`select id from leads
      where owner_id = ${sara.person.id} and stage = 'new' and archived_at is null order by reference limit 1`
    const [listing] = await admin.sql`select id from listings
      where team_id = ${sara.person.teamId} and status = 'available' and permit_number is not null
        and archived_at is null and (permit_ends_on is null or permit_ends_on > now()::date + 1)
      order by reference limit 1`
    return {
      token: sara.token,
      leadId: String(lead?.['id']),
      listingId: String(listing?.['id']),
    }
  },
  uploadListings: async () => ({ upload: 'workflow' }),
  followEvents: async () => ({ phone: '+971501110002' }),
  tellWebhook: async () => ({ phone: '+971501110003', url: (await startReceiver()).url }),
}

test.each(WORKFLOWS.map(({ id }) => id))(
  'the workflow %s of the served document does what it says',
  async (workflow) => {
    const inputs = { token, ...(await INPUTS[workflow]?.()) }
    const { passed, said } = await runWorkflow({ url: proxy.url, workflow, inputs })
    expect(passed, `${said}\n${proxy.wrong.join('\n')}`).toBe(true)
  },
)

test('the typed client speaks as the description says', async () => {
  const client = createPaceClient({ url: proxy.url, token })
  const { data } = await client.GET('/listings', {
    params: { query: { limit: 3, sort: 'price', fields: 'id,price' } },
  })
  expect(data?.data).toHaveLength(3)
  const id = data?.data[0]?.id ?? ''
  const read = await client.GET('/listings/{id}', { params: { path: { id }, query: {} } })
  const header = { 'if-match': read.response.headers.get('etag') ?? '' }
  const changed = await client.PATCH('/listings/{id}', {
    params: { path: { id }, query: {}, header },
    body: { view: 'المارينا' },
  })
  expect(changed.data).toMatchObject({ view: 'المارينا' })
  expect(proxy.seen).toContain('patch /listings/{id}')
})
