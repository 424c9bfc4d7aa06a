import type { ParsedMail } from 'mailparser'
import { readFileName } from '#domain/file/file-name.ts'
import { messageIdOf, messageIdsIn } from '#domain/message/message-ids.ts'
import { LONGEST_BODY, LONGEST_SUBJECT, MOST_FILES } from '#domain/message/message.ts'
import { isStorable, withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { Letter } from '../../reading/letter.ts'
import { textOfHtml } from './html-text.ts'

/** Longer headers are read as far as this: they hold what is answered at their end. */
const LONGEST_HEADER = 20_000

/** What a mail says as a part of a conversation: all of its text, as people see it. */
export function letterOf(mail: ParsedMail): Letter {
  const whole = mail.text?.trim() ? mail.text : textOfHtml(mail.html || '')
  const text = withoutUnstorable(whole).replaceAll('\r\n', '\n').trim()
  const said = cutCharacters(text, LONGEST_BODY)
  return {
    messageId: messageIdOf(mail.messageId),
    answers: answersOf(mail),
    from: addressOf(mail),
    subject: cutCharacters(withoutUnstorable(mail.subject ?? ''), LONGEST_SUBJECT),
    text: said,
    isCut: said.length < text.length,
    attached: filesIn(mail).map(({ name, content }) => ({ name, bytes: content.length })),
  }
}

/** An encoded word may hide in it what no row can hold: that is nobody's address. */
function addressOf({ from }: ParsedMail): string | null {
  const address = from?.value[0]?.address?.toLowerCase() ?? null
  return address !== null && isStorable(address) ? address : null
}

/** What is attached for a person: pictures that stand in the text of a mail, such as logos, are none. */
export function filesIn({ attachments }: ParsedMail): { name: string; content: Buffer }[] {
  return attachments
    .filter(({ related, content }) => !related && content.length > 0)
    .slice(0, MOST_FILES)
    .map(({ filename, contentType, content }) => ({
      name: readFileName(filename ?? contentType.replaceAll('/', '.')),
      content,
    }))
}

/** By `References` and `In-Reply-To`, which programs that know no `References` write alone. */
function answersOf({ references = [], inReplyTo = '' }: ParsedMail): string[] {
  const before = [references].flat().join(' ').slice(-LONGEST_HEADER)
  return messageIdsIn(`${before} ${inReplyTo.slice(-LONGEST_HEADER)}`)
}
