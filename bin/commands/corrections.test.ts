import { expect, test } from 'vitest'
import { readLines, tableOf } from './corrections.ts'

const LINE = { about: 'check', item: 'fees', before: 'notMet', after: 'met' }

test('a data set is read line by line, and a line that is none is named', () => {
  expect(readLines(`${JSON.stringify(LINE)}\n\n`)).toEqual([LINE])
  expect(() => readLines(`${JSON.stringify(LINE)}\n{"about":"mark"}\n`)).toThrow('Line 2')
  expect(() => readLines('no JSON')).toThrow('Line 1')
})

test('scores are a table, kind by kind, with the sum of them', () => {
  const table = tableOf({
    marks: {
      'entity bedrooms': { right: 3, wrong: 1, missed: 1 },
      'entity area': { right: 1, wrong: 0, missed: 0 },
    },
    all: { right: 4, wrong: 1, missed: 1 },
    mended: 2,
    words: { changed: 5, all: 100 },
    checks: { fees: { right: 1, wrong: 2 } },
  })
  expect(table.slice(2)).toEqual([
    '| entity area | 1 | 1.000 | 1.000 | 1.000 |',
    '| entity bedrooms | 4 | 0.750 | 0.750 | 0.750 |',
    '| all | 5 | 0.800 | 0.800 | 0.800 |',
    'Sent away by people and found no more: 2.',
    'Words of corrected segments: 100, changed by people: 5.',
    'Item fees: 1 as found, 2 otherwise.',
  ])
})
