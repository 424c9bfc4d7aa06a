import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesFromReport, readReportHead, readReportLine } from './feed-report.ts'

const READ = '2026-11-29T08:00:00.000Z'
const LATER = '2026-11-29T09:00:00.000Z'
const FED = {
  reference: 'P-1',
  changedAt: '2026-11-28T08:00:00.000Z',
  appearance: {
    isLive: true,
    price: '2000000',
    title: { en: 'Sea view', ar: 'إطلالة بحرية' },
    description: { en: 'Bright.' },
    photos: 3,
    permit: '7112345678',
  },
}

function judge(line: object | null, { complete = false, fed = FED } = {}) {
  const read = line && readReportLine(JSON.stringify({ reference: 'P-1', status: 'live', ...line }))
  const listings = new Map(read ? [[read.reference, read]] : [])
  return differencesFromReport(fed, { feedReadAt: READ, complete, listings })
}

test('what a report says of a listing is compared, what it leaves unsaid is not', () => {
  expect(judge({})).toEqual([])
  expect(judge({ price: 1_900_000, photos: 2, title: { en: 'Sea  view' } })).toEqual([
    { kind: 'price', ours: '2000000', theirs: '1900000', cause: 'changedThere' },
    { kind: 'title', ours: 'إطلالة بحرية · Sea view', theirs: 'Sea view', cause: 'changedThere' },
    { kind: 'photos', ours: '3', theirs: '2', cause: 'changedThere' },
  ])
})

test('what was changed after the portal has read is on its way; what it refused is told with why', () => {
  expect(judge({ price: 1 }, { fed: { ...FED, changedAt: LATER } })).toMatchObject([
    { kind: 'price', cause: 'waiting' },
  ])
  expect(judge({ status: 'refused', reason: 'Permit is not valid' })).toEqual([
    { kind: 'status', ours: 'live', theirs: 'off: Permit is not valid', cause: 'refused' },
  ])
})

test('what is missing is not shown, if the report names all; otherwise nothing is known of it', () => {
  expect(judge(null)).toBeNull()
  expect(judge(null, { complete: true })).toMatchObject([{ kind: 'status', theirs: 'off' }])
})

test('whatever a line holds, it is a listing or nothing', () => {
  expect(readReportHead('')).toBeNull()
  expect(readReportHead('{"feedReadAt":"yesterday"}')).toBeNull()
  expect(readReportHead(`{"feedReadAt":"${READ}"}`)).toEqual({ feedReadAt: READ, complete: false })
  const long = JSON.stringify({ reference: 'P-1', status: 'live', note: 'x'.repeat(70_000) })
  expect(readReportLine(long)).toBeNull()
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      expect(readReportLine(line)?.reference ?? 'none').toBeTypeOf('string')
    }),
    { numRuns: 2_000 },
  )
})
