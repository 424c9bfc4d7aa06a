import { createTransport } from 'nodemailer'
import type { ArrivalDeps } from '../../arrivals/arrival-deps.ts'
import { takeIn } from '../../arrivals/take-in.ts'

/** What somebody who plays the customer writes in a demo. */
export type DemoMail = {
  from: { name: string; address: string }
  subject: string
  body: string
  /** The mails of the conversation so far, the last one first. */
  answers: readonly string[]
}

/** Makes a real mail of it and takes it in by the way that all mails come. */
export async function receiveInDemo(deps: ArrivalDeps, mail: DemoMail): Promise<void> {
  const { from, subject, body, answers } = mail
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await composer.sendMail({
    from,
    to: 'house@demo.invalid',
    subject,
    text: body,
    ...(answers[0] ? { inReplyTo: answers[0] } : {}),
    references: answers.toReversed(),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  await takeIn(deps, {
    channel: 'email',
    sender: { name: 'service:email' },
    contentType: 'message/rfc822',
    headers: {},
    body: new Uint8Array(Buffer.isBuffer(message) ? message : Buffer.from(String(message))),
  })
}
