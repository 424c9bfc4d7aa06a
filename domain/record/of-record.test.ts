import { expect, test } from 'vitest'
import { isOfRecord } from './of-record.ts'

const IN_DOCUMENT = { documentSeq: 7 } as const
const LEAD = { resource: 'lead', key: 'l1' } as const

test('a record’s own events are told, and those of what belongs to it', () => {
  const isAbout = isOfRecord(LEAD, ['task:t1', 'contact:c1'])
  const change = { ...IN_DOCUMENT, old: {}, new: { doneAt: '2026-03-02' } }
  expect(isAbout({ resource: 'lead', key: 'l1', ...change })).toBe(true)
  expect(isAbout({ resource: 'lead', key: 'l2', ...change })).toBe(false)
  expect(isAbout({ resource: 'task', key: 't1', ...change })).toBe(true)
  expect(isAbout({ resource: 'task', key: 't2', ...change })).toBe(false)
  expect(isAbout({ resource: 'contact', key: 'c1', ...change })).toBe(true)
})

test('what comes to it is followed from then on, and what goes is told once more', () => {
  const isAbout = isOfRecord(LEAD, [])
  const viewing = { ...IN_DOCUMENT, resource: 'viewing', key: 'v1' } as const
  expect(isAbout({ ...viewing, old: {}, new: { status: 'confirmed' } })).toBe(false)
  expect(isAbout({ ...viewing, old: null, new: { leadId: 'l1' } })).toBe(true)
  expect(isAbout({ ...viewing, old: {}, new: { status: 'confirmed' } })).toBe(true)
  const call = { ...IN_DOCUMENT, resource: 'call', key: 'k1' } as const
  expect(isAbout({ ...call, old: { leadId: 'l1' }, new: { leadId: 'l2' } })).toBe(true)
})

test('of a call its lead and its recording are told, and not each sentence', () => {
  const isAbout = isOfRecord({ resource: 'call', key: 'k1' }, [])
  const call = { ...IN_DOCUMENT, resource: 'call', key: 'k1' } as const
  expect(isAbout({ ...call, old: { segmentCount: 3 }, new: { segmentCount: 4 } })).toBe(false)
  expect(isAbout({ ...call, old: { leadId: null }, new: { leadId: 'l1' } })).toBe(true)
  const beside = { documentSeq: null, old: { recording: null }, new: { recording: 'audio/wav' } }
  expect(isAbout({ ...call, ...beside })).toBe(true)
  expect(isAbout({ ...call, key: 'k2', old: null, new: { leadId: 'l1' } })).toBe(false)
})

test('a call that is being spoken moves nothing on the page of its lead, until more than its words changes', () => {
  const isAbout = isOfRecord(LEAD, ['call:k1'])
  const call = { ...IN_DOCUMENT, resource: 'call', key: 'k1' } as const
  const spoken = Array.from({ length: 50 }, (_, at) =>
    isAbout({ ...call, old: { segmentCount: at }, new: { segmentCount: at + 1 } }),
  )
  expect(spoken).not.toContain(true)
  const ended = {
    old: { state: 'live', segmentCount: 50 },
    new: { state: 'wrapup', segmentCount: 51 },
  }
  expect(isAbout({ ...call, ...ended })).toBe(true)
  expect(isAbout({ ...call, old: { summary: '' }, new: { summary: 'Two beds' } })).toBe(true)
})
