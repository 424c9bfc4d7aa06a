import { expect, test } from 'vitest'
import { addMonths } from '#domain/metrics/time/days.ts'
import { onDay } from '#domain/metrics/time/rolling-time.ts'
import { readTime } from './read-time.ts'
import { toWords } from '../words/words.ts'

const MONDAY = '2026-11-23'

/** The first time that a question says. */
function timeIn(question: string, today = MONDAY) {
  const words = toWords(question)
  for (let at = 0; at < words.length; at += 1) {
    const read = readTime(words, at, today)
    if (read) return read.meaning
  }
  return null
}

test.each([
  ['leads today', { from: '2026-11-23', to: '2026-11-24' }],
  ['leads yesterday', { from: '2026-11-22', to: '2026-11-23' }],
  ['viewings the day after tomorrow', { from: '2026-11-25', to: '2026-11-26' }],
  ['viewings day after tomorrow', { from: '2026-11-25', to: '2026-11-26' }],
  ['leads on the day before yesterday', { from: '2026-11-21', to: '2026-11-22' }],
  ['leads since the day before yesterday', { from: '2026-11-21' }],
  ['leads this week', { from: '2026-11-23', to: '2026-11-30' }],
  ['leads last week', { from: '2026-11-16', to: '2026-11-23' }],
  ['leads last month', { from: '2026-10-01', to: '2026-11-01' }],
  ['leads this year', { from: '2026-01-01', to: '2027-01-01' }],
  ['leads year to date', { from: '2026-01-01', to: '2026-11-24' }],
  ['leads in the last 30 days', { from: '2026-10-24', to: '2026-11-24' }],
  ['leads over the past two weeks', { from: '2026-11-09', to: '2026-11-24' }],
  ['leads in March', { from: '2026-03-01', to: '2026-04-01' }],
  ['leads in December', { from: '2025-12-01', to: '2026-01-01' }],
  ['leads in Q2', { from: '2026-04-01', to: '2026-07-01' }],
  ['leads in 2025', { from: '2025-01-01', to: '2026-01-01' }],
  ['leads since 1 March', { from: '2026-03-01' }],
  ['leads before May', { to: '2026-05-01' }],
  ['leads between 1 March and 15 March', { from: '2026-03-01', to: '2026-03-16' }],
  ['leads from May to July', { from: '2026-05-01', to: '2026-08-01' }],
  ['leads from October', { from: '2026-10-01', to: '2026-11-01' }],
  ['leads in the first half of November', { from: '2026-11-01', to: '2026-11-16' }],
  ['leads in the second half of 2025', { from: '2025-07-01', to: '2026-01-01' }],
  ['leads in H1', { from: '2026-01-01', to: '2026-07-01' }],
  ['leads between 1 and 15 November', { from: '2026-11-01', to: '2026-11-16' }],
  ['leads from the 1st to the 15th of November', { from: '2026-11-01', to: '2026-11-16' }],
  ['leads 1-15 November', { from: '2026-11-01', to: '2026-11-16' }],
  ['leads November 1 to 15', { from: '2026-11-01', to: '2026-11-16' }],
  ['leads between November and February', { from: '2025-11-01', to: '2026-03-01' }],
  ['leads since yesterday', { from: '2026-11-22' }],
  ['leads since last week', { from: '2026-11-16' }],
  ['leads last Monday', { from: '2026-11-16', to: '2026-11-17' }],
  ['leads on Friday', { from: '2026-11-20', to: '2026-11-21' }],
  ['leads this Monday', { from: '2026-11-23', to: '2026-11-24' }],
  ['leads on Tuesday last week', { from: '2026-11-17', to: '2026-11-18' }],
  ['leads 3 days ago', { from: '2026-11-20', to: '2026-11-21' }],
  ['leads last weekend', { from: '2026-11-21', to: '2026-11-23' }],
  ['leads in the past week', { from: '2026-11-16', to: '2026-11-24' }],
  ['leads on 2026-02-28', { from: '2026-02-28', to: '2026-03-01' }],
  ['leads in the first quarter of 2026', { from: '2026-01-01', to: '2026-04-01' }],
  ['leads since the beginning of the month', { from: '2026-11-01' }],
  ['leads since the start of 2026', { from: '2026-01-01' }],
  ['leads on 13/11/2026', { from: '2026-11-13', to: '2026-11-14' }],
  ['leads since 13.11.2026', { from: '2026-11-13' }],
  ['leads after 10 October', { from: '2026-10-11' }],
  ['leads until 10 October', { to: '2026-10-11' }],
  ['leads since ١ November', { from: '2026-11-01' }],
])('“%s” is about %o', (question, range) => {
  expect(timeIn(question)).toMatchObject({ kind: 'time', range })
})

test.each(['leads by stage', 'may I see the leads', 'leads in 2 weeks'])(
  '“%s” says no time',
  (question) => {
    expect(timeIn(question)).toBeNull()
  },
)

test.each([
  ['2026-05-31', 'leads in the last 3 months', '2026-02-28'],
  ['2024-05-31', 'leads in the last 3 months', '2024-02-29'],
  ['2026-03-31', 'leads over the past month', '2026-02-28'],
  ['2024-02-29', 'leads in the past year', '2023-02-28'],
  ['2026-12-31', 'leads in the last two quarters', '2026-06-30'],
])(
  '[Q5] said on %s, “%s” begins on %s: it is clamped, never rolled over',
  (today, question, from) => {
    expect(timeIn(question, today)).toMatchObject({ range: { from } })
  },
)

test.each(['leads on 31 November', 'leads on 30 February 2026', 'leads on February 29th'])(
  '[Q5] a day that there is not is told: “%s”',
  (question) => {
    expect(timeIn(question)).toMatchObject({ kind: 'doubt', message: /There is no/ })
  },
)

test('figures that may be read in two ways are asked about, and so is the last month', () => {
  expect(timeIn('leads on 01/11/2026')).toMatchObject({
    kind: 'doubt',
    options: ['1 Nov 2026', '11 Jan 2026'],
  })
  expect(timeIn('leads in the last month')).toMatchObject({
    kind: 'doubt',
    options: ['last month', 'in the past month'],
  })
})

test('from a day on, or on that day, is asked; from a month is that month', () => {
  expect(timeIn('leads from 1 October')).toMatchObject({
    kind: 'doubt',
    options: ['on 1 October', 'since 1 October'],
  })
  expect(timeIn('leads from 1 October onwards')).toMatchObject({ range: { from: '2026-10-01' } })
})

test('months are added to the last day of a month without leaving the month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
  expect(addMonths('2026-03-15', -15)).toBe('2024-12-15')
})

test.each([
  'leads today',
  'viewings the day after tomorrow',
  'leads 3 days ago',
  'leads this month',
  'leads last week',
  'tasks next quarter',
  'leads in the last 30 days',
  'leads over the past two weeks',
  'leads in the past week',
  'viewings in the next 2 months',
  'leads year to date',
  'leads last weekend',
  'leads since yesterday',
  'leads before this week',
  'leads after last month',
  'leads until today',
  'leads since the beginning of the month',
])('“%s” means another time each day, and the plan moves as the words do', (question) => {
  const first = timeIn(question)
  if (first?.kind !== 'time') throw new Error('No time was read.')
  for (const today of ['2026-11-25', '2026-12-31', '2027-01-01', '2028-02-29'])
    expect(onDay({ time: first.range }, today).time, today).toEqual(
      (timeIn(question, today) as typeof first).range,
    )
})

test.each(['leads in March', 'leads since 1 March', 'leads in 2025'])(
  '“%s” stands still',
  (question) => {
    expect(timeIn(question)).not.toHaveProperty('range.rolls')
  },
)
