import { expect, test } from 'vitest'
import type { Consents } from '../contact/consent.ts'
import { EMIRATES_RULES } from '../house/outreach-rules.ts'
import { judgeOutreach, type OutreachFacts, usualPurpose } from './outreach.ts'

const NOON = { now: '2026-11-23T08:00:00.000Z', zone: 'Asia/Dubai' }
const said = (state: 'given' | 'withdrawn', at = '2026-01-01T08:00:00.000Z') => ({
  state,
  at,
  where: 'Desk',
  wording: '',
  by: 'person:x',
})
const GIVEN: Consents = { whatsapp: said('given'), sms: said('given'), email: said('given') }
const facts = (more: Partial<OutreachFacts> = {}): OutreachFacts => ({
  consent: GIVEN,
  doNotCall: false,
  registry: { asOf: '2026-11-20', isListed: false },
  contacted: [],
  ...more,
})
const marketing = { channel: 'whatsapp', purpose: 'marketing' } as const
const reasons = (
  more: Partial<OutreachFacts> = {},
  outreach: Parameters<typeof judgeOutreach>[0] = marketing,
  clock = NOON,
) => judgeOutreach(outreach, facts(more), EMIRATES_RULES, clock).reasons

test('who agreed, stands in no registry and was left in peace may be advertised to by day', () => {
  expect(judgeOutreach(marketing, facts(), EMIRATES_RULES, NOON)).toEqual({
    answer: 'allowed',
    reasons: [],
  })
})

test('all that speaks against it is said, the heaviest first', () => {
  const all = facts({
    consent: { whatsapp: said('withdrawn') },
    registry: { asOf: '2026-09-01', isListed: true },
    contacted: ['2026-11-22T21:00:00.000Z', '2026-11-18T09:00:00.000Z'],
  })
  expect(
    judgeOutreach(marketing, all, EMIRATES_RULES, { ...NOON, now: '2026-11-23T16:00:00.000Z' }),
  ).toEqual({
    answer: 'ask',
    reasons: ['refused', 'registered', 'registryOld', 'hours', 'perDay', 'perWeek'],
  })
})

test('nine is early enough and six is late, by the clock of the house', () => {
  const at = (now: string) => reasons({}, marketing, { ...NOON, now })
  expect(at('2026-11-23T04:59:59.999Z')).toEqual(['hours'])
  expect(at('2026-11-23T05:00:00.000Z')).toEqual([])
  expect(at('2026-11-23T13:59:59.999Z')).toEqual([])
  expect(at('2026-11-23T14:00:00.000Z')).toEqual(['hours'])
})

test('an answer may always be given; only a call to who wants none is asked about', () => {
  const worst = {
    consent: { phone: said('withdrawn') },
    doNotCall: true,
    registry: { asOf: null, isListed: true },
  }
  expect(reasons(worst, { channel: 'sms', purpose: 'service' })).toEqual([])
  expect(reasons(worst, { channel: 'phone', purpose: 'service' })).toEqual(['doNotCall'])
  const refused = { consent: { phone: said('withdrawn') } }
  expect(reasons(refused, { channel: 'phone', purpose: 'service' })).toEqual(['doNotCall'])
})

test('a refusal by one way counts for all until they agree to another', () => {
  const no = said('withdrawn', '2026-06-01T08:00:00.000Z')
  expect(reasons({ consent: { ...GIVEN, sms: no } })).toEqual(['refusedElsewhere'])
  const yes = said('given', '2026-07-01T08:00:00.000Z')
  expect(reasons({ consent: { sms: no, whatsapp: yes } })).toEqual([])
})

test('a mail keeps no hours and asks no registry, but asks for consent', () => {
  const night = { ...NOON, now: '2026-11-23T20:00:00.000Z' }
  const nobody = { consent: {}, registry: { asOf: null, isListed: true } }
  expect(reasons(nobody, { channel: 'email', purpose: 'marketing' }, night)).toEqual(['notAgreed'])
})

test('a house without a list is asked to have one, unless it says that there is none', () => {
  const none = { registry: { asOf: null, isListed: false } }
  expect(reasons(none)).toEqual(['registryMissing'])
  const rules = { ...EMIRATES_RULES, registryDays: 0 }
  expect(judgeOutreach(marketing, facts(none), rules, NOON).answer).toBe('allowed')
})

test('once a day and twice in a week, by the days of the house', () => {
  // Midnight in Dubai lies between these two.
  expect(reasons({ contacted: ['2026-11-22T19:59:00.000Z'] })).toEqual([])
  expect(reasons({ contacted: ['2026-11-22T20:01:00.000Z'] })).toEqual(['perDay'])
  expect(reasons({ contacted: ['2026-11-17T08:00:00.000Z', '2026-11-18T08:00:00.000Z'] })).toEqual([
    'perWeek',
  ])
  expect(reasons({ contacted: ['2026-11-16T08:00:00.000Z', '2026-11-18T08:00:00.000Z'] })).toEqual(
    [],
  )
})

test('who wrote lately or has an open lead is answered; anybody else is advertised to', () => {
  const usual = (lastInAt: string | null, hasOpenLead = false) =>
    usualPurpose({ lastInAt, hasOpenLead }, EMIRATES_RULES, NOON.now)
  expect(usual('2026-11-01T08:00:00.000Z')).toBe('service')
  expect(usual(null, true)).toBe('service')
  expect(usual('2026-01-01T08:00:00.000Z')).toBe('marketing')
  expect(usual(null)).toBe('marketing')
})
