import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../testing/house.ts'
import { parseFacts, sharedFacts } from './fields.ts'
import {
  isOfProperty,
  propertyKeyOf,
  propertyName,
  propertyTitle,
  requireShares,
  SetOwnerSchema,
} from './property.ts'

const ID = '0b9d1a5e-6a52-4d0e-9d5b-3f3c7b1f2a10'
const OTHER = '1b9d1a5e-6a52-4d0e-9d5b-3f3c7b1f2a10'

test('a property is named as a document is, and nothing else is taken for one', () => {
  expect(propertyKeyOf(propertyName(ID.toUpperCase()))).toBe(ID)
  expect(propertyKeyOf('property:new')).toBe('new')
  for (const name of [
    'property:',
    'property:x',
    `listing:${ID}`,
    `property:${ID} `,
    'property:new\n',
  ])
    expect(propertyKeyOf(name)).toBeNull()
})

test('facts are read as people write them, and a text of nothing is no value', () => {
  const given = {
    building: '',
    unit: ' ',
    sizeSqft: '٩٥٠',
    bedrooms: 'studio',
    makani: '12345 67890',
  }
  expect(parseFacts(given, SOME_HOUSE)).toMatchObject({
    building: null,
    unit: null,
    sizeSqft: 950,
    bedrooms: 0,
    makani: '1234567890',
  })
  expect(() => parseFacts({ makani: '123' }, SOME_HOUSE)).toThrow(/Makani/)
  expect(() => parseFacts({ agentId: ID }, SOME_HOUSE)).toThrow(/no field 'agentId'/)
  expect(sharedFacts({ unit: '1', titleDeed: '2', agentId: ID })).toEqual({ unit: '1' })
})

test('owners have no more than the whole of a home, thirds included', () => {
  const owners = (...shares: (number | null)[]) => shares.map((share) => ({ contactId: ID, share }))
  expect(() => requireShares(owners(33.33, 33.33, 33.34, null))).not.toThrow()
  expect(() => requireShares(owners(33.34, 33.34, 33.34))).not.toThrow()
  expect(() => requireShares(owners(60, 40.06))).toThrow('100.06 %')
  const shareOf = (share: unknown) => SetOwnerSchema.safeParse({ contactId: ID, share }).data?.share
  expect([66.666, 100, null, undefined].map(shareOf)).toEqual([66.67, 100, null, null])
  expect([0, 0.001, 100.01, -1, '50', Number.NaN].map(shareOf)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  )
})

test('a home is called by what is known of its address', () => {
  expect(propertyTitle({ building: 'Marina Gate 1', unit: '1204' })).toBe('Marina Gate 1 · 1204')
  expect(propertyTitle({ building: null, unit: '7' })).toBe('7')
  expect(propertyTitle({ building: '', unit: null })).toBeNull()
})

test('its events are its own, and those by which a listing comes to it', () => {
  const isOf = isOfProperty(ID)
  expect(isOf({ resource: 'property', key: ID, new: null })).toBe(true)
  expect(isOf({ resource: 'listing', key: OTHER, new: { propertyId: ID } })).toBe(true)
  expect(isOf({ resource: 'property', key: OTHER, new: {} })).toBe(false)
  expect(isOf({ resource: 'lead', key: ID, new: { propertyId: ID } })).toBe(false)
})
