import { expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import { LISTING_STATUSES, type ListingFields, type ListingStatus } from './fields.ts'
import { isAdvertised, nextStatuses, requireNext } from './status.ts'

const ALL = Object.keys(LISTING_STATUSES) as ListingStatus[]
const of = (status: ListingStatus, purpose: ListingFields['purpose'] = null) => ({
  status,
  purpose,
})

function refusal(...args: Parameters<typeof requireNext>): DomainError {
  try {
    requireNext(...args)
  } catch (error) {
    if (error instanceof DomainError) return error
  }
  throw new Error('It was not refused.')
}

test.each([
  ['draft', ['review', 'available', 'withdrawn']],
  ['review', ['available', 'draft', 'withdrawn']],
  ['available', ['underOffer', 'sold', 'let', 'draft', 'withdrawn']],
  ['underOffer', ['available', 'sold', 'let', 'withdrawn']],
  ['let', ['available', 'draft', 'withdrawn']],
  ['sold', []],
  ['withdrawn', ['draft', 'available']],
] as const)('%s is followed by what may follow it, and by itself', (status, next) => {
  expect(nextStatuses(of(status))).toEqual(next)
  for (const one of [...next, status]) requireNext(of(status), one)
  const others = ALL.filter((one) => one !== status && !next.some((may) => may === one))
  for (const other of others) expect(refusal(of(status), other).code).toBe('conflict')
})

test('what is for sale is sold and never let, what is for rent the other way round', () => {
  expect(nextStatuses(of('underOffer', 'sale'))).toEqual(['available', 'sold', 'withdrawn'])
  expect(nextStatuses(of('underOffer', 'rent'))).toEqual(['available', 'let', 'withdrawn'])
  expect(refusal(of('available', 'sale'), 'let').message).toBe(
    'The listing is for sale, so it is not Let: choose Sold, or change its purpose first.',
  )
})

test('a refusal says which way leads there', () => {
  expect(refusal(of('draft', 'sale'), 'sold').message).toBe(
    'Sold does not follow Draft: set it to In review or Available or Withdrawn first.',
  )
  expect(refusal(of('sold', 'sale'), 'available').said).toEqual({ key: 'statusIsLast' })
})

test('a permit holds to the end of its last day, and without a day for good', () => {
  const offered = { status: 'available', archivedAt: null, permitEndsOn: '2026-11-23' } as const
  expect(isAdvertised(offered, '2026-11-23')).toBe(true)
  expect(isAdvertised(offered, '2026-11-24')).toBe(false)
  expect(isAdvertised({ ...offered, permitEndsOn: null }, '2036-11-24')).toBe(true)
})

test('only what is to be had and not archived is advertised', () => {
  const offered = { archivedAt: null, permitEndsOn: null }
  expect(ALL.filter((status) => isAdvertised({ ...offered, status }, '2026-11-23'))).toEqual([
    'available',
    'underOffer',
  ])
  const archivedAt = '2026-11-01T08:00:00.000Z'
  expect(isAdvertised({ ...offered, status: 'available', archivedAt }, '2026-11-23')).toBe(false)
})
