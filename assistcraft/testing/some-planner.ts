import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_SOURCES, SOME_TYPES } from '#domain/testing/reference.ts'
import { planLocally, type PlanReply } from '../ask/local-planner.ts'
import type { Vocabulary } from '../ask/words/vocabulary.ts'

export const SARA = '11111111-1111-4111-8111-111111111111'
export const OMAR = '22222222-2222-4222-8222-222222222222'
const LAYLA = '33333333-3333-4333-8333-333333333333'
export const MARINA_TEAM = '44444444-4444-4444-8444-444444444444'
const VOCABULARY: Vocabulary = {
  lists: {
    source: [...SOME_SOURCES],
    propertyType: [...SOME_TYPES],
    lostReason: [],
    callChecklist: [],
  },
  areas: [
    { key: 'dubai-marina', name: 'Dubai Marina', aliases: ['Marina'] },
    { key: 'jvc', name: 'Jumeirah Village Circle', aliases: ['JVC'] },
    { key: 'palm', name: 'Palm Jumeirah', aliases: ['The Palm'] },
  ],
  people: [
    { id: SARA, name: 'Sara Haddad' },
    { id: OMAR, name: 'Omar Khan' },
    { id: LAYLA, name: 'Layla Khan' },
  ],
  teams: [{ id: MARINA_TEAM, name: 'Marina' }],
}

/** What the rules make of a question that Omar asks on a Monday morning, and of one that follows another. */
export function plan(question: string, previous: PlanDraft | null = null): PlanReply {
  const asked = { question, vocabulary: VOCABULARY, house: SOME_HOUSE, now: '2026-11-23T08:00:00Z' }
  return planLocally({ ...asked, previous }, OMAR)
}

/** The plan of a question that follows the one before it. */
export function planAfter(first: string, question: string): PlanReply {
  const before = plan(first)
  return plan(question, 'plan' in before ? before.plan : null)
}
