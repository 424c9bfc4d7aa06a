import { expect, test } from 'vitest'
import { heardTime } from './heard-time.ts'
import type { Mark } from '../view/call-view.ts'

test('a viewing is proposed for the last day and clock that were heard', () => {
  const marks = [
    mark('viewingDate', '2026-12-01', 1),
    mark('viewingDate', '2026-12-03', 2),
    mark('viewingTime', '16:30', 3),
  ]
  expect(heardTime(marks)).toEqual({ day: '2026-12-03', clock: '16:30' })
  expect(heardTime([mark('viewingTime', '2026-12-02T11:00:00.000Z', 1)])).toEqual({
    day: '2026-12-02',
    clock: '15:00',
  })
  expect(heardTime([])).toEqual({ day: '', clock: '10:00' })
})

function mark(type: string, value: string, second: number): Mark {
  return {
    id: `${type}${second}`,
    kind: 'entity',
    type,
    segmentId: 's1',
    anchor: null,
    value,
    confidence: 1,
    by: 'service:assistcraft',
    status: 'open',
    at: `2026-11-29T08:00:0${second}.000Z`,
    range: null,
  }
}
