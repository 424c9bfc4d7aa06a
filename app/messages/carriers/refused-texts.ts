import type { ChatStanding } from '#db/pace/messages/chats.ts'

/** They want no SMS, and have not written since they said so. */
export function hasRefusedTexts({ consent, refusedAt, lastWroteAt }: ChatStanding): boolean {
  if (consent !== 'withdrawn') return false
  return !lastWroteAt || !refusedAt || lastWroteAt <= refusedAt
}
