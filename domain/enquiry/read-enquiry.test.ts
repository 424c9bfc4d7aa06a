import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requireStorable } from '../storable.ts'
import { createAreaReader } from '../values/area.ts'
import { EnquirySchema } from './enquiry.ts'
import { readEnquiry, saysAnything } from './read-enquiry.ts'
import { SOME_HOUSE } from '../testing/house.ts'
import { SOME_REFERENCE } from '../testing/reference.ts'

const marina = { key: 'dubai-marina', name: 'Dubai Marina', nameAr: 'دبي مارينا', aliases: [] }
const options = {
  settings: { house: SOME_HOUSE, reference: SOME_REFERENCE },
  readArea: createAreaReader([marina]),
  today: '2026-11-29',
}
const read = (given: Record<string, unknown>) => readEnquiry(given, options)

test('a form’s words and a program’s numbers are read alike', () => {
  const words = { name: 'Sara', areas: 'Dubai Marina', bedrooms: '٢', budgetMax: 'AED 120k a year' }
  const values = { name: 'Sara', areas: ['دبي مارينا'], bedrooms: 2, budgetMax: 120_000 }
  const expected = { areas: ['dubai-marina'], bedrooms: 2, budgetMax: 120_000 }
  expect(read(words)).toMatchObject({
    enquiry: { ...expected, budgetPeriod: 'year' },
    unread: [],
  })
  expect(read(values)).toMatchObject({ enquiry: expected, unread: [] })
})

test('a name that is too long is cut and told; without one the person is called by what is known', () => {
  const long = read({ name: 'x'.repeat(500) })
  expect(long.enquiry.name).toBe('x'.repeat(120))
  expect(long.unread).toMatchObject([{ field: 'name' }])
  expect(read({ email: 'a@b.example' }).enquiry.name).toBe('a@b.example')
  expect(read({ name: '-', message: 'Hello' }).enquiry.name).toBe('Enquirer')
})

test('what is nested without end is no reason to fail', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  expect(read({ name: deep, areas: deep }).enquiry.name).toBe('Enquirer')
})

test(
  'whatever is sent is read to an enquiry that can be kept, and every refusal has its reason',
  { timeout: 60_000 },
  () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const value = fc.oneof(
      text,
      fc.array(text, { maxLength: 3 }),
      fc.double(),
      fc.constant({ a: 1 }),
    )
    const names = Object.keys(EnquirySchema.shape)
    const given = fc.dictionary(fc.constantFrom(...names), value)
    fc.assert(
      fc.property(given, (fields) => {
        const { enquiry, unread } = read(fields)
        requireStorable([enquiry, unread])
        return EnquirySchema.safeParse(enquiry).success && unread.every(({ reason }) => reason)
      }),
      { numRuns: 40 },
    )
  },
)

test('an empty form says nothing', () => {
  expect(saysAnything({ name: '', source: 'website' })).toBe(false)
  expect(saysAnything({ name: ' ', message: '\n\u00a0' })).toBe(false)
  expect(saysAnything({ message: 'Hello' })).toBe(true)
})
