import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saidTimes } from './said-times.ts'

/** Monday, 30 November 2026, noon in Dubai. */
const WRITTEN = { sentAt: '2026-11-30T08:00:00.000Z', zone: 'Asia/Dubai' }

function timesIn(message: string): string[] {
  return saidTimes(message, WRITTEN).map(
    ({ day, clock, part, words }) =>
      `${[day, clock, clock ? null : part].filter(Boolean).join(' ')} “${words}”`,
  )
}

test.each([
  ['Can I see it tomorrow at 5?', '2026-12-01 17:00 “tomorrow at 5”'],
  ['Thursday 17:30 works for me', '2026-12-03 17:30 “Thursday 17:30”'],
  ['Is 11am on Saturday possible', '2026-12-05 11:00 “11am on Saturday”'],
  ['half past four on Friday then', '2026-12-04 16:30 “half past four on Friday”'],
  [
    'The day after tomorrow, 10 in the morning',
    '2026-12-02 10:00 “The day after tomorrow, 10 in the morning”',
  ],
  ['on 15 December at noon', '2026-12-15 12:00 “15 December at noon”'],
  ['We are free on Thursday', '2026-12-03 “Thursday”'],
  ['Saturday morning suits us', '2026-12-05 morning “Saturday morning”'],
  ['tonight at 8?', '2026-11-30 20:00 “tonight at 8”'],
  ['ممكن أشوفها بكرة الساعة ٥ العصر؟', '2026-12-01 17:00 “بكرة الساعة ٥ العصر”'],
  ['يوم الخميس الساعة العاشرة صباحا', '2026-12-03 10:00 “يوم الخميس الساعة العاشرة صباحا”'],
  ['باجر الساعة خمس ونص', '2026-12-01 17:30 “باجر الساعة خمس ونص”'],
  ['السبت الصبح يناسبني', '2026-12-05 morning “السبت الصبح”'],
  ['bukra at 6 inshallah', '2026-12-01 18:00 “bukra at 6”'],
])('“%s” says %s', (message, said) => {
  expect(timesIn(message)).toEqual([said])
})

test('a part of a day is of the day that it stands by, and each part is a time of its own', () => {
  expect(timesIn('Thursday evening or Friday morning')).toEqual([
    '2026-12-03 evening “Thursday evening”',
    '2026-12-04 morning “Friday morning”',
  ])
  expect(timesIn('Thursday morning or Thursday evening')).toEqual([
    '2026-12-03 morning “Thursday morning”',
    '2026-12-03 evening “Thursday evening”',
  ])
})

test('a message of days and clocks without end asks each of them once', () => {
  // Days times clocks times days would be minutes, which no test has.
  expect(timesIn('today! '.repeat(140) + '1:00! '.repeat(170))).toEqual(['2026-11-30 “today”'])
})

test('each time of several is one of its own, and a clock may be of two days', () => {
  expect(timesIn('Wednesday at 4 or Saturday at 11am?')).toEqual([
    '2026-12-02 16:00 “Wednesday at 4”',
    '2026-12-05 11:00 “Saturday at 11am”',
  ])
  expect(timesIn('Thursday or Friday at 5')).toEqual([
    '2026-12-03 17:00 “Thursday”',
    '2026-12-04 17:00 “Friday at 5”',
  ])
})

test.each([
  'Is it still available?',
  'I can’t on Thursday',
  'I saw it last Thursday',
  'My budget is 1.5 million, 2-3 bedrooms, cash',
  'Call me on 050 123 4567, I am here 24/7',
  'We may move in March',
  'ما اقدر الخميس',
  'Is 5pm fine?',
  '',
  '\u0000\ud800 😀',
])('“%s” says none', (message) => {
  expect(timesIn(message)).toEqual([])
})

test('what does not suit is left out of what does', () => {
  expect(timesIn('Not Thursday, but Friday at 6pm is good')).toEqual([
    '2026-12-04 18:00 “Friday at 6pm”',
  ])
})

test('a day is one by the clock of the house, from when the message was written', () => {
  const late = { sentAt: '2026-11-30T20:30:00.000Z', zone: 'Asia/Dubai' }
  expect(saidTimes('today at 5', late)).toMatchObject([{ day: '2026-12-01', clock: '17:00' }])
})

const PIECES = [
  'monday ',
  'tomorrow ',
  'at 5 ',
  'بكرة ',
  '٥ ',
  'half past ',
  'or ',
  '1/2 ',
  '.',
  '\n',
]

test('whatever is written is read in bounds, and what is quoted was written', () => {
  const written = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 400 })
  fc.assert(
    fc.property(written, (parts) => {
      const message = parts.join('')
      const found = saidTimes(message, WRITTEN)
      expect(found.length).toBeLessThanOrEqual(4)
      const plain = message.replaceAll(/\s+/g, ' ')
      for (const { words, day } of found) {
        expect(plain).toContain(words)
        expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
      }
    }),
    { numRuns: 60 },
  )
})
