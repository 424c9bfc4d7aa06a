import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completenessFor, lengthOf } from './completeness.ts'
import { copiedFields } from './copy.ts'

const whole = {
  status: 'draft',
  title: 'Bright two bedroom flat with a full sea view',
  titleAr: 'شقة مضيئة بغرفتين وإطلالة على البحر',
  descriptionAr: 'شقة',
  purpose: 'rent',
  rentPeriod: 'year',
  propertyType: 'apartment',
  area: 'dubai-marina',
  price: 155_000,
  sizeSqft: 1200,
  permitNumber: '7112345678',
  permitEndsOn: '2026-11-30',
  agentId: 'a',
  amenities: ['pool'],
}
const shown = {
  today: '2026-11-30',
  description: 'x'.repeat(750),
  city: 'Dubai',
  agentPhone: '+971501112233',
  photos: 5,
  floorPlans: 1,
}
const PORTALS = ['bayut', 'propertyFinder', 'website'] as const

test('what has all that is demanded and advised is complete for every portal, a draft too', () => {
  for (const portal of PORTALS)
    expect(completenessFor(whole, portal, shown)).toEqual({
      percent: 100,
      problems: [],
      advice: [],
    })
})

test('what is missing is named for each portal, with what it is found better with', () => {
  const poor = { ...whole, title: 'Flat', titleAr: null, permitNumber: null, amenities: [] }
  const less = { ...shown, description: '', photos: 4, floorPlans: 0, agentPhone: null }
  expect(completenessFor(poor, 'propertyFinder', less)).toMatchObject({
    problems: [{ field: 'permitNumber', why: 'missing' }],
    advice: ['titleLength', 'descriptionLength', 'titleAr', 'photos', 'amenities'],
  })
  const bayut = completenessFor(poor, 'bayut', less)
  expect(bayut.problems.map(({ field }) => field)).toEqual([
    'permitNumber',
    'description',
    'agentPhone',
  ])
  expect(bayut.advice).toEqual(['titleAr', 'photos', 'floorPlan', 'amenities'])
  expect(completenessFor({ ...whole, permitEndsOn: null }, 'website', shown).advice).toEqual([
    'permitEnd',
  ])
  expect(
    completenessFor({ ...whole, permitEndsOn: '2026-11-29' }, 'website', shown).problems,
  ).toEqual([{ field: 'permitEndsOn', why: 'ended' }])
})

test('whatever a listing says, its share is between nothing and all, and all only where nothing is missing', () => {
  const field = fc.constantFrom(...Object.keys(whole))
  fc.assert(
    fc.property(
      fc.uniqueArray(field),
      fc.constantFrom(...PORTALS),
      fc.record({ photos: fc.nat(9), floorPlans: fc.nat(2), description: fc.string() }),
      (gone, portal, more) => {
        const listing = Object.fromEntries(
          Object.entries(whole).filter(([name]) => !gone.includes(name)),
        )
        const { percent, problems, advice } = completenessFor(listing, portal, {
          ...shown,
          ...more,
        })
        expect(percent).toBeGreaterThanOrEqual(0)
        expect(percent).toBeLessThanOrEqual(100)
        expect(percent === 100).toBe(problems.length + advice.length === 0)
      },
    ),
  )
})

test('a length is counted in characters, whatever they take', () => {
  expect(lengthOf('  🌊 بحر  ')).toBe(5)
  expect(lengthOf(null)).toBe(0)
})

test('a copy takes over what it is like, and nothing that is of one home alone', () => {
  const copied = copiedFields({ ...whole, unit: '1204', videoUrl: 'https://v', reference: 'P-1' })
  const { status: _, permitNumber: __, permitEndsOn: ___, agentId: ____, ...like } = whole
  expect(copied).toEqual(like)
})
