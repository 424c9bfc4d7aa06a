import { expect, test } from 'vitest'
import { SOME_HOUSE } from '../testing/house.ts'
import { type ClockedLead, clocksOfLead } from './clocks.ts'

const settings = { ...SOME_HOUSE.clocks, returnToPool: { within: 30, warn: 0 } }
const AT = '2026-11-30T06:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString()
const fresh: ClockedLead = {
  stage: 'new',
  ownerId: 'sara',
  createdAt: AT,
  stageChangedAt: null,
  firstContactedAt: null,
  importedAt: null,
  nextFollowUpAt: null,
  archivedAt: null,
  mergedInto: null,
  firstSpokenAt: null,
  lastSpokenAt: null,
}
const runningOf = (lead: Partial<ClockedLead>, of = settings) =>
  Object.entries(clocksOfLead({ ...fresh, ...lead }, of, later(5)))
    .filter(([, { runs }]) => runs)
    .map(([kind]) => kind)

test('an enquiry that nobody has answered waits for its answer, and whoever has it may lose it', () => {
  expect(runningOf({})).toEqual(['response', 'returnToPool'])
  expect(runningOf({ ownerId: null })).toEqual(['response'])
  const { response, returnToPool } = clocksOfLead(fresh, settings, later(5))
  expect(response).toMatchObject({ from: AT, basis: AT })
  expect(returnToPool).toMatchObject({ from: later(5), basis: 'sara' })
})

test('a call, a message, a stage past new or a first contact is an answer; from then on silence counts', () => {
  expect(runningOf({ firstSpokenAt: AT, lastSpokenAt: AT })).toEqual(['followUp'])
  expect(runningOf({ stage: 'contacted', stageChangedAt: AT })).toEqual(['followUp'])
  expect(runningOf({ firstContactedAt: AT })).toEqual(['followUp'])
})

test('silence counts from the last word; a follow-up that is set after it stands instead', () => {
  const spoken = {
    ...fresh,
    stage: 'qualified',
    firstContactedAt: AT,
    stageChangedAt: later(60),
    lastSpokenAt: later(90),
  }
  const ofSpoken = (nextFollowUpAt: string | null) =>
    clocksOfLead({ ...spoken, nextFollowUpAt }, settings, later(100)).followUp
  expect(ofSpoken(null)).toMatchObject({ from: later(90), length: { kind: 'working' } })
  expect(ofSpoken(later(80))).toMatchObject({ from: later(90) })
  expect(ofSpoken(later(200))).toMatchObject({ length: { kind: 'fixed', dueAt: later(200) } })
})

test('nothing is due of a lead that is won, lost, archived or part of another', () => {
  for (const over of [
    { stage: 'won' },
    { stage: 'lost' },
    { archivedAt: AT },
    { mergedInto: 'other' },
  ])
    expect(runningOf(over)).toEqual([])
})

test('a length of nothing is no clock', () => {
  const off = { within: 0, warn: 0 }
  const none = { ...settings, response: off, returnToPool: off, followUp: off }
  expect(runningOf({}, none)).toEqual([])
  expect(runningOf({ stage: 'contacted', nextFollowUpAt: later(200) }, none)).toEqual([])
})
