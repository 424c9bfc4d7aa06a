import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestApi, json } from '#tests/support/test-api.ts'
import { ProblemSchema } from './http/responses.ts'

const SCOPES = 'listings:read listings:write leads:read leads:write calls:read events:read ask'
/** Requests of each operation. What is sent follows from the seed, which a failure prints. */
const RUNS = 25

/** How long the answer may take is for other tests. */
const WAITS = 'wait'

const FOR_PEOPLE = /^\/(tasks|viewings|users)/

type Parameter = { in: string; name: string }
type Operation = { parameters?: Parameter[]; requestBody?: unknown }
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> }
}

const instants = fc.constantFrom(
  '2026-01-01T00:00:00+23:59',
  '2026-01-01T00:00:00.123456789-14:30',
  '1900-01-01T00:00:00+23:59',
  '2199-12-31T23:59:59-23:59',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
)
const ids = fc.oneof(fc.uuid(), fc.constantFrom('', 'null', '00000000-0000-0000-0000-000000000000'))
const numbers = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(2 ** 53, -1, 1e308, 9223372036854775807n.toString()),
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\u0000',
    '٠٥٠',
    'O’Brien',
    '%',
    '_',
    "'--",
    '\u202E',
    'a'.repeat(300),
    '🏠',
    '[]',
  ),
)
const cursors = fc
  .record({ at: fc.oneof(instants, texts), id: fc.oneof(ids, texts) })
  .map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))
const values = fc.oneof(texts, instants, ids, numbers.map(String), cursors)
const parts = fc.oneof(values, numbers, fc.boolean(), fc.constant(null), fc.array(values))

test('whatever is sent, no operation answers with a failure of ours, and each refusal is a problem', async () => {
  const api = await createTestApi({ scale: 0.2 })
  const admin = api.people.find(({ role }) => role === 'admin')
  const document: Document = await (await api.send(null, '/api/openapi.json')).json()
  const names = Object.values(document.components.schemas).flatMap(({ properties }) =>
    Object.keys(properties ?? {}),
  )
  const bodies = fc.oneof(fc.dictionary(fc.constantFrom(...new Set(names)), parts), parts)
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      // A client of its own: each may send so many requests a minute.
      const token = FOR_PEOPLE.test(path)
        ? await api.tokenOf(admin?.name ?? '')
        : await api.tokenFor(`fuzz-${method}-${path}`, SCOPES)
      const queries = fc.record(
        Object.fromEntries(
          parameters
            .filter((one) => one.in === 'query' && one.name !== WAITS)
            .map(({ name }) => [name, values]),
        ),
        { requiredKeys: [] },
      )
      const requests = fc.tuple(ids, queries, bodies)
      await fc.assert(
        fc.asyncProperty(requests, async ([id, query, body]) => {
          const address = path.replace('{id}', encodeURIComponent(id))
          const init = requestBody ? json(body, method.toUpperCase()) : {}
          const asked = `/api/v1${address}?${toQuery(query)}`
          await expectAnswer(await api.send(token, asked, init), `${method} ${asked}`)
        }),
        { seed: 20_261_129, numRuns: RUNS },
      )
    }
  }
})

function toQuery(parameters: Record<string, string | undefined>): string {
  const sent = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return new URLSearchParams(sent).toString()
}

async function expectAnswer(response: Response, asked: string): Promise<void> {
  // What goes on until its reader leaves has begun well.
  if (response.headers.get('content-type') === 'text/event-stream') return response.body?.cancel()
  const body = await response.text()
  expect(response.status, `${asked} ${body}`).toBeLessThan(500)
  if (response.ok) return
  expect(response.headers.get('content-type'), asked).toContain('application/problem+json')
  ProblemSchema.parse(JSON.parse(body))
}
