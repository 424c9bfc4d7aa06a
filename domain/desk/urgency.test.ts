import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DeskItem, DeskLead } from './desk-item.ts'
import { arrange, compareRows, type DeskMoment, placeOf, RANKS } from './urgency.ts'

const at = (time: string) => `2026-11-30T${time}:00.000Z`
const MOMENT: DeskMoment = { now: Date.parse(at('08:00')), endOfToday: Date.parse(at('19:59')) }

const BARE: DeskLead = {
  reference: 'L-1',
  name: 'Omar',
  phone: null,
  stage: 'new',
  isFree: false,
  intent: null,
  areas: [],
  bedrooms: null,
  budgetMax: null,
  budgetPeriod: null,
  temperature: null,
  createdAt: at('07:00'),
  dueAt: null,
  pausedUntil: null,
  nextFollowUpAt: null,
}

function enquiry(id: string, lead: Partial<DeskLead>): DeskItem {
  return { kind: 'enquiry', id, lead: { ...BARE, ...lead } }
}

function followUp(id: string, lead: Partial<DeskLead>): DeskItem {
  return { kind: 'followUp', id, lead: { ...BARE, stage: 'contacted', ...lead } }
}

function task(id: string, dueAt: string | null): DeskItem {
  return { kind: 'task', id, title: id, dueAt, leadId: null, leadName: null }
}

function viewing(
  id: string,
  startsAt: string,
  endsAt: string,
  status: 'pending' | 'confirmed' | 'cancelled' = 'confirmed',
): DeskItem {
  return {
    kind: 'viewing',
    id,
    startsAt,
    endsAt,
    status,
    leadId: null,
    leadName: null,
    home: null,
  }
}

function reply(id: string, since: string): DeskItem {
  return { kind: 'reply', id, name: null, gist: '', channel: 'email', since }
}

function ending(id: string, clock: 'permit' | 'mandate', dueAt: string): DeskItem {
  return { kind: 'ending', id, clock, dueAt, listingId: id, title: null, reference: 'S-1' }
}

const order = (items: DeskItem[], moment = MOMENT) =>
  arrange(items, moment).map(({ item }) => item.id)
const why = (item: DeskItem, moment = MOMENT) => placeOf(item, moment)?.why

test('what can still be done in time comes before what waits, what is late, what is due today and what ends', () => {
  const items = [
    task('undated', null),
    ending('permit', 'permit', '2026-12-10T00:00:00.000Z'),
    followUp('today', { dueAt: at('12:00'), nextFollowUpAt: at('12:00') }),
    task('overdue', at('07:30')),
    viewing('over', at('06:00'), at('06:30')),
    enquiry('late', { dueAt: at('07:45') }),
    reply('reply', at('07:50')),
    viewing('soon', at('08:40'), at('09:10')),
    enquiry('new', { dueAt: at('08:15') }),
  ]
  const expected = ['new', 'soon', 'reply', 'late', 'over', 'overdue', 'today', 'permit', 'undated']
  expect(order(items)).toEqual(expected)
  expect(order(items.toReversed())).toEqual(expected)
})

test('enquiries that can be answered in time come by how little is left, those that are late the freshest first', () => {
  const due = (id: string, dueAt: string) => enquiry(id, { dueAt, isFree: true })
  const items = [
    due('yesterday', '2026-11-29T08:15:00.000Z'),
    due('just in', at('08:14')),
    due('two hours', at('06:15')),
    due('nearly late', at('08:05')),
  ]
  expect(order(items)).toEqual(['nearly late', 'just in', 'two hours', 'yesterday'])
})

test('who has waited longest for a reply has it first, and the oldest of what is overdue comes first', () => {
  expect(order([reply('b', at('07:00')), reply('a', at('06:00'))])).toEqual(['a', 'b'])
  const old = followUp('old', { dueAt: '2026-11-02T08:00:00.000Z' })
  expect(order([task('this morning', at('06:00')), old])).toEqual(['old', 'this morning'])
})

test('a home that has come to fit somebody stands behind what the day brings and before what ends, the latest first', () => {
  const match = (id: string, since: string): DeskItem => ({
    kind: 'match',
    id,
    lead: { reference: 'L-1', name: 'Omar', phone: null, stage: 'contacted' },
    listingId: 'x',
    home: null,
    homes: 1,
    since,
  })
  const items = [
    ending('permit', 'permit', '2026-12-10T00:00:00.000Z'),
    match('yesterday', '2026-11-29T08:00:00.000Z'),
    match('just now', at('07:59')),
    task('today', at('12:00')),
  ]
  expect(order(items)).toEqual(['today', 'just now', 'yesterday', 'permit'])
  expect(placeOf(match('a', at('07:00')), MOMENT)).toMatchObject({ why: 'newMatch', next: 'see' })
})

test('each row says why it stands there, and the one thing to do about it', () => {
  const said = (item: DeskItem) => {
    const place = placeOf(item, MOMENT)
    return place && `${place.why}: ${place.next}`
  }
  const seen = [
    enquiry('a', { isFree: true, dueAt: at('08:15') }),
    enquiry('a', { isFree: true, dueAt: at('07:15') }),
    enquiry('a', { dueAt: at('08:15') }),
    enquiry('a', {}),
    followUp('a', { dueAt: at('07:00'), nextFollowUpAt: at('07:00') }),
    followUp('a', { dueAt: at('07:00') }),
    followUp('a', {}),
    viewing('a', at('08:30'), at('09:00'), 'pending'),
    viewing('a', at('07:30'), at('08:30'), 'pending'),
    task('a', at('07:00')),
    ending('a', 'mandate', at('07:00')),
  ].map(said)
  expect(seen).toEqual([
    'claimInTime: claim',
    'claimLate: claim',
    'answerInTime: answer',
    'answer: answer',
    'followUpLate: followUp',
    'quietLate: plan',
    'noNextStep: plan',
    'viewingUnconfirmed: confirm',
    'viewingOn: open',
    'taskLate: finish',
    'mandateOver: renew',
  ])
})

test('what wants nothing now is not on the desk', () => {
  const tomorrow = '2026-12-01T08:00:00.000Z'
  const items = [
    followUp('tomorrow', { dueAt: tomorrow, nextFollowUpAt: tomorrow }),
    followUp('paused', { dueAt: at('07:00'), pausedUntil: at('09:00') }),
    enquiry('paused too', { dueAt: at('08:30'), pausedUntil: at('08:20') }),
    task('tomorrow’s', tomorrow),
    viewing('this afternoon', at('13:00'), at('13:30')),
    viewing('called off', at('08:30'), at('09:00'), 'cancelled'),
  ]
  expect(order(items)).toEqual([])
})

test('the hour before a viewing begins, its time and its outcome follow each other', () => {
  const one = viewing('a', at('09:00'), at('09:30'))
  const seen = ['07:59', '08:00', '08:59', '09:00', '09:29', '09:30'].map((time) =>
    why(one, { ...MOMENT, now: Date.parse(at(time)) }),
  )
  const soon = 'viewingSoon'
  expect(seen).toEqual([undefined, soon, soon, 'viewingOn', 'viewingOn', 'outcome'])
})

const instant = fc
  .integer({ min: Date.parse('2026-11-29T00:00:00Z'), max: Date.parse('2026-12-02T00:00:00Z') })
  .map((ms) => new Date(ms - (ms % 600_000)).toISOString())
const maybe = fc.option(instant)
const leadTimes = fc.record({ dueAt: maybe, pausedUntil: maybe, nextFollowUpAt: maybe })
const id = fc.uuid()
const anyItem: fc.Arbitrary<DeskItem> = fc.oneof(
  fc
    .tuple(id, leadTimes, fc.boolean())
    .map(([key, times, isFree]) => enquiry(key, { ...times, isFree })),
  fc.tuple(id, leadTimes).map(([key, times]) => followUp(key, times)),
  fc.tuple(id, instant).map(([key, since]) => reply(key, since)),
  fc
    .tuple(id, instant, fc.integer({ min: 1, max: 12 }))
    .map(([key, from, tens]) =>
      viewing(key, from, new Date(Date.parse(from) + tens * 600_000).toISOString()),
    ),
  fc.tuple(id, maybe).map(([key, dueAt]) => task(key, dueAt)),
  fc.tuple(id, instant).map(([key, dueAt]) => ending(key, 'permit', dueAt)),
)

test('whatever comes in whatever order stands in one order, each thing once', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), instant, (items, now) => {
      const moment = { now: Date.parse(now), endOfToday: Date.parse(now) + 8 * 3_600_000 }
      const rows = arrange(items, moment)
      const places = rows.map(({ place }) => RANKS.indexOf(place.rank))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(arrange(items.toReversed(), moment)).toEqual(rows)
      for (const [at, row] of rows.entries()) {
        const next = rows[at + 1]
        if (next) expect(compareRows(row, next)).toBeLessThanOrEqual(0)
      }
    }),
    { numRuns: 200 },
  )
})

test('as time goes by something only becomes more urgent, or is over', () => {
  fc.assert(
    fc.property(anyItem, instant, fc.integer({ min: 0, max: 48 }), (item, now, tens) => {
      if (item.kind === 'viewing' || item.kind === 'enquiry') return
      const endOfToday = Date.parse('2026-12-03T00:00:00Z')
      const before = placeOf(item, { now: Date.parse(now), endOfToday })
      const after = placeOf(item, { now: Date.parse(now) + tens * 600_000, endOfToday })
      if (!before) return
      expect(after).not.toBeNull()
      const rank = (place: typeof before) => RANKS.indexOf(place.rank)
      if (after) expect(rank(after)).toBeLessThanOrEqual(rank(before))
    }),
    { numRuns: 200 },
  )
})
