import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Advertised, composeListing } from './compose.ts'
import { plainArabic, plainEnglish } from './plain-english.ts'
import { isRegisteredAs, propertyFinderType } from './types.ts'

function advertised(listing: Partial<Advertised['listing']> = {}): Advertised {
  return {
    listing: {
      reference: 'P-20001',
      title: 'Sea view',
      description: 'Bright and high.',
      purpose: 'sale',
      propertyType: 'apartment',
      price: 2_000_000,
      sizeSqft: 1180,
      bedrooms: 2,
      bathrooms: 3,
      permitNumber: '7116777484',
      ...listing,
    },
    typeLabel: 'Apartment',
    amenities: [],
    photos: ['https://pace.example/photos/1.jpg'],
    locationId: 50,
    profileId: 216_582,
    city: 'Dubai',
    licence: '1213',
  }
}

function bodyOf(given: Advertised) {
  const composed = composeListing(given)
  if (!('body' in composed)) throw new Error(composed.reasons.join('; '))
  return composed.body
}

test('a sale is told with its amount, its permit and who issued it', () => {
  expect(bodyOf(advertised())).toMatchObject({
    type: 'apartment',
    category: 'residential',
    bedrooms: '2',
    price: { type: 'sale', amounts: { sale: 2_000_000 }, downpayment: 0 },
    uaeEmirate: 'dubai',
    compliance: {
      type: 'rera',
      listingAdvertisementNumber: '7116777484',
      issuingClientLicenseNumber: '1213',
    },
    location: { id: 50 },
    assignedTo: { id: 216_582 },
  })
})

test('what is off-plan, in Arabic and in pictures that move is told too', () => {
  const told = bodyOf(
    advertised({
      offPlan: true,
      offPlanSale: 'new',
      developer: 'Émaar',
      descriptionAr: 'شقة مضيئة',
      videoUrl: 'https://video.example/1',
    }),
  )
  expect(told).toMatchObject({
    projectStatus: 'off_plan_primary',
    developer: 'Emaar',
    description: { en: 'Bright and high.', ar: 'شقة مضيئة' },
    media: { videos: { default: 'https://video.example/1' } },
  })
  expect(bodyOf(advertised({ offPlan: true }))['projectStatus']).toBe('off_plan')
})

test('a rent is told by its period, a studio as one, an office without bedrooms', () => {
  const rent = { purpose: 'rent', rentPeriod: 'month', bedrooms: 0, bathrooms: 0 } as const
  expect(bodyOf(advertised(rent))).toMatchObject({
    price: { type: 'monthly', amounts: { monthly: 2_000_000 } },
    bedrooms: 'studio',
    bathrooms: 'none',
  })
  const office = bodyOf(advertised({ propertyType: 'office' }))
  expect(office).toMatchObject({ type: 'office-space', category: 'commercial' })
  expect(office).not.toHaveProperty('bedrooms')
})

test('everything that keeps a listing from being told is said at once', () => {
  const composed = composeListing({
    ...advertised({
      propertyType: 'castle',
      purpose: 'rent',
      rentPeriod: 'quarter',
      title: 'شقة 🏠',
    }),
    typeLabel: 'Castle',
  })
  expect(composed).toEqual({
    reasons: [
      'it has no property type like “Castle”',
      'its rents are by the year, month or week',
      'it wants a title in English',
    ],
  })
})

test('amenities go by the slugs of their category; what has none is said and not sent', () => {
  const amenities = [
    { key: 'pool', label: 'Pool' },
    { key: 'am-7', label: 'Walk-in closet' },
    { key: 'helipad', label: 'Helipad' },
    { key: 'sharedGym', label: 'Gym' },
  ]
  const home = composeListing({ ...advertised({ petsAllowed: true }), amenities })
  expect(home).toMatchObject({
    body: { amenities: ['shared-pool', 'walk-in-closet', 'shared-gym', 'pets-allowed'] },
    leftOut: ['Helipad'],
  })
  const shop = composeListing({ ...advertised({ propertyType: 'shop' }), amenities })
  expect(shop).toMatchObject({
    body: { amenities: ['shared-pool', 'shared-gym'] },
    leftOut: ['Walk-in closet', 'Helipad'],
  })
  const land = composeListing({ ...advertised({ propertyType: 'land' }), amenities })
  expect(land).toMatchObject({ body: { amenities: [] } })
})

test('Arabic stands in the Arabic part, and English falls back on the title', () => {
  const body = bodyOf(advertised({ titleAr: 'إطلالة بحرية 🌊', description: 'شقة واسعة، ٢ غرف' }))
  expect(body).toMatchObject({
    title: { en: 'Sea view', ar: 'إطلالة بحرية' },
    description: { en: 'Sea view', ar: 'شقة واسعة، ٢ غرف' },
  })
})

test('English is told in ASCII, without what the portal refuses', () => {
  expect(plainEnglish('O’Brien’s “café” – 120 m² 🏠 <b>now</b>')).toBe(
    `O'Brien's "cafe" - 120 m2 bnow/b`,
  )
  expect(plainEnglish('\u200fhigh\u0000\ud83d floor')).toBe('high floor')
})

test('whatever is written, plain texts hold nothing that the portal refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(plainEnglish(text)).toMatch(/^[\n\x20-\x7e]*$/)
      expect(plainEnglish(plainEnglish(text))).toBe(plainEnglish(text))
      expect(plainArabic(text)).toMatch(/^[\n\x20-\x7e\p{Script=Arabic}،؛؟٪]*$/u)
    }),
  )
})

test('what the Land Department registered says as what it may be advertised', () => {
  expect(isRegisteredAs('Unit', 'apartment')).toBe(true)
  expect(isRegisteredAs('Villa', 'apartment')).toBe(false)
  expect(isRegisteredAs('Something new', 'apartment')).toBe(true)
  expect(propertyFinderType('hotelApartment')).toEqual({
    type: 'hotel-apartment',
    category: 'residential',
  })
  expect(propertyFinderType('constructor')).toBeNull()
})
