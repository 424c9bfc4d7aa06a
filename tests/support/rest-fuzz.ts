import fc from 'fast-check'
import { arbitraryOf, ids, instants, odd, type Schema, texts } from './schema-arbitrary.ts'

type Parameter = { in: string; name: string; schema?: Schema }
type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
}
export type FuzzedDocument = { paths: Record<string, Record<string, Operation>> }
export type FuzzedRequest = { address: string; init: RequestInit }

/** How many requests, and from which seed: `PACE_FUZZ_REQUESTS=20000 PACE_FUZZ_SEED=7 npm test -- app/api/fuzz.test.ts`. */
export function fuzzSize(): { requests: number; seed: number } {
  const { PACE_FUZZ_REQUESTS, PACE_FUZZ_SEED } = process.env
  return { requests: Number(PACE_FUZZ_REQUESTS ?? 600), seed: Number(PACE_FUZZ_SEED ?? 20_261_129) }
}

export function tellOfFuzz(seed: number, answered: ReadonlyMap<number, number>): void {
  const counts = [...answered]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
  process.stdout.write(`fuzz of REST from seed ${seed}: ${counts.join(', ')}\n`)
}

/** Each operation of the description once, under the methods that it has. */
export function operationsOf(document: FuzzedDocument) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}

type Described = ReturnType<typeof operationsOf>[number]

/** Requests of one operation: as it is described, broken in places, or odd throughout; with odd headers, cursors and ids. */
export function requestsOf(
  { path, method, operation }: Described,
  { document, known }: { document: FuzzedDocument; known: readonly string[] },
): fc.Arbitrary<FuzzedRequest> {
  const { parameters = [], requestBody } = operation
  const there = known.length > 0 ? fc.constantFrom(...known) : ids
  const key = fc.oneof(
    { weight: 6, arbitrary: there },
    { weight: 1, arbitrary: ids },
    { weight: 1, arbitrary: texts },
  )
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole)
  const steps = fc.tuple(...names.map(() => key))
  const query = someOf(valuesOf(parameters, 'query', document))
  const headers = someOf({ ...HEADERS, ...valuesOf(parameters, 'header', document) })
  const body = requestBody ? bodiesOf(requestBody.content, document) : fc.constant(null)
  return fc.tuple(steps, query, headers, body).map(([filled, asked, sent, content]) => ({
    address: `/api/v1${names.reduce((at, name, place) => at.replace(name, () => encodeSafely(filled[place] ?? '')), path)}?${toQuery(asked)}`,
    init: {
      method: method.toUpperCase(),
      headers: toHeaders({ ...sent, ...(content ? { 'content-type': content.type } : {}) }),
      ...(content ? { body: content.text } : {}),
    },
  }))
}

const cursors = fc
  .record(
    {
      at: fc.oneof(instants, texts),
      id: fc.oneof(ids, texts),
      key: fc.array(texts, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))
const HEADERS = {
  'if-match': fc.oneof(fc.constantFrom('*', '""', '"x"', 'W/"x"', ',,,'), texts),
  'if-none-match': fc.oneof(fc.constantFrom('*', '"x"'), texts),
  'idempotency-key': fc.oneof(fc.uuid(), texts),
  accept: fc.oneof(fc.constantFrom('application/xml', '*/*', 'q=;,'), texts),
  'accept-language': fc.oneof(fc.constantFrom('ar', 'xx-;q=9'), texts),
  'last-event-id': fc.oneof(fc.nat().map(String), texts),
}

/** Two at most: of many odd ones the first is refused, and the others are never looked at. */
function someOf(values: Record<string, fc.Arbitrary<unknown>>) {
  return fc
    .subarray(Object.keys(values), { maxLength: Math.min(2, Object.keys(values).length) })
    .chain((names) =>
      fc.record(
        Object.fromEntries(names.map((name) => [name, values[name] ?? fc.constant(null)])),
        { noNullPrototype: true },
      ),
    )
}

function valuesOf(parameters: readonly Parameter[], where: string, document: FuzzedDocument) {
  const entries = parameters
    .filter((one) => one.in === where)
    .map(({ name, schema = {} }) => {
      const described = arbitraryOf(schema, document)
      return [
        name,
        name === 'cursor' ? fc.oneof(cursors, texts) : ofThree(described, texts),
      ] as const
    })
  return Object.fromEntries(entries)
}

/** As it is described three times of four. */
function ofThree(described: fc.Arbitrary<unknown>, other: fc.Arbitrary<unknown>) {
  return fc.oneof({ weight: 3, arbitrary: described }, { weight: 1, arbitrary: other })
}

function bodiesOf(content: Record<string, { schema?: Schema }>, document: FuzzedDocument) {
  const all = Object.entries(content).map(([type, { schema = {} }]) => {
    const described = arbitraryOf(schema, document)
    const broken = fc
      .tuple(described, fc.dictionary(texts, odd, { maxKeys: 2 }))
      .map(([value, more]) =>
        value && typeof value === 'object' && !Array.isArray(value) ? { ...value, ...more } : value,
      )
    const text = fc.oneof(described, broken, odd).map((value) => JSON.stringify(value) ?? '')
    return fc.oneof(
      { weight: 8, arbitrary: text.map((one) => ({ type, text: one })) },
      { weight: 1, arbitrary: text.map((one) => ({ type, text: one.slice(1) })) },
      { weight: 1, arbitrary: text.map((one) => ({ type: 'text/plain; charset=x', text: one })) },
    )
  })
  return fc.oneof(...all)
}

/** Half a surrogate is no address: whoever sends one sends its replacement. */
function encodeSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed()) || '%20'
}

function toQuery(asked: Record<string, unknown>): string {
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one).toWellFormed()] as [string, string]),
  )
  return new URLSearchParams(pairs).toString()
}

/** What a header cannot hold no client sends. */
function toHeaders(sent: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(sent).flatMap(([name, value]) => {
    const text = String(value)
      .replaceAll(/[^\x20-\x7e]/g, '')
      .trim()
      .slice(0, 2_000)
    return value === undefined ? [] : [[name, text]]
  })
  return Object.fromEntries(entries)
}
