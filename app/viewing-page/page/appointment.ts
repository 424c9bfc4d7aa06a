import type { Language } from '#domain/language.ts'
import type { Interest, Standing } from '#domain/viewing/customer.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import type { HomeName } from './home-name.ts'

/** A viewing as its customer sees it. */
export type AppointmentOnPage = {
  secret: string
  language: Language
  house: string
  standing: Standing
  status: ViewingStatus
  startsAt: string
  endsAt: string
  home: HomeName | null
  /** Who shows it; null where they are here no more. */
  agent: { name: string; phone: string | null } | null
  times: readonly string[]
  /** The customer has chosen this time, and waits for the agent's word. */
  isChosen: boolean
  feedback: { interest: Interest | null; words: string } | null
  /** Why the last press did not work. */
  problem: string | null
  /** What was typed with it: it stands in the form again, or to be copied where there is no form any more. */
  typed: Typed | null
}

export type Typed = { press: 'cancel' | 'feedback'; words: string; interest: Interest | null }
