import {
  deleteChannel,
  deleteExpiredChannels,
  type DirectoryChannel,
  insertChannel,
  listChannels,
  openChannel,
} from '#db/pace/directory/channels.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import type { DirectoryContext } from './sync.ts'

/** What Google tells of that can change who may come in. `makeAdmin` is about Google's own administrators. */
const EVENTS = ['add', 'delete', 'undelete', 'update'] as const
const LIFE_SECONDS = 6 * 3600
/** This long before a channel ends there is another: a notification in between must not be lost. */
const OVERLAP_MS = 30 * 60_000

/** Keeps one live channel for each event at this address, and stops those that another one has taken over from. */
export async function keepChannels(context: DirectoryContext, address: string): Promise<void> {
  const { pace, now, log } = context
  await deleteExpiredChannels(pace.db, now())
  const all = await listChannels(pace.db)
  for (const event of EVENTS) {
    const own = all.filter((channel) => channel.event === event)
    try {
      await keepOne(context, { event, address, own })
    } catch (error) {
      // The next full sync finds what no notification tells.
      log.error({ err: error, event }, 'a push channel could not be kept')
    }
  }
}

type Kept = { event: DirectoryChannel['event']; address: string; own: readonly DirectoryChannel[] }

async function keepOne(context: DirectoryContext, { event, address, own }: Kept): Promise<void> {
  const fresh = own.find((channel) => channel.address === address && isFresh(channel, context))
  if (!fresh) return openOne(context, event, address)
  // Google has spoken through the new one: only then the others are superfluous.
  if (!fresh.confirmedAt) return
  for (const old of own) if (old !== fresh) await stopOne(context, old)
}

function isFresh({ resourceId, expiresAt }: DirectoryChannel, { now }: DirectoryContext): boolean {
  return resourceId !== null && Date.parse(expiresAt) > now().getTime() + OVERLAP_MS
}

async function openOne(
  { pace, google, now, log }: DirectoryContext,
  event: DirectoryChannel['event'],
  address: string,
): Promise<void> {
  const id = crypto.randomUUID()
  const token = createSecret()
  const createdAt = now().toISOString()
  const expiresAt = new Date(now().getTime() + LIFE_SECONDS * 1000).toISOString()
  const row = { id, event, address, tokenHash: hashSecret(token), createdAt, expiresAt }
  await insertChannel(pace.db, row)
  try {
    const asked = { event, id, address, token, ttlSeconds: LIFE_SECONDS }
    const answer = await google.watchUsers(asked)
    await openChannel(pace.db, id, answer)
    log.info({ event, channel: id, expiresAt: answer.expiresAt }, 'a push channel is open')
  } catch (error) {
    await deleteChannel(pace.db, id)
    throw error
  }
}

async function stopOne(
  { pace, google }: DirectoryContext,
  { id, resourceId }: DirectoryChannel,
): Promise<void> {
  if (resourceId) await google.stopChannel({ id, resourceId })
  await deleteChannel(pace.db, id)
}
