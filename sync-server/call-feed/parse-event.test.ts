import { expect, test } from 'vitest'
import { BadEvent, parseFeedEvent } from './parse-event.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

const START = {
  specversion: '1.0',
  id: 'e1',
  source: 'urn:x',
  subject: 'c1',
  time: '2026-03-02T08:00:00Z',
  sequence: '001',
  type: 'pace.call.started.v1',
  data: { direction: 'inbound', from: '+971501234567', to: '+97144201100' },
}

test('what no row can hold is taken out of what was said, and the event is kept', () => {
  const named = { ...START, data: { ...START.data, callerName: 'Sa\u0000ra' } }
  expect(parseFeedEvent(JSON.stringify(named), SOME_HOUSE).data).toMatchObject({
    callerName: 'Sara',
  })
})

test.each(['urn:pace:vcon', 'urn:pace:door:twilio:main'])(
  'nobody speaks as %s over a socket',
  (source) => {
    const frame = JSON.stringify({ ...START, source })
    const expected = { code: 'invalid', id: 'e1', message: expect.stringContaining('urn:pace:') }
    expect(() => parseFeedEvent(frame, SOME_HOUSE)).toThrow(expect.objectContaining(expected))
  },
)

test('an event that is itself called something no row can hold is refused', () => {
  const frame = JSON.stringify({ ...START, source: 'a\u0000b' })
  const expected = { code: 'invalid', id: 'e1', message: expect.stringContaining('source') }
  expect(() => parseFeedEvent(frame, SOME_HOUSE)).toThrow(BadEvent)
  expect(() => parseFeedEvent(frame, SOME_HOUSE)).toThrow(expect.objectContaining(expected))
})
