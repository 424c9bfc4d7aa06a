import type { Interest } from './customer.ts'
import type { ViewingStatus } from './viewing.ts'

/** What a viewing leads to: each is one press. */
export const NEXT_STEPS = ['offer', 'again', 'others', 'followUp', 'ask', 'close'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** What there is to do once it is known what a viewing came to; the first is what lies nearest. */
export function nextStepsOf(status: ViewingStatus, interest: Interest | null): NextStep[] {
  switch (status) {
    case 'attended':
      return AFTER[interest ?? 'unsaid']
    case 'noShow':
      return ['again', 'followUp', 'close']
    case 'cancelled':
      return ['again', 'others', 'followUp', 'close']
    default:
      return []
  }
}

const AFTER: Record<Interest | 'unsaid', NextStep[]> = {
  offer: ['offer', 'again', 'followUp'],
  again: ['again', 'offer', 'followUp'],
  unsure: ['followUp', 'others', 'again', 'offer'],
  no: ['others', 'followUp', 'close'],
  unsaid: ['ask', 'offer', 'again', 'others', 'followUp', 'close'],
}
