import type { Answer } from '#domain/shortlist/shortlist.ts'
import type { ShownHome } from '#domain/shortlist/shown-home.ts'

/** A home as the customer sees it. One that left the market is still named, and nothing more is said of it. */
export type HomeOnPage = {
  id: string
  title: string
  /** Null for one that is not to be had any more. */
  shown: ShownHome | null
  isUnderOffer: boolean
  answer: Answer | null
  /** When a viewing of it is to be. */
  comingAt: string | null
  times: readonly string[]
  /** What did not work of the last press, in words. */
  problem: string | null
}
