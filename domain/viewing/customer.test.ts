import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CustomerPressSchema, MOST_SAID, occasionOf, standingOf } from './customer.ts'
import { VIEWING_STATUSES } from './viewing.ts'
import { keysOf } from '../catalogue.ts'

const at = (clock: string) => `2026-12-07T${clock}:00.000Z`
const ms = (clock: string) => Date.parse(at(clock))
const viewing = { status: 'pending', startsAt: at('10:00'), endsAt: at('10:30') } as const

test('a viewing is to come until its first minute, over from its last, and what was called off stays so', () => {
  expect(standingOf(viewing, ms('09:59'))).toBe('coming')
  expect(standingOf(viewing, ms('10:00'))).toBe('on')
  expect(standingOf(viewing, ms('10:29'))).toBe('on')
  expect(standingOf(viewing, ms('10:30'))).toBe('over')
  expect(standingOf({ ...viewing, status: 'attended' }, ms('09:00'))).toBe('over')
  expect(standingOf({ ...viewing, status: 'noShow' }, ms('12:00'))).toBe('missed')
  expect(standingOf({ ...viewing, status: 'cancelled' }, ms('12:00'))).toBe('cancelled')
})

test('what is written follows from how it stands and from the time that was told last', () => {
  const told = (clock: string) => ({ startsAt: at(clock), occasion: 'booked' as const })
  expect(occasionOf(viewing, null, ms('08:00'))).toBe('booked')
  expect(occasionOf(viewing, told('10:00'), ms('08:00'))).toBe('booked')
  expect(occasionOf(viewing, told('09:00'), ms('08:00'))).toBe('moved')
  expect(occasionOf(viewing, told('10:00'), ms('10:10'))).toBeNull()
  expect(occasionOf(viewing, told('10:00'), ms('11:00'))).toBe('feedback')
  expect(occasionOf({ ...viewing, status: 'cancelled' }, null, ms('08:00'))).toBe('cancelled')
})

test('whatever its status and the hour, there is one standing, and nothing is written where nobody can answer', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...keysOf(VIEWING_STATUSES)),
      fc.integer({ min: ms('06:00'), max: ms('18:00') }),
      (status, now) => {
        const standing = standingOf({ ...viewing, status }, now)
        const isSilent = standing === 'on' || standing === 'missed'
        expect(occasionOf({ ...viewing, status }, null, now) === null).toBe(isSilent)
      },
    ),
    { numRuns: 300 },
  )
})

test('what a customer sends is one press; their words lose what no row can hold, and have an end', () => {
  const seen = at('10:00')
  const parse = (form: object) => CustomerPressSchema.safeParse(form)
  expect(parse({ press: 'confirm', seen }).success).toBe(true)
  expect(parse({ press: 'confirm' }).success).toBe(false)
  expect(parse({ press: 'move', seen, at: 'tomorrow' }).success).toBe(false)
  expect(parse({ press: 'sell', seen }).success).toBe(false)
  expect(parse({ press: 'feedback', interest: 'maybe' }).success).toBe(false)
  const said = 'O’Brien 😀 \u0000\ud800 ١٠'
  expect(parse({ press: 'cancel', seen, words: said }).data).toMatchObject({
    words: 'O’Brien 😀 \ufffd\ufffd ١٠',
  })
  const long = (letters: number) =>
    parse({ press: 'feedback', interest: 'no', words: 'x'.repeat(letters) }).success
  expect([long(MOST_SAID), long(10_000)]).toEqual([true, false])
})
