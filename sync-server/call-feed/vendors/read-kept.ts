import { type FeedMessage, settleFeedMessage } from '#db/pace/calls/feed-messages.ts'
import { readCallMeta } from '#domain/call/call.ts'
import { type FeedEvent, FeedEventSchema, withNumbersRead } from '#domain/call/feed/feed-event.ts'
import { readVendorMessage, type VendorCalls, vendorCallsIn } from '#domain/call/vendors/vendors.ts'
import { DomainError } from '#domain/errors.ts'
import { isOutOfReach } from '../../store/database-errors.ts'
import { isTemporary } from '../store-events.ts'
import { type FeedDeps, takeCallEvents } from '../take-events.ts'

/**
 * Reads a message that is kept into the events of its calls. What nobody can read is refused for good, with why. What cannot be stored
 * now waits, and what comes after it in the same calls with it (`held` names them); false where nothing can be stored at all.
 */
export async function readKept(
  deps: FeedDeps,
  message: FeedMessage,
  held: Set<string>,
): Promise<boolean> {
  let calls: string[] = []
  const hold = () => calls.forEach((call) => held.add(call))
  try {
    calls = callsOf(message)
    if (calls.some((call) => held.has(call))) {
      hold()
      return true
    }
    const refused = await takeMessage(deps, message)
    await settleFeedMessage(deps.db, message.id, refused)
    return true
  } catch (error) {
    if (isTemporary(error)) {
      const { id, door, vendor } = message
      deps.log.warn({ err: error, message: id, door, kind: vendor }, 'a message of a vendor waits')
      hold()
      return !isOutOfReach(error)
    }
    const isInvalid = error instanceof DomainError && error.code === 'invalid'
    if (!isInvalid)
      deps.log.error({ err: error, message: message.id }, 'a message of a vendor failed')
    const why = isInvalid ? error.message : 'It could not be read; the log says why.'
    await settleFeedMessage(deps.db, message.id, why.slice(0, 500))
    return true
  }
}

function callsOf(message: FeedMessage): string[] {
  const source = sourceOf(message)
  return vendorCallsIn(message.vendor, bodyOf(message)).map((subject) => `${source} ${subject}`)
}

async function takeMessage(deps: FeedDeps, message: FeedMessage): Promise<string | null> {
  const { vendor, receivedAt: at } = message
  const body = bodyOf(message)
  const calls = await knownCalls(deps, vendorCallsIn(vendor, body))
  const events = readVendorMessage(vendor, body, { at, calls }).map((event, index) => {
    const sequence = String(message.id * 1_000 + (index % 1_000)).padStart(20, '0')
    const envelope = { specversion: '1.0', source: sourceOf(message), sequence }
    const read = FeedEventSchema.parse({ ...envelope, ...event })
    return withNumbersRead(read, deps.settings.current().house)
  })
  const refused: string[] = []
  for (const one of Map.groupBy(events, ({ subject }) => subject).values()) {
    refused.push(...(await takeCall(deps, one)))
  }
  return refused.length > 0 ? refused.join(' ').slice(0, 500) : null
}

async function takeCall(deps: FeedDeps, events: readonly FeedEvent[]): Promise<string[]> {
  return (await takeCallEvents(deps, events)).map(({ message }) => message)
}

/** The source of all that comes by a door: no other may write into its calls. */
function sourceOf({ vendor, door }: FeedMessage): string {
  return `urn:pace:door:${vendor}:${door}`
}

function bodyOf({ body, contentType }: FeedMessage): unknown {
  const text = new TextDecoder().decode(body)
  if (contentType.includes('x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** When each call began, as its document has it. */
async function knownCalls({ rooms }: FeedDeps, subjects: readonly string[]): Promise<VendorCalls> {
  const calls: VendorCalls = new Map()
  for (const subject of subjects) {
    const begunAt = await rooms
      .inspect(`call:${subject}`, (doc) => readCallMeta(doc).startedAt)
      .catch(noneIfMissing)
    if (begunAt) calls.set(subject, { subject, begunAt })
  }
  return calls
}

function noneIfMissing(error: unknown): null {
  if (error instanceof DomainError && error.code === 'notFound') return null
  throw error
}
