import type { messages as en } from '../en/messages.ts'

export const messages: typeof en = {
  states: {
    received: 'وردت',
    queued: 'قيد الإرسال',
    failed: 'لم تُرسل:',
    sent: 'أُرسلت',
    delivered: 'وصلت',
    read: 'قُرئت',
  },
}
