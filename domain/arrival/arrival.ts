/** The ways by which somebody's interest reaches the house from outside. */
export const CHANNELS = {
  bayut: 'Bayut',
  dubizzle: 'dubizzle',
  propertyFinder: 'Property Finder',
  form: 'Form',
  email: 'E-mail',
  mailbox: 'Mailbox',
  facebook: 'Facebook and Instagram',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  api: 'API',
} as const
export type Channel = keyof typeof CHANNELS

/**
 * What became of something that came in. `held` waits for a person, with a question; `other` is known to be no enquiry;
 * `message` is a part of a
 * conversation with a contact; `repeat` is one that was there already, sent again.
 */
export const ARRIVAL_STATES = {
  waiting: 'Waiting',
  lead: 'New lead',
  joined: 'Joined a lead',
  message: 'Message',
  held: 'Held',
  repeat: 'Sent again',
  other: 'No enquiry',
  spam: 'Spam',
} as const
export type ArrivalState = keyof typeof ARRIVAL_STATES

/** Why something is held, or is no enquiry: words of each stand in `words/`. */
export const QUESTIONS = [
  'noReach',
  'notUnderstood',
  'malformed',
  'tooManyLinks',
  'honeypot',
  'tooFast',
  'badToken',
  'notEnquiry',
  'notFetched',
] as const
export type Question = (typeof QUESTIONS)[number]

/**
 * Rises whenever the reading understands more: what is held and was read by an older one is read again. Nobody's decision is
 * taken back by that.
 */
export const READING_VERSION = 3

export const WHO_LENGTH = 200
export const GIST_LENGTH = 300
