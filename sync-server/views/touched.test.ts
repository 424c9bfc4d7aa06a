import { expect, test } from 'vitest'
import type { EntityEvent } from '#domain/record/event.ts'
import type { ViewRecord } from '#domain/views/card-in.ts'
import { touchedKeys, touchedRecords } from './touched.ts'

function event(resource: string, key: string, sequence: number): EntityEvent {
  return { resource, key, sequence } as unknown as EntityEvent
}

function record(kind: ViewRecord['kind'], id: string): ViewRecord {
  return { kind, row: { id } } as unknown as ViewRecord
}

test('[V2] each record that events speak of is read once, whatever they say of it', () => {
  const events = [event('lead', 'a', 1), event('call', 'c', 2), event('lead', 'a', 3)]
  expect(touchedKeys(events)).toEqual({ lead: ['a'], call: ['c'], viewing: [] })
})

test('[V2] events of what no view shows touch nothing', () => {
  expect(touchedKeys([event('listing', 'a', 1), event('person', 'b', 2)])).toBeNull()
  expect(touchedKeys([])).toBeNull()
})

test('[V2] what was asked for and is not there any more is gone; the place in the log is the last event’s', () => {
  const events = [event('lead', 'a', 1), event('lead', 'b', 2), event('listing', 'x', 9)]
  const records = [record('lead', 'a')]
  expect(touchedRecords(events, records)).toEqual({ sequence: 9, records, gone: ['lead:b'] })
})

test('[V2] a viewing is not gone because a lead of the same id is', () => {
  const events = [event('lead', 'a', 1), event('viewing', 'a', 2)]
  expect(touchedRecords(events, [record('viewing', 'a')]).gone).toEqual(['lead:a'])
})
