import { createLetterSender } from '#app/messages/letter-sender.ts'
import type { JobsOptions } from '#app/jobs/start.ts'
import { createPushSender } from '#app/notifications/push.server.ts'

/** For jobs that are about something else: nobody is written to. */
export function quietNotifications(): JobsOptions['notifications'] {
  return {
    push: createPushSender({ secret: 'test', contact: 'https://pace.test' }),
    sendMail: () => Promise.resolve(),
    zone: () => 'Asia/Dubai',
    language: () => 'en',
    appUrl: 'https://pace.test',
    secret: 'test',
  }
}

/** A house without a mail server: what is written stays where it is. */
export function quietMessages(): JobsOptions['messages'] {
  return {
    send: createLetterSender({ smtpUrl: undefined, isDemo: false }),
    from: 'PACE <pace@pace.test>',
    houseName: () => 'House',
  }
}
