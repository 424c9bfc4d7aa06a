import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../testing/house.ts'
import { type ClockedListing, clocksOfListing } from './clocks.ts'

const listing: ClockedListing = {
  status: 'available',
  agentId: 'sara',
  createdAt: '2026-11-01T06:00:00.000Z',
  permitEndsOn: '2026-12-31',
  mandateEndsOn: null,
  archivedAt: null,
}
const of = (more: Partial<ClockedListing>, house = SOME_HOUSE) =>
  clocksOfListing({ ...listing, ...more }, house)

test('a permit holds for the whole of its last day, where the house is', () => {
  expect(of({}).permit).toMatchObject({
    ownerId: 'sara',
    length: { dueAt: '2026-12-31T20:00:00.000Z', warnAt: '2026-12-17T20:00:00.000Z' },
  })
  expect(
    of({ mandateEndsOn: '2026-06-30' }, { ...SOME_HOUSE, zone: 'Europe/London' }).mandate,
  ).toMatchObject({
    length: { dueAt: '2026-06-30T23:00:00.000Z' },
  })
})

test('nothing ends of a listing that is off the market, without a day, or where the house does not ask', () => {
  const clocks = { ...SOME_HOUSE.clocks, permit: { warnDays: 0 } }
  for (const { permit } of [
    of({ status: 'sold' }),
    of({ archivedAt: listing.createdAt }),
    of({ permitEndsOn: null }),
  ])
    expect(permit.runs).toBe(false)
  expect(of({}, { ...SOME_HOUSE, clocks }).permit).toEqual({ runs: false, reason: 'off' })
})
