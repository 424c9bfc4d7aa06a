import { type Interest, INTERESTS } from './customer.ts'
import type { ViewingStatus } from './viewing.ts'

/** What an agent says of a viewing afterwards: what they who came make of the home, or why nobody has seen it. */
export const OUTCOMES = [...INTERESTS, 'noShow', 'cancelled'] as const
export type Outcome = (typeof OUTCOMES)[number]

type Held = { status: ViewingStatus; interest: Interest | null }

/** What of a viewing an outcome sets. */
export function heldAs(outcome: Outcome): Held {
  if (outcome === 'noShow' || outcome === 'cancelled') return { status: outcome, interest: null }
  return { status: 'attended', interest: outcome }
}

/** What has been said of a viewing: `attended` where they came and nobody knows more; null where nothing is said. */
export function outcomeOf({ status, interest }: Held): Outcome | 'attended' | null {
  if (status === 'noShow' || status === 'cancelled') return status
  return status === 'attended' ? (interest ?? 'attended') : null
}
