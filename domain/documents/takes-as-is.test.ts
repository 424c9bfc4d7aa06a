import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CALL_FIELDS } from '../call/fields.ts'
import { CONTACT_FIELDS } from '../contact/fields.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import { PROPERTY_FIELDS } from '../property/fields.ts'
import { takesAsIs } from './takes-as-is.ts'

const TABLES = { LEAD_FIELDS, LISTING_FIELDS, CONTACT_FIELDS, CALL_FIELDS, PROPERTY_FIELDS }
/** An address is left to zod, which trims it and drops what stands in no address. */
const FIELDS = Object.entries(TABLES).flatMap(([table, fields]) =>
  Object.entries(fields)
    .filter(([name]) => name !== 'videoUrl')
    .map(([name, { schema }]) => [`${table}.${name}`, schema] as const),
)

/** What stands near the edges of some field. */
const TEXTS = [
  ...' |Ali| Ali|عائشة|👨‍👩‍👧|\ud83d|dubai-marina|-a|new|sale|person|L-1|P-12|L-1\n|123456|en|buyer|Live|'.split(
    '|',
  ),
  ...'+971501234567|050|a@b.ae|a@b|2026-11-23|2026-02-30|1899-01-01|2026-11-23T08:00:00.123Z'.split(
    '|',
  ),
  ...'2026-11-23T08:00:00+04:00|6f9619ff-8b86-4011-b42d-00cf4fc964ff|6f9619ff-8b86-0011-b42d-00cf4fc964ff'.split(
    '|',
  ),
  'x'.repeat(121),
]
const NUMBERS = [0, -5, -6, 20, 21, 1.5, 2_000_000_000, 2_000_000_001, Number.NaN, Infinity]
const NEAR = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, true, false, null, undefined, {}),
  fc.anything(),
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.uuid(),
)
const VALUE = fc.oneof(
  NEAR,
  fc.array(NEAR, { maxLength: 42 }),
  fc.array(fc.uuid(), { maxLength: 22 }),
)

test.for(FIELDS)('%s takes what zod takes, and only what stays as it is', ([, schema]) => {
  const takes = takesAsIs(schema)
  expect(takes).not.toBeNull()
  fc.assert(
    fc.property(VALUE, (value) => {
      const parsed = schema.safeParse(value)
      const stays = parsed.success && isSame(parsed.data, value)
      expect(takes?.(value)).toBe(stays)
    }),
  )
})

test('what is not known here is left to zod', () => {
  const unknown = [
    z.url(),
    z.union([z.string(), z.number()]),
    z.object({}),
    z.string().regex(/a/g),
    z.int32(),
  ]
  for (const schema of [...unknown, z.string().transform((text) => text), z.array(z.url())])
    expect(takesAsIs(schema)).toBeNull()
})

function isSame(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other)
}
