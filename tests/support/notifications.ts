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

/** A house that writes to nobody. */
export function quietMessages(): JobsOptions['messages'] {
  return {
    carriers: {},
    graph: { doors: { list: async () => [] }, graphUrl: 'http://127.0.0.1:9' },
    pages: { host: 'pace.test', templates: async () => [], lines: async () => [] },
  }
}
