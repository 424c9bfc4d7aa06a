import { createTransport } from 'nodemailer'
import { z } from 'zod'

/** A mail to a contact, as it goes out. */
export type OutgoingLetter = {
  messageId: string
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  answers: readonly string[]
  files: readonly { name: string; type: string; content: Buffer }[]
}
/** `sent`, or why not: `isFinal` where trying again will not help. */
export type Sent = { state: 'sent' } | { state: 'failed'; problem: string; isFinal: boolean }
export type SendLetter = (letter: OutgoingLetter) => Promise<Sent>

type Options = { smtpUrl: string | undefined; isDemo: boolean }

/** What no server has said, but we have: words of it stand in `words/`. */
export const NO_MAIL_SERVER = 'noMailServer'

/**
 * By the house's mail server. A demo without one has a mailbox of its own: what is kept is what its customers would see. Any other house
 * without one is told so.
 */
export function createLetterSender({ smtpUrl, isDemo }: Options): SendLetter {
  if (!smtpUrl)
    return async () =>
      isDemo ? { state: 'sent' } : { state: 'failed', problem: NO_MAIL_SERVER, isFinal: true }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 20_000,
    socketTimeout: 60_000,
  })
  return async ({ messageId, from, to, subject, text, answers, files }) => {
    try {
      await transport.sendMail({
        messageId,
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(answers[0] ? { inReplyTo: answers[0] } : {}),
        references: answers.toReversed(),
        attachments: files.map(({ name: filename, type: contentType, content }) => ({
          filename,
          contentType,
          content,
        })),
        // What is written comes from people: nothing is read from files or addresses for it.
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return { state: 'sent' }
    } catch (error) {
      return { state: 'failed', ...problemOf(error) }
    }
  }
}

const SmtpErrorSchema = z.object({
  message: z.string(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
  code: z.string().optional(),
})

/** By its own code a server says whether it will ever take the mail; what never reached one may. */
function problemOf(error: unknown): { problem: string; isFinal: boolean } {
  const { data } = SmtpErrorSchema.safeParse(error)
  if (!data) throw error
  const { responseCode: code = 0, response, message } = data
  // A server that refuses us, and not the mail, may be told the right password meanwhile.
  const isFinal = code >= 500 && data.code !== 'EAUTH'
  return { problem: response ?? message, isFinal }
}
