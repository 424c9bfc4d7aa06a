import type { MessageState } from '#domain/message/message.ts'

export const messages = {
  states: {
    received: 'Received',
    queued: 'Being sent',
    failed: 'Not sent:',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
  } satisfies Record<MessageState, string>,
}
