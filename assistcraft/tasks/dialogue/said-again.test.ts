import { expect, test } from 'vitest'
import { analyseSegment } from '../analyse-segment.ts'
import { CALLED_HOUSE } from '../measure/calls/calls-house.ts'
import { BEGINNING } from './dialogue.ts'

type Line = [role: 'agent' | 'customer', text: string]

/** What is found in the last of the lines. */
function lastOf(lines: readonly Line[]): string[] {
  let dialogue = BEGINNING
  let found: string[] = []
  for (const [role, text] of lines) {
    const analysis = analyseSegment({
      role,
      text,
      dialogue,
      places: CALLED_HOUSE,
      startedAt: '2026-11-24T08:00:00.000Z',
    })
    dialogue = analysis.dialogue
    found = analysis.entities.map(({ type, value }) => `${type} ${plain(value)}`)
  }
  return found
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null && 'amount' in value
    ? String(value.amount)
    : String(value)
}

const HOME: Line = ['agent', 'we have a one bed in Bloom Towers, seventy eight thousand']
const STEEP: Line = ['customer', 'seventy eight is steep, would he do seventy two']
const PRICE: Line = ['agent', 'the owner wants two point eight million']
const OWNED: Line[] = [
  ['customer', 'I have a flat in Princess Tower with you people, tenant is leaving'],
  ['agent', 'what was he paying'],
]
const THREE: Line = ['agent', 'a three bed in Maple two at one ninety']

test.each<[Line[], string[]]>([
  [
    [
      ['agent', 'what is the most you could go to'],
      ['customer', 'seventy two, seventy five if it has a gym'],
    ],
    ['budget 72000', 'budget 75000'],
  ],
  [
    [HOME, STEEP],
    ['rent 78000', 'budget 72000'],
  ],
  [[HOME, STEEP, ['agent', 'seventy two I will ask']], ['budget 72000']],
  [
    [...OWNED, ['customer', 'one lakh twenty, I want one thirty five now']],
    ['rent 120000', 'rent 135000'],
  ],
  [[PRICE, ['customer', 'tell him two six and we sign tomorrow']], ['budget 2600000']],
  [
    [
      ['agent', 'كم ميزانيتك'],
      ['customer', 'والله لحد ستين، خمسة وستين إذا مفروشة'],
    ],
    ['budget 60000', 'budget 65000', 'furnishing furnished'],
  ],
  [
    [
      ['agent', 'في شقة في كريك هاربر بمية وعشرين، أربع شيكات'],
      ['customer', 'مية وعشرين غالي، أقدر أدفع مية وعشرة'],
    ],
    ['rent 120000', 'budget 110000'],
  ],
  [[THREE, ['customer', 'the three sounds good']], ['bedrooms 3']],
])('an amount or a count is like those that were named: %j', (lines, found) => {
  expect(lastOf(lines)).toEqual(found)
})

test.each<[Line[], string[]]>([
  [
    [
      ['agent', 'when can you come'],
      ['customer', 'Thursday. After lunch. Three?'],
    ],
    ['viewingDate 2026-11-26', 'viewingTime 15:00'],
  ],
  [
    [
      ['agent', 'Thursday three, and whose name'],
      ['customer', 'Babatunde Afolabi, email b afolabi at yahoo'],
    ],
    ['person Babatunde Afolabi', 'email bafolabi@yahoo.com'],
  ],
  [
    [
      ['agent', 'الاسم لو سمحت'],
      ['customer', 'ليلى بوعزيز، ورقمي صفر خمسة صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة'],
    ],
    ['person ليلى بوعزيز', 'phone +971501234567'],
  ],
])('an hour and a name may stand alone: %j', (lines, found) => {
  expect(lastOf(lines)).toEqual(found)
})

test.each([
  'I am thirty five and my brother is forty, we like tennis',
  'the flat is on floor thirty two',
])('“%s” names no amount', (text) => {
  expect(lastOf([['customer', text]]).filter((one) => /rent|budget/.test(one))).toEqual([])
})
