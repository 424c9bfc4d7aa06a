import type { Message } from '#db/pace/messages/messages.ts'
import type { Door } from '../../arrivals/doors/doors.server.ts'

/** The number of the house that a message came to or goes from: the one that stands on it, or where none does the first. Null where it was closed. */
export function lineOfMessage(
  doors: readonly Door[],
  { doorId }: Pick<Message, 'doorId'>,
): Door | null {
  return (doorId ? doors.find(({ id }) => id === doorId) : doors[0]) ?? null
}
