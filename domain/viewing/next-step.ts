import { isBefore, isEnded } from '../lead/fields.ts'
import type { Outcome } from './outcome.ts'

/** What can follow from a viewing, each by one press. */
export type AfterStep =
  | 'noteOffer'
  | 'bookAgain'
  | 'remember'
  | 'otherHomes'
  | 'followUp'
  | 'askHow'

/** Why it is proposed: each is a sentence in words/. */
export type WhyStep =
  | 'wantsOffer'
  | 'wantsAgain'
  | 'thinks'
  | 'refused'
  | 'refusedBefore'
  | 'nobodyCame'
  | 'wasOff'
  | 'nothingSaid'
  | 'nothingPlanned'

export type NextStep = { step: AfterStep; why: WhyStep }

/** What is known of a viewing, its lead and its home. */
export type Afterwards = {
  outcome: Outcome | 'attended' | null
  /** Of the lead; null where it has none. */
  stage: string | null
  /** Another viewing of this home is agreed with the lead. */
  isComing: boolean
  /** The home can still be shown. */
  isShown: boolean
  /** Somebody has said that the home is not for the lead. */
  isUnsuited: boolean
  /** Something brings the lead up again: a task or a follow-up with a day. */
  isPlanned: boolean
  /** The customer has said by themselves how it was. */
  hasAnswered: boolean
}

/** Days until the lead is rung again: an offer and an empty flat are tomorrow's, whoever thinks it over wants another one. */
const FOLLOW_UP_DAYS = { soon: 1, later: 2 } as const

/**
 * What follows from a viewing, the likeliest first; nothing where it is not said how it went, and nothing but the memory of a refusal
 * once the lead has ended.
 */
export function nextSteps(after: Afterwards): NextStep[] {
  const { outcome, stage } = after
  if (outcome === null || stage === null) return []
  const proposed = STEPS[outcome].filter(({ step }) => IS_OPEN[step](after))
  return isEnded(stage) ? proposed.filter(({ step }) => step === 'remember') : proposed
}

/** When the lead is to be rung, in days. */
export function followUpIn(outcome: Afterwards['outcome']): number {
  return outcome === 'unsure' || outcome === 'no' ? FOLLOW_UP_DAYS.later : FOLLOW_UP_DAYS.soon
}

const AGAIN = { step: 'followUp', why: 'nothingPlanned' } as const
const ASK = { step: 'askHow', why: 'nothingSaid' } as const

const STEPS: Record<Outcome | 'attended', readonly NextStep[]> = {
  offer: [{ step: 'noteOffer', why: 'wantsOffer' }, AGAIN],
  again: [{ step: 'bookAgain', why: 'wantsAgain' }, AGAIN],
  unsure: [{ step: 'followUp', why: 'thinks' }, ASK, { step: 'otherHomes', why: 'thinks' }],
  no: [{ step: 'remember', why: 'refused' }, { step: 'otherHomes', why: 'refusedBefore' }, AGAIN],
  attended: [ASK, AGAIN],
  noShow: [{ step: 'bookAgain', why: 'nobodyCame' }, AGAIN],
  cancelled: [{ step: 'bookAgain', why: 'wasOff' }, AGAIN],
}

const IS_OPEN: Record<AfterStep, (after: Afterwards) => boolean> = {
  noteOffer: ({ stage }) => isBefore(stage, 'offer'),
  bookAgain: ({ isComing, isShown }) => isShown && !isComing,
  remember: ({ isUnsuited, isShown }) => !isUnsuited && isShown,
  otherHomes: () => true,
  followUp: ({ isPlanned }) => !isPlanned,
  askHow: ({ hasAnswered }) => !hasAnswered,
}
