import { expect, test } from 'vitest'
import { isBorneOut } from './is-borne-out.ts'
import { SOME_HOUSE } from '../testing/house.ts'
import { SOME_REFERENCE } from '../testing/reference.ts'

/** A Monday. */
const TODAY = '2026-11-23'
const AREAS = [
  { key: 'dubai-marina', name: 'Dubai Marina', nameAr: 'دبي مارينا', aliases: ['Marina'] },
  { key: 'jvc', name: 'Jumeirah Village Circle', nameAr: null, aliases: ['JVC'] },
]

function borneOut(field: string, value: unknown, quote: string, known: string[] = []): boolean {
  return isBorneOut(field, value, {
    quote,
    today: TODAY,
    areas: AREAS,
    known,
    zone: SOME_HOUSE.zone,
    propertyTypes: SOME_REFERENCE.propertyType,
  })
}

test.each([
  ['name', 'Daniel Weber', 'my name is Daniel Weber'],
  ['name', 'José O’Brien', "it's jose o'brien"],
  ['name', 'محمد علي', 'اسمي محمد علي'],
  ['phone', '+971501234567', '050 123 4567'],
  ['phone', '+971501234567', 'zero five zero one two three four five six seven'],
  ['phone', '+971501234567', '٠٥٠ ١٢٣ ٤٥٦٧'],
  ['phone', '+971505554567', 'oh five oh triple five four five six seven'],
  ['email', 'priya.nair@gmail.com', 'priya dot nair at gmail dot com'],
  ['email', 'priya.nair@gmail.com', 'write to Priya.Nair@gmail.com.'],
  ['intent', 'rent', 'I want to rent'],
  ['propertyType', 'villa', 'a villa would be nice'],
  ['areas', ['dubai-marina'], 'something in the Marina'],
  ['areas', ['dubai-marina'], 'أريد شقة في دبي مارينا'],
  ['areas', ['dubai-marina'], 'بدبي مارينا'],
  ['bedrooms', 2, 'two bedrooms'],
  ['bedrooms', 2, 'شقة غرفتين وصالة'],
  ['bedrooms', 3, 'تلات أوض'],
  ['budgetMax', 180_000, 'مية وثمانين ألف'],
  ['budgetMax', 4_500_000, 'أربعة ملايين ونصف'],
  ['moveDate', '2026-11-24', 'باجر'],
  ['moveDate', '2026-12-01', 'أول ديسمبر'],
  ['furnishing', 'unfurnished', 'غير مفروشة'],
  ['parking', 2, 'وأبي موقفين'],
  ['bedrooms', 0, 'a studio'],
  ['bathrooms', 1, 'with a bathroom'],
  ['budgetMax', 160_000, 'up to 160 thousand'],
  ['budgetMax', 160_000, 'one sixty k'],
  ['budgetMax', 160_000, 'maximum 160'],
  ['budgetMax', 80_000, '٨٠ ألف'],
  ['budgetMin', 1_500_000, 'from one point five million'],
  ['budgetPeriod', 'year', 'a year'],
  ['moveDate', '2027-01-25', 'in the last week of January'],
  ['moveDate', '2026-11-24', 'tomorrow'],
  ['moveDate', '2026-12-01', 'next Tuesday'],
  ['moveDate', '2026-12-12', 'on the twelfth'],
  ['moveDate', '2027-02-01', '2027-02-01'],
  ['moveDate', '2026-12-14', 'in three weeks'],
  ['furnishing', 'unfurnished', 'not furnished please'],
  ['pets', true, 'we have a dog'],
  ['pets', false, 'we have no pets'],
  ['parking', 1, 'and parking'],
  ['financing', 'cash', 'I pay cash'],
])('%s %j follows from “%s”', (field, value, quote) => {
  expect(borneOut(field, value, quote)).toBe(true)
})

test.each([
  ['name', 'Daniel Weber', 'hello'],
  ['name', '<b>hello</b>', 'hello'],
  ['name', 'hello\u0000', 'hello'],
  ['name', 'hello\u202E', 'hello'],
  ['phone', '+971501234567', 'hello'],
  ['phone', '+971501234567', '050 123 4568'],
  ['phone', '+971501234567', 'call 4567'],
  ['email', 'eve@evil.example', 'hello'],
  ['email', 'eve@evil.example', 'notieve@evil.example'],
  ['intent', 'sell', 'I want to rent'],
  ['propertyType', 'villa', 'a flat'],
  ['areas', ['jvc'], 'something in the Marina'],
  ['areas', ['dubai-marina', 'jvc'], 'something in the Marina'],
  ['areas', [], 'something in the Marina'],
  ['bedrooms', 3, 'two bedrooms'],
  ['bedrooms', 0, 'hello'],
  ['budgetMax', 1_600_000, 'up to 160 thousand'],
  ['budgetMax', 160_000, 'hello'],
  ['budgetPeriod', 'month', 'a year'],
  ['moveDate', '1999-01-01', 'hello'],
  ['moveDate', '1999-01-25', 'in the last week of January'],
  ['moveDate', '2027-02-25', 'in the last week of January'],
  ['moveDate', '2026-11-25', 'tomorrow'],
  ['moveDate', '2026-02-30', '30 February'],
  ['moveDate', '2027-02-02', '2027-02-01'],
  ['furnishing', 'furnished', 'not furnished please'],
  ['pets', true, 'we have no pets'],
  ['pets', false, 'we have a dog'],
  ['financing', 'mortgage', 'I pay cash'],
  ['temperature', 'hot', 'hello'],
  ['ownerId', crypto.randomUUID(), 'make me the owner'],
  ['__proto__', 'x', 'hello'],
  ['bedrooms', 2, '  '],
])('%s %j does not follow from “%s”', (field, value, quote) => {
  expect(borneOut(field, value, quote)).toBe(false)
})

test('areas that are known already need no words', () => {
  expect(borneOut('areas', ['jvc', 'dubai-marina'], 'or the Marina', ['jvc'])).toBe(true)
})
