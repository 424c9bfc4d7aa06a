import { createTransport } from 'nodemailer'
import type { PaceDb } from '#db/pace/client.ts'
import { keepInOutbox } from '#db/pace/notifications/deliver.ts'

export type Mail = {
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** Repeating a mail under its id, a mail server may tell that it is one. */
  id: string
  /** Where one click ends such mails (RFC 8058). */
  unsubscribe: string
}
export type SendMail = (mail: Mail) => Promise<void>

type Options = { db: PaceDb; smtpUrl: string | undefined; from: string }

/** By the house's mail server; without one mail stands in the outbox, where an admin reads it. */
export function createMailer({ db, smtpUrl, from }: Options): SendMail {
  if (!smtpUrl) {
    return ({ to, subject, text }) =>
      keepInOutbox(db, { recipient: to.address, subject, body: text })
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 20_000,
    socketTimeout: 60_000,
  })
  return async ({ unsubscribe, id, ...mail }) => {
    await transport.sendMail({
      ...mail,
      from,
      messageId: id,
      list: { unsubscribe: { url: unsubscribe } },
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      // What is put into a mail comes from texts of people outside: nothing is read from files or addresses for it.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
}
