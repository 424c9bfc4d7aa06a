import type { ConsentChannel } from '#domain/contact/consent.ts'
import { splitQuoted } from '#domain/message/quoted.ts'
import { readRefusal, type Refusal } from '#domain/outreach/refusal.ts'

type Said = { channel: ConsentChannel; text: string; subject?: string | null }

/**
 * Whether somebody wants no more, by what they wrote themselves: what stands in it of the mails before it was said by others. Links for
 * unsubscribing write it into the subject alone. Behind a colon (`Re:`) stands the subject of what is answered.
 */
export function refusalOf({ channel, text, subject }: Said): Refusal | null {
  const inText = readRefusal(splitQuoted(text).said, channel)
  if (inText || !subject || /[:：]/.test(subject)) return inText
  return readRefusal(subject, channel)
}
