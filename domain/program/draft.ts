/** By which ways a message may be drafted that a person then sends. */
export const DRAFT_CHANNELS = { whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' } as const
export type DraftChannel = keyof typeof DRAFT_CHANNELS

/** What its person did with it: `sent` is their word, no program's. */
export const DRAFT_ENDS = ['sent', 'discarded'] as const
export type DraftEnd = (typeof DRAFT_ENDS)[number]
