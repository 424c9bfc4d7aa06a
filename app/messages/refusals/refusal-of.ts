import type { ConsentChannel } from '#domain/contact/consent.ts'
import { splitQuoted } from '#domain/message/quoted.ts'
import { readRefusal, type Refusal } from '#domain/outreach/refusal.ts'

type Said = { channel: ConsentChannel; text: string; subject?: string | null }

/** What phones write below a mail that says nothing. */
const SIGNED = /^(?:sent from|get outlook|أُ?رسلت? من)/iu

/**
 * Whether somebody wants no more, by what they wrote themselves: what stands in it of the mails before it was said by others. Links for
 * unsubscribing write it into the subject alone; where the text says anything, the subject is only what it is about. Behind a colon (`Re:`) stands
 * the subject of what is answered.
 */
export function refusalOf({ channel, text, subject }: Said): Refusal | null {
  const { said } = splitQuoted(text)
  const inText = readRefusal(said, channel)
  const isBlank = said.split('\n').every((line) => line.trim() === '' || SIGNED.test(line.trim()))
  if (inText || !subject || !isBlank || /[:：]/.test(subject)) return inText
  return readRefusal(subject, channel)
}
