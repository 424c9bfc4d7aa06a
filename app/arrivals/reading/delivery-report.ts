import type { MessageChannel, MessageState } from '#domain/message/message.ts'

/** What a network says of a message that the house sent: of which, and what became of it where that is known. */
export type DeliveryReport = {
  channel: MessageChannel
  /** What the network may call it, the surest first. */
  of: string[]
  /** What we call it, where the network says that back. */
  own: string | null
  state: Extract<MessageState, 'sent' | 'failed' | 'delivered' | 'read'> | null
  /** When, by the network; null for when it came here. */
  at: string | null
  /** The words of whoever would not have it. */
  problem: string
}
