import type { Consents } from '../contact/consent.ts'

/** Why an applicant is not told of a home by a press. */
export const NOT_TOLD = [
  'told',
  'notFor',
  'waits',
  'refused',
  'notAgreed',
  'noAddress',
  'nobody',
] as const
export type NotTold = (typeof NOT_TOLD)[number]
export type TellWay = { by: 'email' | 'whatsapp'; why: null } | { by: null; why: NotTold }

type Applicant = {
  contact: { consent: Consents; email: string | null } | null
  /** Whether they wrote last: they wait for an answer, and an offer is none. */
  waits: boolean
  /** Whether they were shown this home before. */
  wasTold: boolean
  /** Whether WhatsApp takes words of our own to them now: for a day after they wrote. */
  chatIsOpen: boolean
}

/**
 * By which way an applicant hears of a home that fits: a message that nobody has asked for, so that they must have agreed to it. WhatsApp
 * where it is open, because that is read; else a mail.
 */
export function wayToTell({ contact, waits, wasTold, chatIsOpen }: Applicant): TellWay {
  if (wasTold) return none('told')
  if (!contact) return none('nobody')
  if (waits) return none('waits')
  const { email, whatsapp } = contact.consent
  if (chatIsOpen && whatsapp?.state === 'given') return { by: 'whatsapp', why: null }
  if (email?.state === 'given')
    return contact.email ? { by: 'email', why: null } : none('noAddress')
  return none(email?.state === 'withdrawn' ? 'refused' : 'notAgreed')
}

function none(why: NotTold): TellWay {
  return { by: null, why }
}
