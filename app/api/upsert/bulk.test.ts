import { expect, test } from 'vitest'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'

const SCOPES = 'leads:read leads:write listings:read listings:write'
type Outcome = { row: number; outcome: string; id?: string; problem?: { code: string } }

function send(
  api: TestApi,
  body: BodyInit,
  headers: Record<string, string> = {},
  path = 'contacts/bulk',
) {
  const init = {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-ndjson', ...headers },
    duplex: 'half',
  }
  return api.asClient(SCOPES, `/api/v1/${path}`, init as RequestInit)
}

async function outcomesOf(response: Promise<Response>): Promise<Outcome[]> {
  const answer = await response
  expect(answer.status).toBe(200)
  return (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const rows = (...all: unknown[]) => all.map((row) => JSON.stringify(row)).join('\n')

test('rows are told of in their order, the bad ones by their fields, and stop no other', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const body = `${rows({ externalId: 'a', name: 'Ali', phone: '٠٥٠ ١١١ ٢٢٣٣' }, { name: 5 })}\n\n{"name":\r\n[]\n${rows({ name: 'Zed\u0000' }, { nonsense: 1 }, { externalId: 'b', name: 'نورة O’Brien 🏠' })}`
  const outcomes = await outcomesOf(send(api, body))
  expect(outcomes).toMatchObject([
    { row: 0, outcome: 'created', externalId: 'a' },
    { row: 1, outcome: 'refused', problem: { code: 'invalid', errors: [{ path: 'name' }] } },
    { row: 3, outcome: 'refused', problem: { code: 'malformed' } },
    { row: 4, outcome: 'refused', problem: { code: 'invalid' } },
    { row: 5, outcome: 'refused', problem: { code: 'invalid' } },
    { row: 6, outcome: 'refused', problem: { code: 'invalid' } },
    { row: 7, outcome: 'created', externalId: 'b' },
  ])
  const [made] = await api.sql`select name, phone from contacts where id = ${outcomes[0]?.id ?? ''}`
  expect(made).toEqual({ name: 'Ali', phone: '+971501112233' })
})

test('the same external id means the same record, of its own sender alone', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const [first] = await outcomesOf(send(api, rows({ externalId: 'a', name: 'Ali' })))
  const [again] = await outcomesOf(send(api, rows({ externalId: 'a', name: 'Ali Hassan' })))
  expect(again).toMatchObject({ outcome: 'changed', id: first?.id })
  const token = await api.tokenFor('another', SCOPES)
  const headers = { 'content-type': 'application/x-ndjson' }
  const body = rows({ externalId: 'a', name: 'Somebody else' })
  const other = api.send(token, '/api/v1/contacts/bulk', { method: 'POST', body, headers })
  expect(await outcomesOf(other)).toMatchObject([{ outcome: 'created' }])
})

test('rows without the name of an upload make one record for each external id, whatever was noted of it', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const row = rows({ externalId: 'أ-1 🏠', title: 'Once' })
  const [first] = await outcomesOf(send(api, row, {}, 'listings/bulk'))
  // As after a crash between the making and the note of it.
  await api.sql`delete from external_records`
  const [again] = await outcomesOf(send(api, row, {}, 'listings/bulk'))
  expect(again?.id).toBe(first?.id)
  const [made] = await api.sql`select count(*)::int as count from listings where title = 'Once'`
  expect(made?.count).toBe(1)
})

test('an upload is gone on with: what is done is told again and not done again', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const all = Array.from({ length: 250 }, (_, at) => ({ title: `Listing ${at}`, price: at }))
  const key = { 'upload-key': 'autumn' }
  const path = 'listings/bulk'
  const count = async () =>
    (await api.sql`select count(*)::int as count from listings where title like 'Listing %'`)[0]
      ?.count
  const head = await outcomesOf(send(api, rows(...all.slice(0, 120)), key, path))
  const standing = async () => (await api.asClient(SCOPES, '/api/v1/listings/bulk/autumn')).json()
  expect([await standing(), await count()]).toEqual([{ next: 120 }, 120])
  const rest = await outcomesOf(
    send(api, rows(...all.slice(100)), { ...key, 'upload-offset': '100' }, path),
  )
  expect(rest.slice(0, 20)).toEqual(head.slice(100))
  expect([await standing(), await count()]).toEqual([{ next: 250 }, 250])
  const changed = await outcomesOf(send(api, rows({ title: 'Listing x' }), key, path))
  expect(changed).toMatchObject([{ row: 0, outcome: 'refused', problem: { code: 'conflict' } }])
  expect(await count()).toBe(250)
})

test('while the sync server is away it stops, and says where to go on', async () => {
  const api = await createTestApi({ scale: 0.1 })
  api.double.down = true
  const outcomes = await outcomesOf(send(api, rows({ name: 'Ali' }, { name: 'Omar' })))
  expect(outcomes).toMatchObject([{ row: 0, outcome: 'stopped', problem: { code: 'unavailable' } }])
})

test('rows come in pieces of any size, and a line that never ends is refused after those before it', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const text = new TextEncoder().encode(
    `${rows({ name: 'علي' }, { name: 'Omar 🏠' })}\n{"name":"${'x'.repeat(70_000)}`,
  )
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= text.length) return controller.close()
      controller.enqueue(text.slice(at, at + (at < 60 ? 1 : 9_973)))
      at += at < 60 ? 1 : 9_973
    },
  })
  const outcomes = await outcomesOf(send(api, body))
  expect(outcomes).toMatchObject([
    { row: 0, outcome: 'created' },
    { row: 1, outcome: 'created' },
    { row: 2, outcome: 'stopped', problem: { code: 'tooLarge' } },
  ])
})

test('another content type, a bad offset and a client without the right are refused before a row is read', async () => {
  const api = await createTestApi({ scale: 0.1 })
  await expectProblem(await send(api, '{}', { 'content-type': 'application/json' }), 415)
  await expectProblem(await send(api, '{}', { 'upload-offset': '-1' }), 422)
  await expectProblem(await send(api, '{}', { 'upload-key': 'a b' }), 422)
  const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/x-ndjson' } }
  await expectProblem(await api.asClient('leads:read', '/api/v1/leads/bulk', init), 403)
})
