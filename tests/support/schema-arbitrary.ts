import fc from 'fast-check'

export type Schema = Record<string, unknown> & { properties?: Record<string, Schema> }

/** So deep values go: beyond it nothing is sent. */
const DEPTH = 4

export const instants = fc.constantFrom(
  '2026-01-01T00:00:00+23:59',
  '2026-01-01T00:00:00.123456789-14:30',
  '1900-01-01T00:00:00+23:59',
  '2199-12-31T23:59:59-23:59',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
)
export const ids = fc.oneof(
  fc.uuid(),
  fc.constantFrom('', 'null', '.', '..', '%00', '00000000-0000-0000-0000-000000000000'),
)
const numbers = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(2 ** 53, -1, 1e308, 9223372036854775807n.toString()),
)
export const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '٠٥٠ ١٢٣ ٤٥٦٧',
    'أحمد بن علي',
    'O’Brien',
    '%',
    '_',
    "'--",
    '\u202E\u200F',
    'a'.repeat(10_000),
    '🏠',
    '[]',
    '__proto__',
    'constructor',
  ),
)
/** What nobody would send who has read the description. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  instants,
  ids,
  numbers,
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(texts, numbers), { maxLength: 30 }),
  fc.dictionary(texts, texts, { maxKeys: 3 }),
)

/** Values as a schema of the description says, `$ref`s followed in the document that it is of. */
export function arbitraryOf(schema: Schema, document: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (depth > DEPTH) return fc.constant(null)
  const inner = (one: Schema) => arbitraryOf(one, document, depth + 1)
  if (typeof schema.$ref === 'string') return inner(resolve(document, schema.$ref))
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (choices) return fc.oneof(...choices.map(inner))
  if (Array.isArray(schema.allOf)) return fc.oneof(...(schema.allOf as Schema[]).map(inner))
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  if ('const' in schema) return fc.constant(schema.const)
  const types = [schema.type ?? 'any'].flat() as string[]
  return fc.oneof(...types.map((type) => ofType(type, schema, inner)))
}

function ofType(
  type: string,
  schema: Schema,
  inner: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.integer(boundsOf(schema))
    case 'array':
      return fc.array(inner((schema.items as Schema | undefined) ?? {}), { maxLength: 4 })
    case 'object': {
      const entries = Object.entries(schema.properties ?? {})
      const required = (schema.required as string[] | undefined) ?? []
      const shape = Object.fromEntries(entries.map(([name, one]) => [name, inner(one)]))
      return fc.record(shape, { requiredKeys: required.filter((name) => name in shape) })
    }
    case 'string':
      return ofFormat(schema)
    default:
      return odd
  }
}

function ofFormat({ format, maxLength }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') return instants
  if (format === 'email') return fc.emailAddress()
  if (format === 'date') return fc.constantFrom('2026-12-01', '2026-02-30', '0001-01-01')
  const most = typeof maxLength === 'number' ? Math.min(maxLength, 60) : 40
  return fc.oneof(fc.string({ unit: 'grapheme', maxLength: most }), texts)
}

function boundsOf({ minimum, maximum }: Schema): { min: number; max: number } {
  const min = typeof minimum === 'number' ? Math.ceil(minimum) : -1000
  const max = typeof maximum === 'number' ? Math.floor(maximum) : 1_000_000
  return { min, max: Math.max(min, max) }
}

function resolve(document: unknown, ref: string): Schema {
  const steps = ref.slice(2).split('/')
  return steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), document) as Schema
}
