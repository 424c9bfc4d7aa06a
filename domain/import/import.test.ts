import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../testing/house.ts'
import { SOME_REFERENCE } from '../testing/reference.ts'
import { choicesOf, indexChoices } from './choices.ts'
import { foldWords } from './fold-words.ts'
import { fingerprintOf, guessMapping } from './guess-mapping.ts'
import { IMPORT_NOUNS, ImportRuleSchema, MappingSchema } from './import.ts'
import { matchKeys, patchOf, refusalOfRow } from './judge.ts'
import { presetColumns, recognisePreset } from './presets.ts'
import { readImportedDay, readImportedInstant } from './read-instant.ts'
import { rowReader } from './read-row.ts'
import { TARGETS } from './targets.ts'

const PEOPLE = [
  { id: '11111111-1111-4111-8111-111111111111', name: 'Sara Haddad', email: 'sara@pace.test' },
]
const KNOWN = { reference: SOME_REFERENCE, people: PEOPLE }
const RULE = ImportRuleSchema.parse({})

function reader(columns: (string | null)[], values = {}) {
  const mapping = MappingSchema.parse({ columns, values })
  return rowReader({ noun: 'lead', mapping, known: KNOWN, house: SOME_HOUSE })
}

test('columns are known by what they are called, in both languages, whatever stands between the words', () => {
  const headers = ['Full_Name', 'رقم الجوال', 'E-MAIL', 'Lead Stage', 'المصدر', 'Notes']
  expect(guessMapping('lead', { headers, samples: [] }, SOME_HOUSE).columns).toEqual([
    'name',
    'phone',
    'email',
    'stage',
    'source',
    null,
  ])
})

test('a column whose heading says nothing is known by what stands in it', () => {
  const samples = [
    ['x1', '050 123 4567', 'a@b.co', '2024-01-05'],
    ['x2', '٠٥٠ ٢٢٢ ٣٣٤٤', 'c@d.co', '2024-02-06'],
  ]
  const headers = ['A', 'B', 'C', 'D']
  expect(guessMapping('lead', { headers, samples }, SOME_HOUSE).columns).toEqual([
    null,
    'phone',
    'email',
    null,
  ])
})

test.each([
  [['13/02/2024'], 'dayFirst'],
  [['02/13/2024'], 'monthFirst'],
  [['01/02/2024'], 'dayFirst'],
] as const)('of %j the order of days is %s', (cells, order) => {
  const table = { headers: ['Date'], samples: [[...cells]] }
  expect(guessMapping('lead', table, SOME_HOUSE).dates).toBe(order)
})

test.each([
  ['2024-02-13T10:00:00Z', '2024-02-13T10:00:00.000Z'],
  ['13/02/2024 2:30 PM', '2024-02-13T10:30:00.000Z'],
  ['٠٣/٠٤/٢٠٢٤', '2024-04-02T20:00:00.000Z'],
  ['45356', '2024-03-04T20:00:00.000Z'],
  ['2024-03-05 00:15:30 +0000', '2024-03-05T00:15:30.000Z'],
])('%s is an instant of the house', (text, at) => {
  const zone = 'Asia/Dubai'
  expect(readImportedInstant(text, { dates: 'dayFirst', zone })).toMatchObject({ value: at })
})

test('a day in figures is read in the order of its file', () => {
  expect(readImportedDay('03/04/2024', { dates: 'dayFirst' })).toMatchObject({
    value: '2024-04-03',
  })
  expect(readImportedDay('03/04/2024', { dates: 'monthFirst' })).toMatchObject({
    value: '2024-03-04',
  })
})

test('whatever stands for an instant, it is read or refused, and never thrown', () => {
  const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9:/ apmT.+-]{0,30}$/))
  fc.assert(
    fc.property(odd, fc.constantFrom('dayFirst' as const, 'monthFirst' as const), (text, dates) => {
      const reading = readImportedInstant(text, { dates, zone: 'Asia/Dubai' })
      if (reading.kind === 'understood') expect(Number.isNaN(Date.parse(reading.value))).toBe(false)
    }),
  )
})

test('names of parts are one name; the first of the phones is the preferred one', () => {
  const read = reader(['firstName', 'lastName', 'otherPhone', 'otherEmail'])
  expect(read(['Amina', 'O’Brien', '050 123 4567', 'A@B.co'])).toMatchObject({
    fields: { name: 'Amina O’Brien', phone: '+971501234567', email: 'a@b.co' },
    also: [],
    problems: [],
  })
})

test('a choice is what a person said, else what it is called; else it is told with its column', () => {
  const read = reader(['stage', 'ownerId'], { stage: { 'my own': 'offer', junk: null } })
  expect(read(['My own!', 'SARA@pace.test']).fields).toEqual({
    stage: 'offer',
    ownerId: PEOPLE[0]?.id,
  })
  expect(read(['Junk', 'Sara Haddad']).fields).toEqual({ ownerId: PEOPLE[0]?.id })
  expect(read(['Hot Prospect', 'Nobody']).problems).toMatchObject([
    { column: 1, target: 'ownerId' },
  ])
  expect(reader(['stage'], { stage: { x: 'no such stage' } })(['x']).problems).toHaveLength(1)
})

test('a row that says nobody is refused, and one with a value that cannot be read, unless it may go without', () => {
  const read = reader(['name', 'bedrooms'])
  expect(refusalOfRow('lead', read(['', '2']), RULE)).toMatchObject([{ column: null }])
  const odd = read(['Amina', 'a lot'])
  expect(refusalOfRow('lead', odd, RULE)).toMatchObject([{ column: 1 }])
  expect(refusalOfRow('lead', odd, { ...RULE, unreadable: 'leave' })).toBeNull()
})

test('rows that the file tells apart by its ids are two, though one person’s', () => {
  const row = reader(['externalId', 'phone'])(['7', '0501234567'])
  expect(matchKeys('lead', row, RULE)).toEqual(['id:7'])
  expect(matchKeys('lead', row, { ...RULE, matchBy: ['phone'] })).toEqual(['phone:+971501234567'])
  expect(matchKeys('contact', row, RULE)).toEqual(['id:7', 'phone:+971501234567'])
})

test('what is there stays, is filled, or is overwritten; who has it and where it stands is never an import’s to say', () => {
  const row = { fields: { stage: 'won', ownerId: 'x', bedrooms: 2, bathrooms: 3, name: 'Zed' } }
  const current = { stage: 'new', bedrooms: 1, bathrooms: null }
  expect(patchOf('lead', row, { current, mode: 'skip' })).toEqual({})
  expect(patchOf('lead', row, { current, mode: 'fill' })).toEqual({ bathrooms: 3 })
  expect(patchOf('lead', row, { current, mode: 'overwrite' })).toEqual({
    bedrooms: 2,
    bathrooms: 3,
  })
})

test('an export that is known is read as it is meant', () => {
  const headers = [
    'ID',
    'First Name',
    'Last Name',
    'Stage',
    'Lead Source',
    'Assigned To',
    'Phone 1',
    'Phone 2',
    'Email 1',
    'Date Added',
  ]
  expect(recognisePreset('lead', headers)).toBe('followUpBossPeople')
  expect(recognisePreset('contact', headers)).toBeNull()
  expect(
    presetColumns(
      'followUpBossPeople',
      headers,
      headers.map(() => null),
    ),
  ).toEqual([
    'externalId',
    'firstName',
    'lastName',
    'stage',
    'source',
    'ownerId',
    'phone',
    'otherPhone',
    'email',
    'createdAt',
  ])
})

test('headings in another spelling are the same file', () => {
  expect(fingerprintOf(['E-mail', 'Full Name'])).toBe(fingerprintOf(['e mail', 'FULL_NAME ']))
})

test('what two choices are called goes to the one whose own name it is', () => {
  const index = indexChoices(choicesOf('lead', 'stage', KNOWN))
  expect(index.get(foldWords('LOST'))).toBe('lost')
  expect(index.get(foldWords('under-contract'))).toBe('offer')
})

test('whatever is chosen from a list has one', () => {
  const reference = { ...SOME_REFERENCE, amenity: SOME_REFERENCE.source }
  const empty = IMPORT_NOUNS.flatMap((noun) =>
    Object.entries(TARGETS[noun]).flatMap(([target, kind]) =>
      ['choice', 'choices', 'person'].includes(kind) &&
      choicesOf(noun, target, { ...KNOWN, reference }).length === 0
        ? [`${noun} ${target}`]
        : [],
    ),
  )
  expect(empty).toEqual([])
})

test.each([
  ['Primary', 'new'],
  ['off-plan', 'new'],
  ['\u200fجديد من المطوّر', 'new'],
  ['Secondary', 'resale'],
  ['إعادة بيع', 'resale'],
])('an off-plan sale that is called %s is %s', (said, key) => {
  const index = indexChoices(choicesOf('listing', 'offPlanSale', KNOWN))
  expect(index.get(foldWords(said))).toBe(key)
})

test('whatever stands in a row, its values are of their fields or told as problems', () => {
  const columns = [
    'name',
    'phone',
    'email',
    'stage',
    'areas',
    'budgetMax',
    'moveDate',
    'createdAt',
    'tags',
    'pets',
    'externalId',
  ]
  const read = reader(columns)
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('\u0000', '\ud800', '=1+1', '٣', 'أ'.repeat(10_000)),
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 14 }), (cells) => {
      const row = read(cells)
      for (const { column } of row.problems) expect(column).toBeLessThan(columns.length)
      expect(JSON.stringify(row).isWellFormed()).toBe(true)
    }),
  )
})
