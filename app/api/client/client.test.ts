import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLIENT_TYPES, writeClientTypes } from '#scripts/api-client/client-types.ts'
import { createTestApi, TEST_URLS } from '#tests/support/test-api.ts'
import { createPaceClient } from './client.ts'

const SCOPES = 'leads:read leads:write listings:read listings:write'

async function openClient(scope = SCOPES) {
  const api = await createTestApi()
  const token = () => api.tokenFor('partner', scope)
  const pace = createPaceClient({
    url: TEST_URLS.app,
    token,
    fetch: async (request) => {
      const { method, url } = request
      const body = method === 'GET' ? undefined : await request.text()
      const headers = Object.fromEntries(request.headers)
      return api.send(null, url.slice(TEST_URLS.app.length), { method, headers, body })
    },
  })
  return { api, pace }
}

test('the types of the client are those of the description: `node scripts/api-client/main.ts` makes them anew', async () => {
  expect(readFileSync(CLIENT_TYPES, 'utf8')).toBe(await writeClientTypes())
})

test('a partner makes a lead with its source, finds it again and changes it as it was read', async () => {
  const { pace } = await openClient()
  const made = await pace.POST('/leads', {
    params: { query: {}, header: { 'idempotency-key': 'form-1' } },
    body: { name: 'أحمد', phone: '٠٥٠ ١٢٣ ٤٥٦٧', source: 'bayut' },
  })
  expect(made.data).toMatchObject({ name: 'أحمد', phone: '+971501234567', source: 'bayut' })
  const id = made.data?.id ?? ''
  const found = await pace.GET('/leads', {
    params: { query: { source: 'bayut', fields: 'name,source', sort: '-created', limit: 1 } },
  })
  expect(found.data?.data).toEqual([{ id, name: 'أحمد', source: 'bayut' }])
  const read = await pace.GET('/leads/{id}', { params: { path: { id }, query: {} } })
  const tag = read.response.headers.get('etag') ?? ''
  const change = (bedrooms: number) =>
    pace.PATCH('/leads/{id}', {
      params: { path: { id }, query: {}, header: { 'if-match': tag } },
      body: { bedrooms },
    })
  expect((await change(2)).data).toMatchObject({ bedrooms: 2 })
  expect((await change(3)).error).toMatchObject({ status: 412, code: 'outdated' })
})

test('pages are followed to their end by the cursor of each', async () => {
  const { pace, api } = await openClient()
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { data } = await pace.GET('/listings', {
      params: { query: { limit: 7, sort: 'price', fields: 'id', ...(cursor ? { cursor } : {}) } },
    })
    seen.push(...(data?.data ?? []).map(({ id }) => id ?? ''))
    cursor = data?.next ?? undefined
  } while (cursor)
  const [all] = await api.sql`select count(*)::int as count from listings`
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(all?.count)
})

test('a refusal is a problem with its code and its fields', async () => {
  const { pace } = await openClient()
  const { error } = await pace.POST('/contacts', {
    body: { phone: 'not a phone' },
  })
  expect(error).toMatchObject({ code: 'invalid', errors: [{ path: 'phone' }] })
})
