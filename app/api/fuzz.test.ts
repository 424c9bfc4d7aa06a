import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type FuzzedDocument,
  fuzzSize,
  operationsOf,
  requestsOf,
  tellOfFuzz,
} from '#tests/support/rest-fuzz.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { ProblemSchema } from './http/responses.ts'

const SCOPES = 'listings:read listings:write leads:read leads:write calls:read events:read ask'
/** A stream goes on until its reader goes; questions ask a model. */
const LEFT_OUT = /stream/
const FOR_PEOPLE = /^\/(tasks|viewings|shortlists|users)/
/** Each client may send so many a minute; fewer, so that none is refused for that. */
const OF_ONE_CLIENT = 200

test('whatever is sent, no operation answers with a failure of ours or with what is not described', async () => {
  const api = await createTestApi({ scale: 0.2 })
  const { requests, seed } = fuzzSize()
  const document: FuzzedDocument = await (await api.send(null, '/api/openapi.json')).json()
  const operations = operationsOf(document).filter(({ path }) => !LEFT_OUT.test(path))
  const known = await idsOf(api.sql)
  const admin = api.people.find(({ role }) => role === 'admin')?.name ?? ''
  const answered = new Map<number, number>()
  let total = 0
  const each = Math.ceil(requests / operations.length)
  for (const described of operations) {
    const { path, method } = described
    let sent = 0
    const tokenOf = () =>
      FOR_PEOPLE.test(path)
        ? api.tokenOf(admin)
        : api.tokenFor(`fuzz-${method}-${path}-${Math.floor(sent / OF_ONE_CLIENT)}`, SCOPES)
    const property = fc.asyncProperty(
      requestsOf(described, { document, known }),
      async (request) => {
        const token = await tokenOf()
        sent += 1
        // What is answered is held to the description where it is sent.
        const response = await api.send(token, request.address, request.init, addressOf(total++))
        answered.set(response.status, (answered.get(response.status) ?? 0) + 1)
        await expectAnswer(response, `${method} ${request.address}`)
      },
    )
    await fc.assert(property, { seed, numRuns: each })
  }
  tellOfFuzz(seed, answered)
  expect(answered.get(200)).toBeGreaterThan(0)
  expect(api.errors).toEqual([])
})

async function expectAnswer(response: Response, asked: string): Promise<void> {
  const body = await response.text()
  expect(response.status, `${asked} ${body}`).toBeLessThan(500)
  if (response.status < 400) return
  expect(response.headers.get('content-type'), asked).toContain('application/problem+json')
  ProblemSchema.parse(JSON.parse(body))
}

/** Each address may send so many a minute, too. */
function addressOf(request: number): string {
  return `10.0.${Math.floor(request / 250_000)}.${Math.floor(request / 1_000) % 250}`
}

/** Records that there are: what is sent to them gets further. */
async function idsOf(sql: {
  unsafe: (text: string) => Promise<readonly object[]>
}): Promise<string[]> {
  const tables = ['leads', 'contacts', 'listings', 'properties', 'tasks', 'viewings', 'shortlists']
  const found = await Promise.all(
    tables.map((table) => sql.unsafe(`select id::text from ${table} order by id limit 3`)),
  )
  return found.flat().map((row) => String(Reflect.get(row, 'id')))
}
