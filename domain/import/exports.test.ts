import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../testing/house.ts'
import { guessMapping } from './guess-mapping.ts'
import type { ImportNoun } from './import.ts'
import { presetColumns, recognisePreset } from './presets.ts'

/** What each heading of an export is read as; those that are left out are not among them. */
function readAs(noun: ImportNoun, headers: readonly string[], row: readonly string[] = []) {
  const guessed = guessMapping(noun, { headers, samples: [row] }, SOME_HOUSE)
  const preset = recognisePreset(noun, headers)
  const columns = preset ? presetColumns(preset, headers, guessed.columns) : guessed.columns
  const known = headers.flatMap((header, at) => (columns[at] ? [[header, columns[at]]] : []))
  return { preset, ...Object.fromEntries(known) }
}

test('people of Follow Up Boss are known, whatever else stands beside them', () => {
  const types = ['Email 1', 'Email 2', 'Phone 1', 'Phone 2', 'Phone 3'].flatMap((name) => [
    name,
    `${name} - Type`,
  ])
  const addresses = ['Street', 'City', 'State', 'Zip', 'Country'].map(
    (part) => `Address 1 - ${part}`,
  )
  const headers = [
    'ID',
    'First Name',
    'Last Name',
    'Stage',
    'Lead Source',
    'Assigned To',
    'Is Contacted',
    'Listing Price',
    'Tags',
    ...types,
    ...addresses,
    'Property Address',
    'Property City',
    'Property MLS Number',
    'Property Price',
    'Price',
    'Timeframe',
    'Created By',
    'Date Added',
    'Last Activity',
    'Deal Name',
    'Deal Stage',
    'Deal Price',
    'Deal Close Date',
    'Background',
    'Notes',
    'Custom Birthday',
    'Custom Anniversary',
  ]
  expect(readAs('lead', headers)).toEqual({
    preset: 'followUpBossPeople',
    ID: 'externalId',
    'First Name': 'firstName',
    'Last Name': 'lastName',
    Stage: 'stage',
    'Lead Source': 'source',
    'Assigned To': 'ownerId',
    Tags: 'tags',
    'Email 1': 'email',
    'Email 2': 'otherEmail',
    'Phone 1': 'phone',
    'Phone 2': 'otherPhone',
    'Property City': 'areas',
    Price: 'budgetMax',
    'Date Added': 'createdAt',
  })
})

test('listings of Property Finder are known with their stars, units and dots', () => {
  const headers = [
    'Reference No.',
    'Title (English)*',
    'Title (Arabic)',
    'Description (English)*',
    'Status',
    'Offering Type*',
    'Property Type*',
    'Location',
    'Tower',
    'Unit No.',
    'Bedrooms',
    'Bathrooms',
    'Size (sq. ft.)',
    'Price (AED)',
    'Permit No.',
    'Assigned To',
    'Quality Score',
    'Impressions',
    'Created At',
  ]
  expect(readAs('listing', headers)).toEqual({
    preset: 'propertyFinderListings',
    'Reference No.': 'externalId',
    'Title (English)*': 'title',
    'Title (Arabic)': 'titleAr',
    'Description (English)*': 'description',
    Status: 'status',
    'Offering Type*': 'purpose',
    'Property Type*': 'propertyType',
    Location: 'area',
    Tower: 'building',
    'Unit No.': 'unit',
    Bedrooms: 'bedrooms',
    Bathrooms: 'bathrooms',
    'Size (sq. ft.)': 'sizeSqft',
    'Price (AED)': 'price',
    'Permit No.': 'permitNumber',
    'Assigned To': 'agentId',
    'Created At': 'createdAt',
  })
})

test('leads of Property Finder are known', () => {
  const headers = [
    'Lead ID',
    'Received At',
    'Channel',
    'Enquirer Name',
    'Enquirer Phone',
    'Enquirer Email',
    'Message',
    'Property Reference',
    'Category',
    'Location',
    'Agent Name',
    'Status',
    'Response Time',
  ]
  expect(readAs('lead', headers)).toEqual({
    preset: 'propertyFinderLeads',
    'Lead ID': 'externalId',
    'Received At': 'createdAt',
    'Enquirer Name': 'name',
    'Enquirer Phone': 'phone',
    'Enquirer Email': 'email',
    Category: 'intent',
    Location: 'areas',
    'Agent Name': 'ownerId',
    Status: 'stage',
  })
})

test('a sheet that somebody keeps by hand is read by its headings and by what stands below them', () => {
  const headers = ['م', 'اسم العميل', 'رقم الجوال', 'الايميل', '', 'ملاحظات']
  const row = ['1', 'أمينة', '٠٥٠ ١٢٣ ٤٥٦٧', 'amina@example.com', '+971 4 123 4567', 'VIP']
  expect(readAs('contact', headers, row)).toMatchObject({
    preset: null,
    'اسم العميل': 'name',
    'رقم الجوال': 'phone',
    الايميل: 'email',
    '': 'otherPhone',
  })
})
