import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../../testing/house.ts'
import { FeedEventSchema, withNumbersRead } from './feed-event.ts'

const START = {
  specversion: '1.0',
  id: 'e1',
  source: '/centre',
  subject: 'call-1',
  time: '2026-11-29T10:00:00Z',
  sequence: '1',
  type: 'pace.call.started.v1',
}

function started(data: object) {
  const sent = FeedEventSchema.parse({ ...START, data: { direction: 'inbound', ...data } })
  const event = withNumbersRead(sent, SOME_HOUSE)
  return event.type === 'pace.call.started.v1' ? event.data : null
}

test('a number is read as exchanges write it; a withheld one is none, and no reason to lose the call', () => {
  expect(started({ from: '00971501234567', to: '٠٤٤٢٠١١٠٠' })).toMatchObject({
    from: '+971501234567',
    to: '+97144201100',
  })
  expect(started({ from: 'anonymous', to: '+97144201100' })?.from).toBeNull()
  expect(started({ from: null })).toMatchObject({ from: null, to: null })
})

test('a caller’s name of any length and marks is kept as far as a name goes', () => {
  const name = `${'x'.repeat(119)}👨‍👩‍👧`
  expect(started({ callerName: name })?.callerName).toBe(name)
  expect(started({ callerName: `${name} and more` })?.callerName).toBe(name)
  expect(started({ callerName: '\u200f\u0000' })?.callerName).toBeUndefined()
})
