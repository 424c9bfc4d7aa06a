import type { ConsentChannel, Consents } from '../contact/consent.ts'
import { keysOf } from '../catalogue.ts'
import { CONSENT_CHANNELS } from '../contact/consent.ts'
import type { OutreachRules } from '../house/outreach-rules.ts'
import { dayOf, daysAfter, wallTime } from '../zone-time.ts'

/** What a message or a call is for: an answer or a service to somebody who came to the house, or what nobody has asked for. */
export const PURPOSES = ['service', 'marketing'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Why somebody should not be advertised to now; words of each stand in `words/`. The first ones weigh most. */
export const OUTREACH_REASONS = [
  'refused',
  'refusedElsewhere',
  'doNotCall',
  'registered',
  'registryOld',
  'registryMissing',
  'notAgreed',
  'hours',
  'perDay',
  'perWeek',
] as const
export type OutreachReason = (typeof OUTREACH_REASONS)[number]

export type Outreach = { channel: ConsentChannel; purpose: Purpose }

/** What has to be known of somebody to say whether they may be written to or called. */
export type OutreachFacts = {
  consent: Consents
  /** They have said that they want no calls. */
  doNotCall: boolean
  /** The Do Not Call Registry: as of which day its list is, if there is one, and whether their number stands in it. */
  registry: { asOf: string | null; isListed: boolean }
  /** When they were advertised to since they said something last, in any order. */
  contacted: readonly string[]
}

export type OutreachVerdict =
  | { answer: 'allowed'; reasons: readonly [] }
  | { answer: 'ask'; reasons: readonly OutreachReason[] }

type Clock = { now: string; zone: string }

/**
 * Whether somebody may be written to or called by this way, for this. An answer always may, but to call somebody who wants no calls is
 * asked about. What is not allowed is asked, with all of its reasons: a person may know better, and says why.
 */
export function judgeOutreach(
  outreach: Outreach,
  facts: OutreachFacts,
  rules: OutreachRules,
  clock: Clock,
): OutreachVerdict {
  const found = REASONS.filter(({ isFor, holds }) => {
    const isAsked = isFor === 'all' || outreach.purpose === 'marketing'
    return isAsked && holds({ ...clock, channel: outreach.channel, facts, rules })
  })
  const reasons = found.map(({ reason }) => reason)
  return reasons.length === 0 ? { answer: 'allowed', reasons: [] } : { answer: 'ask', reasons }
}

type Asked = Clock & { channel: ConsentChannel; facts: OutreachFacts; rules: OutreachRules }
type Check = {
  reason: OutreachReason
  isFor: 'marketing' | 'all'
  holds: (asked: Asked) => boolean
}

const BY_REASON: Record<OutreachReason, Omit<Check, 'reason'>> = {
  refused: {
    isFor: 'marketing',
    holds: ({ channel, facts }) => facts.consent[channel]?.state === 'withdrawn',
  },
  refusedElsewhere: { isFor: 'marketing', holds: hasRefusedElsewhere },
  doNotCall: {
    isFor: 'all',
    holds: ({ channel, facts }) =>
      channel === 'phone' && (facts.doNotCall || facts.consent.phone?.state === 'withdrawn'),
  },
  registered: {
    isFor: 'marketing',
    holds: (asked) => asksRegistry(asked) && asked.facts.registry.isListed,
  },
  registryOld: {
    isFor: 'marketing',
    holds: (asked) => asksRegistry(asked) && isOld(asked),
  },
  registryMissing: {
    isFor: 'marketing',
    holds: (asked) => asksRegistry(asked) && asked.facts.registry.asOf === null,
  },
  notAgreed: {
    isFor: 'marketing',
    holds: ({ channel, facts, rules }) =>
      rules.consentFor.includes(channel) && !facts.consent[channel],
  },
  hours: {
    isFor: 'marketing',
    holds: ({ channel, rules, ...clock }) =>
      rules.hoursFor.includes(channel) && !isWithinHours(rules, clock),
  },
  perDay: {
    isFor: 'marketing',
    holds: ({ facts, rules, now, zone }) =>
      facts.contacted.filter((at) => dayOf(at, zone) === dayOf(now, zone)).length >= rules.perDay,
  },
  perWeek: {
    isFor: 'marketing',
    holds: ({ facts, rules, now, zone }) =>
      facts.contacted.filter((at) => dayOf(at, zone) > daysAfter(dayOf(now, zone), -7)).length >=
      rules.perWeek,
  },
}

const REASONS: readonly Check[] = OUTREACH_REASONS.map((reason) => ({
  reason,
  ...BY_REASON[reason],
}))

/** Who said no by another way, and has not said yes by this one since, has said no to the house. */
function hasRefusedElsewhere({ channel, facts: { consent } }: Asked): boolean {
  const own = consent[channel]
  if (own?.state === 'withdrawn') return false
  return keysOf(CONSENT_CHANNELS).some((other) => {
    const said = consent[other]
    return other !== channel && said?.state === 'withdrawn' && (!own || said.at > own.at)
  })
}

function asksRegistry({ channel, rules }: Asked): boolean {
  return rules.registryDays > 0 && rules.registryFor.includes(channel)
}

function isOld({ facts: { registry }, rules, now, zone }: Asked): boolean {
  return registry.asOf !== null && registry.asOf < daysAfter(dayOf(now, zone), -rules.registryDays)
}

/** Whether people may be advertised to at this hour. */
export function isWithinHours({ hours }: Pick<OutreachRules, 'hours'>, { now, zone }: Clock) {
  const time = wallTime(now, zone).slice(11)
  return time >= hours.from && time < hours.to
}

/** What something written now is for, as long as nobody says otherwise: who wrote lately, or has an open lead, is answered. */
export function usualPurpose(
  { lastInAt, hasOpenLead }: { lastInAt: string | null; hasOpenLead: boolean },
  { answerDays }: Pick<OutreachRules, 'answerDays'>,
  now: string,
): Purpose {
  const since = Date.parse(now) - answerDays * 86_400_000
  const isRecent = lastInAt !== null && Date.parse(lastInAt) >= since
  return isRecent || hasOpenLead ? 'service' : 'marketing'
}

export function isPurpose(text: string): text is Purpose {
  return PURPOSES.some((one) => one === text)
}
