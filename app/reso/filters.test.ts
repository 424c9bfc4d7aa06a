import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listings } from '#db/pace/schema.ts'
import { startServer } from '../../tests/support/reso/reso-server.ts'

test('a filter says what it says: functions, nulls, lists, other scripts', async () => {
  const { filtered, db, ids } = await startServer()
  await db
    .update(listings)
    .set({ building: 'برج O’Brien 100%_\\', titleAr: "شقّة 'ب'" })
    .where(eq(listings.id, ids[2] ?? ''))
  const only = ['P-9002']
  expect(await filtered("contains(BuildingName,'O’Brien')")).toEqual(only)
  expect(await filtered("startswith(BuildingName,'برج')")).toEqual(only)
  expect(await filtered("endswith(BuildingName,'100%_\\')")).toEqual(only)
  expect(await filtered("contains(BuildingName,'1_0')")).toEqual([])
  expect(await filtered("X_TitleAr eq 'شقّة ''ب'''")).toEqual(only)
  expect(await filtered("contains(tolower(X_Title),'home 2')")).toEqual(['P-9002', 'P-9020'])
  expect(await filtered("ListingId in ('P-9001','P-9003','x')")).toEqual(['P-9001', 'P-9003'])
  expect(await filtered('AvailabilityDate eq null')).toHaveLength(5)
  expect(await filtered('AvailabilityDate ne 2026-03-01')).toHaveLength(16)
  expect(await filtered('not (AvailabilityDate gt 2026-02-15)')).toHaveLength(11)
  expect(
    await filtered('year(ModificationTimestamp) eq 2026 and month(ModificationTimestamp) eq 1'),
  ).toHaveLength(12)
  expect(await filtered('month(AvailabilityDate) eq 3')).toHaveLength(5)
  expect(await filtered('date(ModificationTimestamp) eq 2026-01-21')).toEqual(['P-9001'])
  expect(await filtered('ModificationTimestamp lt 2026-01-20T23:00:00+04:00')).toEqual(['P-9000'])
  expect(await filtered("PropertyType eq 'Commercial Lease'")).toEqual(['P-9000', 'P-9012'])
  expect(
    await filtered(
      "PropertyType ne 'Residential' and PropertyType ne 'Residential Lease' and ListPrice lt 2250000",
    ),
  ).toEqual(['P-9000', 'P-9004'])
  expect(await filtered("StandardStatus eq 'Closed' and MlsStatus eq 'Let'")).toEqual([
    'P-9003',
    'P-9010',
    'P-9017',
  ])
  expect(await filtered("StandardStatus eq 'Nothing of ours'")).toEqual([])
  expect(
    await filtered("AssociationAmenities/any(a:a in ('Sauna','Pool')) and BedroomsTotal eq 3"),
  ).toHaveLength(4)
  expect(await filtered("AssociationAmenities/any(a:startswith(a,'Sau'))")).toHaveLength(4)
  expect(await filtered('not AssociationAmenities/any()')).toHaveLength(4)
  expect(await filtered("PetsAllowed/any(p:p eq 'Yes') and ListPrice le 1500000")).toEqual([
    'P-9000',
    'P-9002',
  ])
  expect(await filtered('LeaseConsideredYN and ListPrice lt 2000000')).toEqual(['P-9000', 'P-9003'])
  expect(await filtered('ListPrice eq 99999999999999999999999999')).toEqual([])
  expect(await filtered(`ListingKey eq '${ids[4]}' or ListingKey eq 'no key'`)).toEqual(['P-9004'])
})

test('what makes no sense is 400 with the place, whatever it is', async () => {
  const { refused, errors } = await startServer()
  const filter = async (text: string) => refused(`Property?$filter=${encodeURIComponent(text)}`)
  expect(await filter("NoField eq 'x'")).toContain('NoField')
  expect(await filter("ListPrice eq 'x'")).toContain('not compared')
  expect(await filter('ListPrice gt null')).toContain('eq')
  expect(await filter('ListPrice eq 1 ListPrice')).toContain('at 16')
  expect(await filter("BuildingName eq 'open")).toContain('no end')
  expect(await filter('(ListPrice eq 1')).toContain('too early')
  expect(await filter(`${'('.repeat(30)}ListPrice eq 1${')'.repeat(30)}`)).toContain('levels')
  expect(await filter(`${'not '.repeat(30)}LeaseConsideredYN`)).toContain('levels')
  expect(await filter("'x'".repeat(2000))).toContain('letters')
  expect(await filter('AvailabilityDate eq 2026-02-31')).toContain('no day')
  expect(await filter('ModificationTimestamp gt 0000-01-01T00:00:00Z')).toContain('no instant')
  expect(await filter('sleep(10)')).toContain('no function')
  expect(await filter("AssociationAmenities eq 'Pool'")).toContain('any')
  expect(await filter('')).toContain('too early')
  for (const query of [
    '$top=-1',
    '$top=x',
    '$skip=10001',
    '$count=yes',
    '$orderby=NoField',
    '$orderby=ListPrice sideways',
    '$orderby=AssociationAmenities',
    '$select=',
    '$expand=Price',
    '$apply=x',
    '$top=1&$top=2',
    '$skiptoken=abc',
    '$skiptoken=eyJwbGFjZSI6WyJ4Il0sImxlZnQiOm51bGx9',
    '$format=xml',
  ])
    await refused(`Property?${query}`)
  await refused('Property(12)')
  await refused("Property('a'b')")
  await refused("EntityEvent('x')")
  await refused("Property('x'", 404)
  expect(errors).toEqual([])
})
