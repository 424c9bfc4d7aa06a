import type { Schema, Schemas } from './document.ts'
import { resolve, typesOf } from './shape.ts'

export const SAMPLE_ID = '3f0c6a52-8f5b-4c1e-9d0a-2b7e61c4d9aa'

/** How many members a sample has that need not be there. */
const OPTIONAL = 3
const DEEPEST = 4

/** A value that the schema takes. */
export function sampleOf(given: Schema, schemas: Schemas, depth = 0): unknown {
  const schema = resolve(given, schemas)
  if (schema.example !== undefined) return schema.example
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [among] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (among) return sampleOf(among, schemas, depth)
  const type = typesOf(schema).find((one) => one !== 'null')
  if (type === 'object') return objectSample(schema, schemas, depth)
  if (type === 'array') {
    return schema.items && depth < DEEPEST ? [sampleOf(schema.items, schemas, depth + 1)] : []
  }
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  return textSample(schema)
}

function objectSample(schema: Schema, schemas: Schemas, depth: number): unknown {
  const all = Object.entries(schema.properties ?? {})
  const required = all.filter(([name]) => schema.required?.includes(name))
  const free = all.filter(([name, one]) => !schema.required?.includes(name) && isPlain(one))
  const chosen = [...required, ...(required.length > 0 ? [] : free.slice(0, OPTIONAL))]
  return Object.fromEntries(
    chosen.map(([name, one]) => [name, NAMED[name] ?? sampleOf(one, schemas, depth + 1)]),
  )
}

/** What needs no knowledge of the house's own lists and records. */
function isPlain(schema: Schema): boolean {
  const isText = typesOf(schema).includes('string')
  return isText && !schema.pattern && schema.format !== 'uuid'
}

/** What people know such a member by. */
const NAMED: Record<string, unknown> = {
  name: 'Fatima O’Brien',
  phone: '+971501234567',
  email: 'fatima@example.com',
  source: 'website',
}

const FORMATS: Record<string, string> = {
  uuid: SAMPLE_ID,
  email: 'fatima@example.com',
  uri: 'https://example.com/pace',
  url: 'https://example.com/pace',
  date: '2027-01-31',
  'date-time': '2027-01-31T09:00:00Z',
}

function textSample({ format, pattern }: Schema): string {
  const known = format && FORMATS[format]
  if (known) return known
  // Times say only that they begin with a year.
  return pattern?.startsWith('^(19|2') ? '2027-01-31T09:00:00Z' : 'text'
}
