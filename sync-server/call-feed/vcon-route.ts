import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { judgeCredentials } from '#db/pace/access/credential-status.ts'
import { findCallRecord } from '#db/pace/calls/records.ts'
import { authorise } from '#domain/access/access.ts'
import {
  FeedEventSchema,
  SegmentDataSchema,
  withNumbersRead,
} from '#domain/call/feed/feed-event.ts'
import { readVcon, type TimedEvent } from '#domain/call/vcon/read-vcon.ts'
import { MOST_VCON_BYTES } from '#domain/call/vcon/vcon.ts'
import { DomainError } from '#domain/errors.ts'
import { actorFromClaims } from '#service/identity/actor.ts'
import { callOfVcon, findOwnCall } from '#service/identity/call-of-vcon.ts'
import { requireBearer, type VerifyToken } from '#service/identity/verify-token.ts'
import { type FeedDeps, takeCallEvents } from './take-events.ts'

/**
 * `POST /feed/vcon`: a call of another system, taken in through the feed like any, once. For clients that may feed calls, and for the
 * app, which has asked whether who sends it may.
 */
export function createVconRoute(feed: FeedDeps, verifyToken: VerifyToken): Hono {
  const routes = new Hono()
  const limit = bodyLimit({ maxSize: MOST_VCON_BYTES, onError: tooLarge })
  routes.post('/feed/vcon', limit, async (c) => {
    await requireFeeder(c, feed, verifyToken)
    const text = await c.req.text()
    const vcon = readVcon(parseJson(text))
    const own = await findOwnCall(vcon, (id) => findCallRecord(feed.db, 'all', id))
    // What this house has written of a call says less than the call itself.
    if (own) return c.json({ id: own.id, events: 0, isRepeat: true }, 200)
    const { uuid, startedAt, events } = vcon
    const id = callOfVcon({ uuid }, text)
    const isRepeat = await isThere(feed, id)
    const { house } = feed.settings.current()
    const told = events.map(({ atMs, type, data }, index) => {
      const time = new Date(Date.parse(startedAt) + atMs).toISOString()
      const sequence = String(index).padStart(20, '0')
      const event = {
        specversion: '1.0',
        id: `${id}-${stepOf({ type, data })}`,
        source: SOURCE,
        subject: id,
      }
      return withNumbersRead(FeedEventSchema.parse({ ...event, time, sequence, type, data }), house)
    })
    const [refused] = await takeCallEvents(feed, told)
    if (refused) throw new DomainError('invalid', refused.message)
    return c.json({ id, events: told.length, isRepeat }, isRepeat ? 200 : 201)
  })
  return routes
}

const SOURCE = 'urn:pace:vcon'

/** What it is, not where it stands: a vCon that comes again with more in it brings that alone. */
function stepOf({ type, data }: Pick<TimedEvent, 'type' | 'data'>): string {
  const segment = SegmentDataSchema.safeParse(data).data
  if (segment) return `seg-${segment.segmentId}-${segment.revision}`
  return type.split('.')[2] ?? type
}

async function isThere({ rooms }: FeedDeps, id: string): Promise<boolean> {
  try {
    return await rooms.inspect(`call:${id}`, () => true)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') return false
    throw error
  }
}

/** Machines alone: what a person sends comes by the app, which asks what that person may. */
async function requireFeeder(c: Context, { db }: FeedDeps, verify: VerifyToken): Promise<void> {
  const actor = actorFromClaims(await verify(requireBearer(c.req.header('authorization'))))
  if (actor.kind !== 'service') {
    throw new DomainError('forbidden', 'Only a machine client sends vCons here.')
  }
  authorise(actor, 'import', 'call')
  const [holds] = await judgeCredentials(db, [{ clientId: actor.id }])
  if (!holds) throw new DomainError('forbidden', 'The client was revoked.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('malformed', 'The body is not JSON.')
  }
}

function tooLarge(): never {
  throw new DomainError('tooLarge', 'A vCon has at most five megabytes; leave its recordings out.')
}
