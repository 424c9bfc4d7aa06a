import type { Language } from '#domain/language.ts'
import type { TemplateUse } from '#domain/message/template.ts'
import type { Occasion } from '#domain/viewing/customer.ts'

export type Way = 'email' | 'whatsapp'

/** What could be written to the customer of a viewing now, by which ways. */
export type Proposal = {
  viewingId: string
  contactId: string
  leadId: string | null
  /** When the viewing was as this was proposed. */
  startsAt: string
  /** What the customer wrote last, where nobody has answered it. */
  waits: string | null
  occasion: Occasion
  language: Language
  /** The newest message that its reader has seen, or empty. */
  after: string
  ways: ProposedWay[]
  /** Why WhatsApp is no way, where it could be one. */
  lacks: 'noTemplate' | 'notAgreed' | null
  mayRemind: boolean
}

export type ProposedWay =
  | { way: 'email'; address: string; subject: string; body: string }
  | { way: 'whatsapp'; address: string; doorId: string | null; body: string; template: null }
  | {
      way: 'whatsapp'
      address: string
      /** The number of the house that it goes from; null where there is none to be named. */
      doorId: string | null
      /** As it will read; its words are Meta's. */
      body: string
      template: TemplateUse
    }

/** What was written last of a viewing, and what became of it. */
export type LastTelling = {
  occasion: Occasion
  createdAt: string
  openedAt: string | null
  revokedAt: string | null
}

/** What the window is given. */
export type FoundTelling = { id: string; proposal: Proposal | null; last: LastTelling | null }

/** Where the link stands in a template until there is one: it is made when the message is sent. */
export const LINK_FIELD = 'link'

/** A template's words are Meta's. */
export function isTemplate(way: ProposedWay): boolean {
  return way.way === 'whatsapp' && way.template !== null
}
