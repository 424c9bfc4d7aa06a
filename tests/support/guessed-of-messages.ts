import { guessFromMessage } from '#app/booking/guess/guess-from-message.server.ts'
import { communications } from '#db/pace/schema.ts'
import type { Actor } from '#domain/access/access.ts'
import type { TestApi } from './test-api.ts'

type Reader = { api: TestApi; actor: Actor }

/** What this reader would be proposed out of every message of the house, as text. */
export const OF_MESSAGES: Record<string, (reader: Reader) => Promise<string>> = {
  'what messages propose': async ({ api: { db, deps }, actor }) => {
    const { zone } = deps.settings.current().house
    const who = { db, actor, personId: actor.id, zone, now: Date.now() }
    const rows = await db.select({ id: communications.id }).from(communications).limit(100)
    const guesses = []
    for (const { id } of rows) guesses.push(await guessFromMessage(who, id))
    return JSON.stringify(guesses)
  },
}
