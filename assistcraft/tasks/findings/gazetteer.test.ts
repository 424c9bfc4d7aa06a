import { expect, test } from 'vitest'
import { countSteps } from '#tests/support/count-steps.ts'
import { createGazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'

const area = (key: string, ...[name = '', ...aliases]: string[]): Place => ({
  key,
  name,
  aliases,
  kind: 'area',
})
const PLACES = createGazetteer([
  area('dubai-creek', 'Dubai Creek'),
  area('dubai-creek-harbour', 'Dubai Creek Harbour', 'ميناء خور دبي'),
  area('dubai-marina', 'Dubai Marina', 'Marina', 'مارينا'),
  area('al-barsha', 'Al Barsha', 'البرشاء', 'الأبراج'),
  area('za-abeel', "Za'abeel", 'Za’abeel'),
  area('jlt', 'Jumeirah Lakes Towers (JLT)', 'JLT'),
])

test.each([
  ['near Dubai Creek Harbour, please', [['dubai-creek-harbour', 'Dubai Creek Harbour']]],
  [
    'dubai-creek  or MARINA.',
    [
      ['dubai-creek', 'dubai-creek'],
      ['dubai-marina', 'MARINA'],
    ],
  ],
  [
    'Zaabeel, Za’abeel',
    [
      ['za-abeel', 'Zaabeel'],
      ['za-abeel', 'Za’abeel'],
    ],
  ],
  ['Dubai, Marina', [['dubai-marina', 'Marina']]],
  ['marinated, submarina', []],
  ['شقة في مارينا', [['dubai-marina', 'مارينا']]],
  [
    'في الابراج أو ميناء خور دبي',
    [
      ['al-barsha', 'الابراج'],
      ['dubai-creek-harbour', 'ميناء خور دبي'],
    ],
  ],
  ['Jumeirah Lakes Towers JLT', [['jlt', 'Jumeirah Lakes Towers JLT']]],
])('“%s” names %j', (text, expected) => {
  const found = PLACES.find(text).map(({ range, place }) => [
    place.key,
    text.slice(range.start, range.end),
  ])
  expect(found).toEqual(expected)
})

test('what a text costs does not depend on how many places there are', () => {
  const stepsAmong = (count: number) => {
    const places = Array.from({ length: count }, (_, at) => area(`a${at}`, `Area Number ${at}`))
    const names = createGazetteer(places)
    return countSteps(() => names.find('a home in area number 7 or somewhere near it')).total
  }
  expect(stepsAmong(5000)).toBe(stepsAmong(10))
})
