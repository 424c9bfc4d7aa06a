import { expect, test } from 'vitest'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import { SOME_REFERENCE } from '../testing/reference.ts'
import { requireChoices } from './choices.ts'

const choose = (values: Record<string, unknown>, stands: Record<string, unknown> = {}) =>
  requireChoices(LEAD_FIELDS, values, { reference: SOME_REFERENCE, stands: (name) => stands[name] })

test('what the lists hold may be chosen, and what belongs to no list is not looked at', () => {
  expect(() => choose({ source: 'website', areas: ['dubai-marina'], name: 'Omar' })).not.toThrow()
  expect(() => choose({ source: null, propertyType: undefined, strange: 'x' })).not.toThrow()
})

test('what was retired cannot be chosen anew, and may stay where it is', () => {
  expect(() => choose({ source: 'fax' })).toThrow(
    '“fax” is no longer in use; it stays where it is but cannot be chosen anew.',
  )
  expect(() => choose({ source: 'fax' }, { source: 'fax' })).not.toThrow()
  const areas = ['dubai-marina', 'old-town']
  expect(() => choose({ areas }, { areas: ['old-town'] })).not.toThrow()
})

test('every value that is in no list is named with its field', () => {
  const problems = [
    { path: 'source', message: expect.stringContaining('There is no source “radio”.') },
    { path: 'areas', message: expect.stringContaining('There is no area “atlantis”.') },
  ].map((problem) => expect.objectContaining(problem))
  const given = { source: 'radio', areas: ['dubai-marina', 'atlantis'] }
  expect(() => choose(given)).toThrow(expect.objectContaining({ code: 'invalid', problems }))
})

test('a reason may be said in one’s own words, but not by a key that was retired', () => {
  const lostReason = SOME_REFERENCE.lostReason.map((value) => ({ ...value, isRetired: true }))
  const reference = { ...SOME_REFERENCE, lostReason }
  const lose = (reason: string) =>
    requireChoices(LEAD_FIELDS, { lostReason: reason }, { reference })
  expect(() => lose('Moved to Oman')).not.toThrow()
  expect(() => lose('budget')).toThrow(/no longer in use/)
})

test('a home has amenities of the house’s list, several at once; what was retired stays on it', () => {
  const [pool, gym, sauna] = ['pool', 'gym', 'sauna'].map((key) => ({
    key,
    labels: { en: key, ar: key },
    aliases: [],
    parent: null,
    isRetired: key === 'sauna',
  }))
  const amenity = [pool, gym, sauna].filter((value) => value !== undefined)
  const furnish = (amenities: string[], stands: string[] = []) =>
    requireChoices(
      LISTING_FIELDS,
      { amenities },
      { reference: { ...SOME_REFERENCE, amenity }, stands: () => stands },
    )
  expect(() => furnish(['pool', 'gym'])).not.toThrow()
  expect(() => furnish(['pool', 'helipad'])).toThrow('There is no amenity “helipad”.')
  expect(() => furnish(['pool', 'sauna'])).toThrow(/no longer in use/)
  expect(() => furnish(['gym', 'sauna'], ['sauna'])).not.toThrow()
})
