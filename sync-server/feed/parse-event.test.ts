import { expect, test } from 'vitest'
import { BadEvent, parseFeedEvent } from './parse-event.ts'

test('a name that no row can hold is refused with the event it was in', () => {
  const frame = JSON.stringify({
    specversion: '1.0',
    id: 'e1',
    source: 'urn:x',
    subject: 'c1',
    time: '2026-03-02T08:00:00Z',
    sequence: '001',
    type: 'pace.call.started.v1',
    data: {
      direction: 'inbound',
      from: '+971501234567',
      to: '+97144201100',
      callerName: 'a\u0000b',
    },
  })
  const expected = { code: 'invalid', id: 'e1', message: expect.stringContaining('callerName') }
  expect(() => parseFeedEvent(frame)).toThrow(BadEvent)
  expect(() => parseFeedEvent(frame)).toThrow(expect.objectContaining(expected))
})
