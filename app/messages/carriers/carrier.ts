import type { Message } from '#db/pace/messages/messages.ts'
import type { MessageChannel } from '#domain/message/message.ts'

/**
 * `sent`, with what its network calls it from then on; or why not: `isFinal` where trying again will not help. Of what is `unknown` its network
 * may yet tell: it is not asked twice.
 */
export type Carried =
  | { state: 'sent'; externalId?: string }
  | { state: 'unknown' }
  | { state: 'failed'; problem: string; isFinal: boolean }

/** Gives a message to its network, once. Words of what we ourselves find wrong stand in `words/`. */
export type Carrier = (message: Message) => Promise<Carried>
/** By which ways the house writes. */
export type Carriers = Partial<Record<MessageChannel, Carrier>>
