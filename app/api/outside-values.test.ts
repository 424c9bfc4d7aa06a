import { expect, test } from 'vitest'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'

const ALL_SCOPES = 'listings:read listings:write leads:read leads:write calls:read events:read ask'
const ID = '00000000-0000-4000-8000-000000000000'

function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

test('a malformed form is a problem', async () => {
  const api = await createTestApi({ scale: 0 })
  const form = {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=y' },
  }
  await expectProblem(await api.asClient('leads:write', '/api/v1/enquiries', form), 400)
  const empty = {
    method: 'POST',
    body: 'name=',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
  const problem = await expectProblem(
    await api.asClient('leads:write', '/api/v1/enquiries', empty),
    422,
  )
  expect(problem.errors?.map((error) => error.path)).toContain('name')
})

test('bad queries and ids are problems that name the parameter', async () => {
  const api = await createTestApi({ scale: 0 })
  const ask = (path: string) => api.asClient(ALL_SCOPES, `/api/v1/${path}`)
  const bad = [
    'leads?limit=0',
    'leads?limit=1e9',
    'leads?stage=odd',
    'leads/1',
    'events?after=-1',
    'listings?published=rightmove',
    'listings?updated_since=yesterday',
    'calls/%20',
    'leads?q=%00',
    'listings?area=%00',
    'calls?updated_since=0000-01-01T00:00:00Z',
  ]
  for (const path of bad) {
    const problem = await expectProblem(await ask(path), 422)
    expect(problem.errors?.[0]?.path).toBeTruthy()
  }
})

test('a cursor that is not one of ours is 400 and says what to do', async () => {
  const api = await createTestApi({ scale: 0 })
  const odd = [
    'x',
    'bnVsbA',
    cursorOf({ at: '2026-01-01T00:00:00.000Z', id: 'x y' }),
    cursorOf({ at: '2026-01-01T00:00:00.000+23:59', id: ID }),
    cursorOf({ at: '2026-02-30T00:00:00.000Z', id: ID }),
    cursorOf({ at: '0000-01-01T00:00:00.000Z', id: ID }),
    cursorOf({ at: '2026-01-01T00:00:00.000Z', id: 'a\u0000' }),
    cursorOf({ at: '2026-01-01T00:00:00.000Z', id: ID, more: 1 }),
  ]
  for (const noun of ['leads', 'listings', 'calls']) {
    for (const cursor of odd) {
      const path = `/api/v1/${noun}?cursor=${cursor}`
      const problem = await expectProblem(await api.asClient(ALL_SCOPES, path), 400)
      expect(problem.detail).toContain('open the list again')
    }
  }
})

test('a body over the limit is 413', async () => {
  const api = await createTestApi({ scale: 0 })
  const big = json({ name: 'x'.repeat(70_000) })
  await expectProblem(await api.asClient(ALL_SCOPES, '/api/v1/leads', big), 413)
})

test('what no row can hold is refused wherever it stands, and nothing is kept of it', async () => {
  const api = await createTestApi()
  const [lead] = await api.sql`select id from leads order by reference limit 1`
  const before = await api.sql`select count(*) from enquiries`
  const bad: [string, RequestInit][] = [
    [`leads/${lead?.id}`, json({ areas: ['a\u0000b'] }, 'PATCH')],
    [`leads/${lead?.id}`, json({ moveDate: '0000-01-01' }, 'PATCH')],
    ['leads', json({ name: 'Lina', areas: ['half \ud83d'] })],
  ]
  for (const [path, request] of bad) {
    const problem = await expectProblem(
      await api.asClient(ALL_SCOPES, `/api/v1/${path}`, request),
      422,
    )
    expect(problem.errors?.[0]?.path).toBeTruthy()
  }
  expect(await api.sql`select count(*) from enquiries`).toEqual(before)
})

test('an instant may have any offset that ISO has', async () => {
  const api = await createTestApi({ scale: 0 })
  const path = '/api/v1/leads?updated_since=2026-01-01T00:00:00%2B23:59'
  expect((await api.asClient('leads:read', path)).status).toBe(200)
})

test('fields are read as people write them, and what is unclear is asked back in words', async () => {
  const api = await createTestApi()
  const [lead] = await api.sql`select id from leads order by reference limit 1`
  const path = `/api/v1/leads/${lead?.id}`
  const written = {
    name: ' Sa\u0000ra O’Brien\u200f',
    phone: 'tel:٠٥٠١٢٣٤٥٦٧',
    email: ' Sara@B.example ',
    budgetMax: '٩٥ ألف',
    bedrooms: 'Studio',
    moveDate: '29 Nov 2027',
  }
  const changed = await api.asClient(ALL_SCOPES, path, json(written, 'PATCH'))
  expect(await changed.json()).toMatchObject({
    name: 'Sara O’Brien',
    phone: '+971501234567',
    email: 'sara@b.example',
    budgetMax: 95_000,
    bedrooms: 0,
    moveDate: '2027-11-29',
  })
  for (const [field, value, said] of [
    ['budgetMax', '120.000', /AED 120,000 or AED 120/],
    ['phone', 'N/A', /Write a number like/],
    ['moveDate', '30 February 2027', /There is no 30 February 2027/],
    ['moveDate', '03/04/2027', /day first/],
  ] as const) {
    const refused = await api.asClient(ALL_SCOPES, path, json({ [field]: value }, 'PATCH'))
    const problem = await expectProblem(refused, 422)
    expect(problem.errors?.[0]?.message).toMatch(said)
  }
})
