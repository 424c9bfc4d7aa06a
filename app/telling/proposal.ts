import type { Language } from '#domain/language.ts'
import type { TemplateUse } from '#domain/message/template.ts'
import type { Occasion } from '#domain/viewing/customer.ts'

export type Way = 'email' | 'whatsapp'

/** What could be written to the customer of a viewing now, by which ways. */
export type Proposal = {
  viewingId: string
  contactId: string
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
  | { way: 'whatsapp'; address: string; body: string; template: null }
  | {
      way: 'whatsapp'
      address: string
      /** As it will read; its words are Meta's. */
      body: string
      template: TemplateUse
    }

/** Where the link stands in a template until there is one: it is made when the message is sent. */
export const LINK_FIELD = 'link'
