import type { MessageChannel } from '#domain/message/message.ts'

/** What somebody wrote to a number of the house: a part of the conversation with them, and of somebody new an enquiry too. */
export type Chat = {
  channel: Extract<MessageChannel, 'whatsapp' | 'sms'>
  /** What its network calls it. */
  id: string
  /** As E.164; null where it is no number that can be answered. */
  from: string | null
  text: string
  isCut: boolean
  /** When its network took it, which may be long before it came here. */
  sentAt: string
  /** What it answers or reacts to. */
  answers: string[]
  attached: { name: string; bytes: number }[]
}
