import type { Fate, OfferKind } from '#domain/call/after/fates.ts'
import { FATES, OFFER_KINDS } from '#domain/call/after/fates.ts'
import type { CheckResult } from '#domain/call/checklist.ts'
import type { Talk } from '#domain/call/after/talk.ts'
import type { Call } from './house.ts'

export type Talked = Talk & { callId: string }
export type Checked = { callId: string; item: string; result: CheckResult }
export type Offered = {
  callId: string
  markId: string
  kind: OfferKind
  type: string
  fate: Fate
}

/** What the house asks for, and one thing that it has never asked for: no score tells of that. */
export const ASKED_ITEMS = ['greeted', 'timing', 'nextStep']
const ITEMS = [...ASKED_ITEMS, 'neverAsked']
const RESULTS: CheckResult[] = ['met', 'notMet', 'met', 'na', 'met', 'notMet']

/** What calls have come to that were answered and are over. Of every seventh nobody knows when its words were said. */
export function afterCalls(calls: readonly Call[]) {
  const over = calls.flatMap(({ id, answeredAt, endedAt }, at) =>
    answeredAt && endedAt ? [{ id, at }] : [],
  )
  return {
    talks: over.filter(({ at }) => at % 7 !== 0).map(talkOf),
    checks: over.flatMap(checksOf),
    offers: over.flatMap(offersOf),
  }
}

type Over = { id: string; at: number }

function talkOf({ id, at }: Over): Talked {
  const [agentMs, customerMs] = [
    20_000 + ((at * 7919) % 180_000),
    15_000 + ((at * 104_729) % 160_000),
  ]
  return {
    callId: id,
    agentMs,
    customerMs,
    silentMs: (at * 911) % 40_000,
    longestAgentMs: Math.floor(agentMs / 2),
    longestCustomerMs: Math.floor(customerMs / 2),
    interruptions: (at * 31) % 4,
  }
}

function checksOf({ id, at }: Over): Checked[] {
  return ITEMS.map((item, place) => ({
    callId: id,
    item,
    result: RESULTS[(at * 5 + place * 7) % RESULTS.length] ?? 'na',
  }))
}

function offersOf({ id, at }: Over): Offered[] {
  return Array.from({ length: at % 4 }, (_, place) => ({
    callId: id,
    markId: `m${place}`,
    kind: OFFER_KINDS[(at + place) % OFFER_KINDS.length] ?? 'suggestion',
    type: 'sayFees',
    fate: FATES[(at * 3 + place) % FATES.length] ?? 'expired',
  }))
}
