import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addHomes } from '../../tests/support/reso/some-homes.ts'
import { createTestApi } from '#tests/support/test-api.ts'

/*
 * The 45 scenarios of RESO's public test of a Web API Core 2.0.0 server (web-api-commander, web-api-server.core.feature), by their
 * names, with the parameters that a server under test fills in.
 */
const ROOT = '/reso/odata'
const P = {
  integer: 'BedroomsTotal',
  low: 1,
  high: 3,
  decimal: 'ListPrice',
  decimalLow: 1_500_000.5,
  decimalHigh: 3_000_000,
  date: 'AvailabilityDate',
  dateValue: '2026-03-01',
  timestamp: 'ModificationTimestamp',
  timestampValue: '2026-02-01T00:00:00Z',
  single: 'StandardStatus',
  singleValue: 'Active',
  multiple: 'AssociationAmenities',
  multiple1: 'Pool',
  multiple2: 'Gym',
} as const

type Row = Record<string, unknown>
const PageSchema = z.looseObject({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.count': z.number().optional(),
})

async function startServer() {
  const api = await createTestApi({ scale: 0 })
  const ids = await addHomes(api)
  const ask = (path: string) => api.asClient('listings:read', `${ROOT}/${path}`)
  return { ids, ask }
}

/** Status 200, the version's header, JSON, results, and the selected fields of $metadata in each. */
async function askFor(ask: (path: string) => Promise<Response>, fields: string[], query: string) {
  const select = ['ListingKey', ...fields].join(',')
  const response = await ask(`Property?$select=${select}&${encode(query)}`)
  expect(response.status, query).toBe(200)
  expect(response.headers.get('odata-version')).toBe('4.0')
  const { value } = PageSchema.parse(await response.json())
  expect(value.length, `${query} has results`).toBeGreaterThan(0)
  for (const row of value) expect(Object.keys(row)).toEqual(['ListingKey', ...fields])
  for (const field of fields)
    expect(
      value.some((row) => hasData(row[field])),
      field,
    ).toBe(true)
  return value
}

function encode(query: string): string {
  return query.replaceAll(' ', '%20').replaceAll("'", '%27')
}

function hasData(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null
}

const of = (rows: Row[], field: string) => rows.map((row) => row[field])
const numbers = (rows: Row[], field: string) => of(rows, field).map(Number)
const instants = (rows: Row[], field: string) => of(rows, field).map((at) => Date.parse(String(at)))
const lists = (rows: Row[], field: string) =>
  of(rows, field).map((list) => z.array(z.string()).parse(list))

test('metadata-validation', async () => {
  const { ask } = await startServer()
  const response = await ask('$metadata')
  expect(response.status).toBe(200)
  expect(response.headers.get('odata-version')).toBe('4.0')
  const xml = await response.text()
  expect(XMLValidator.validate(xml)).toBe(true)
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml)
  const [schema] = parsed['edmx:Edmx']['edmx:DataServices'].Schema
  expect(schema['@_xmlns']).toBe('http://docs.oasis-open.org/odata/ns/edm')
  const types: { '@_Name': string; Key: { PropertyRef: Row }; Property: Row[] }[] =
    schema.EntityType
  const sets: Row[] = schema.EntityContainer.EntitySet
  expect(of(sets, '@_Name')).toEqual([
    'Property',
    'Media',
    'Member',
    'Office',
    'Lookup',
    'EntityEvent',
  ])
  for (const type of types) {
    expect(of(type.Property, '@_Name')).toContain(type.Key.PropertyRef['@_Name'])
    for (const property of type.Property)
      expect(property['@_Type']).toMatch(/^(Edm\.\w+|Collection\(Edm\.String\))$/)
  }
  const property = types.find((type) => type['@_Name'] === 'Property')
  const typeOf = (name: string) =>
    property?.Property.find((one) => one['@_Name'] === name)?.['@_Type']
  expect([P.integer, P.decimal, P.date, P.timestamp, P.single, P.multiple].map(typeOf)).toEqual([
    'Edm.Int64',
    'Edm.Decimal',
    'Edm.Date',
    'Edm.DateTimeOffset',
    'Edm.String',
    'Collection(Edm.String)',
  ])
})

test('service-document', async () => {
  const { ask } = await startServer()
  const response = await ask('')
  expect(response.status).toBe(200)
  expect(response.headers.get('odata-version')).toBe('4.0')
  const { value } = PageSchema.parse(await response.json())
  expect(of(value, 'url')).toContain('Property')
})

test('fetch-by-key', async () => {
  const { ask, ids } = await startServer()
  const response = await ask(`Property('${ids[3]}')?$select=ListingKey`)
  expect(response.status).toBe(200)
  expect(response.headers.get('odata-version')).toBe('4.0')
  expect(await response.json()).toMatchObject({ ListingKey: ids[3] })
})

test('select', async () => {
  const { ask } = await startServer()
  await askFor(ask, [P.integer], '')
})

test('top', async () => {
  const { ask } = await startServer()
  expect(await askFor(ask, [], '$top=5')).toHaveLength(5)
})

test('skip', async () => {
  const { ask } = await startServer()
  const first = await askFor(ask, [], '$top=5')
  const second = await askFor(ask, [], '$top=5&$skip=5')
  const keys = of(first, 'ListingKey')
  expect(of(second, 'ListingKey').filter((key) => keys.includes(key))).toEqual([])
})

test('count', async () => {
  const { ask, ids } = await startServer()
  const response = await ask('Property?$count=true&$top=2')
  expect(response.status).toBe(200)
  const page = PageSchema.parse(await response.json())
  expect(page.value).toHaveLength(2)
  expect(page['@odata.count']).toBe(ids.length)
})

const { integer, low, high } = P
test.each<[string, string, (value: number) => boolean]>([
  ['filter-int-and', `${integer} gt ${low} and ${integer} lt ${high}`, (n) => n > low && n < high],
  ['filter-int-or', `${integer} gt ${high} or ${integer} lt ${low}`, (n) => n > high || n < low],
  ['filter-int-not', `not (${integer} le ${low})`, (n) => n > low],
  ['filter-int-eq', `${integer} eq ${low}`, (n) => n === low],
  ['filter-int-ne', `${integer} ne ${low}`, (n) => n !== low],
  ['filter-int-gt', `${integer} gt ${low}`, (n) => n > low],
  ['filter-int-ge', `${integer} ge ${low}`, (n) => n >= low],
  ['filter-int-lt', `${integer} lt ${high}`, (n) => n < high],
  ['filter-int-le', `${integer} le ${low}`, (n) => n <= low],
])('%s', async (_, filter, holds) => {
  const { ask } = await startServer()
  const all = await askFor(ask, [integer], '$top=1000')
  const found = await askFor(ask, [integer], `$top=1000&$filter=${filter}`)
  expect(numbers(found, integer).every(holds)).toBe(true)
  expect(found).toHaveLength(numbers(all, integer).filter(holds).length)
})

const { decimal, decimalLow, decimalHigh } = P
test.each<[string, string, (value: number) => boolean]>([
  ['filter-decimal-ne', `${decimal} ne ${decimalHigh}`, (n) => n !== decimalHigh],
  ['filter-decimal-gt', `${decimal} gt ${decimalLow}`, (n) => n > decimalLow],
  ['filter-decimal-ge', `${decimal} ge ${decimalLow}`, (n) => n >= decimalLow],
  ['filter-decimal-lt', `${decimal} lt ${decimalHigh}`, (n) => n < decimalHigh],
  ['filter-decimal-le', `${decimal} le ${decimalHigh}`, (n) => n <= decimalHigh],
])('%s', async (_, filter, holds) => {
  const { ask } = await startServer()
  const all = await askFor(ask, [decimal], '$top=1000')
  const found = await askFor(ask, [decimal], `$top=1000&$filter=${filter}`)
  expect(found).toHaveLength(numbers(all, decimal).filter(holds).length)
  expect(numbers(found, decimal).every(holds)).toBe(true)
})

const { date, dateValue } = P
test.each<[string, (value: string) => boolean]>([
  ['filter-date-eq', (day) => day === dateValue],
  ['filter-date-ne', (day) => day !== dateValue],
  ['filter-date-gt', (day) => day > dateValue],
  ['filter-date-ge', (day) => day >= dateValue],
  ['filter-date-lt', (day) => day < dateValue],
  ['filter-date-le', (day) => day <= dateValue],
])('%s', async (name, holds) => {
  const { ask } = await startServer()
  const operator = name.split('-').at(-1)
  const found = await askFor(ask, [date], `$top=1000&$filter=${date} ${operator} ${dateValue}`)
  const days = of(found, date).filter((day) => day !== null)
  expect(days.map(String).every(holds)).toBe(true)
})

const { timestamp, timestampValue } = P
const then = Date.parse(timestampValue)
test.each<[string, string, (at: number) => boolean]>([
  ['filter-datetime-gt', `${timestamp} gt ${timestampValue}`, (at) => at > then],
  ['filter-datetime-ge', `${timestamp} ge ${timestampValue}`, (at) => at >= then],
  ['filter-datetime-lt-now', `${timestamp} lt now()`, (at) => at < Date.now()],
  ['filter-datetime-le-now', `${timestamp} le now()`, (at) => at <= Date.now()],
  ['filter-datetime-ne-now', `${timestamp} ne now()`, (at) => at !== Date.now()],
])('%s', async (_, filter, holds) => {
  const { ask } = await startServer()
  const found = await askFor(ask, [timestamp], `$top=1000&$filter=${filter}`)
  expect(instants(found, timestamp).every(holds)).toBe(true)
})

test.each([
  ['orderby-timestamp-asc', 'asc', ''],
  ['orderby-timestamp-desc', 'desc', ''],
  ['orderby-timestamp-asc-filter-int-gt', 'asc', `&$filter=${integer} gt ${low}`],
  ['orderby-timestamp-desc-filter-int-gt', 'desc', `&$filter=${integer} gt ${low}`],
])('%s', async (_, direction, filter) => {
  const { ask } = await startServer()
  const query = `$top=20&$orderby=${timestamp} ${direction}${filter}`
  const found = await askFor(ask, [integer, timestamp], query)
  const sign = direction === 'asc' ? 1 : -1
  const sorted = instants(found, timestamp).toSorted((a, b) => sign * (a - b))
  expect(instants(found, timestamp)).toEqual(sorted)
  if (filter) expect(numbers(found, integer).every((n) => n > low)).toBe(true)
})

const { single, singleValue } = P
test.each<[string, string, (value: unknown) => boolean]>([
  ['filter-enum-single-has', `${single} has '${singleValue}'`, (one) => one === singleValue],
  ['filter-enum-single-eq', `${single} eq '${singleValue}'`, (one) => one === singleValue],
  ['filter-enum-single-ne', `${single} ne '${singleValue}'`, (one) => one !== singleValue],
])('%s', async (_, filter, holds) => {
  const { ask } = await startServer()
  const all = await askFor(ask, [single], '$top=1000')
  const found = await askFor(ask, [single], `$top=1000&$filter=${filter}`)
  expect(of(found, single).every(holds)).toBe(true)
  expect(found).toHaveLength(of(all, single).filter(holds).length)
})

const { multiple, multiple1, multiple2 } = P
test.each<[string, string, (list: string[]) => boolean]>([
  ['filter-enum-multi-has', `${multiple} has '${multiple1}'`, (list) => list.includes(multiple1)],
  [
    'filter-enum-multi-has-and',
    `${multiple} has '${multiple1}' and ${multiple} has '${multiple2}'`,
    (list) => list.includes(multiple1) && list.includes(multiple2),
  ],
  [
    'filter-coll-enum-any',
    `${multiple}/any(enum:enum eq '${multiple1}')`,
    (list) => list.includes(multiple1),
  ],
  [
    'filter-coll-enum-all',
    `${multiple}/all(enum:enum eq '${multiple1}')`,
    (list) => list.every((one) => one === multiple1),
  ],
])('%s', async (_, filter, holds) => {
  const { ask } = await startServer()
  const all = await askFor(ask, [multiple], '$top=1000')
  const found = await askFor(ask, [multiple], `$top=1000&$filter=${filter}`)
  expect(lists(found, multiple).every(holds)).toBe(true)
  expect(found).toHaveLength(lists(all, multiple).filter(holds).length)
})

test('response-code-400', async () => {
  const { ask } = await startServer()
  const response = await ask('Property?$select=NoSuchField')
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { code: 'invalid', target: '$select' } })
})

test('response-code-404', async () => {
  const { ask } = await startServer()
  const response = await ask('NoSuchResource')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: { code: 'notFound' } })
})
