import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  type FeedMessage,
  forgetFeedMessages,
  keepFeedMessage,
  listWaitingMessages,
} from '#db/pace/calls/feed-messages.ts'
import { DomainError } from '#domain/errors.ts'
import type { FeedDeps } from '../take-events.ts'
import type { FeedDoor } from './doors.ts'
import { readKept } from './read-kept.ts'
import { isSame, isSignedByTwilio } from './signatures.ts'

type Options = {
  feed: FeedDeps
  doors: readonly FeedDoor[]
  publicUrl: string
  pollMs?: number | undefined
}

/** Firehose gathers up to four megabytes. */
const MOST_BYTES = 5 * 1024 * 1024
const POLL_MS = 2_000
const BATCH = 100
const KEPT_MS = 30 * 24 * 3600 * 1000
const PATHS = { twilio: '/feed/twilio', contactLens: '/feed/contact-lens' } as const

/**
 * Where vendors send what they hear. It is kept as it came, answered, and read in the order in which it came, one after the
 * other: also what another process left, and what a database that was away could not take.
 */
export function openVendorDoors({ feed, doors, publicUrl, pollMs = POLL_MS }: Options) {
  const routes = new Hono()
  const reader = new KeptReader(feed, pollMs)
  routes.use('/feed/*', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }))
  for (const door of doors) {
    const path = `${PATHS[door.vendor]}/${door.name}`
    routes.post(path, async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer())
      requireSender(c, { door, body, publicUrl })
      const { vendor, name } = door
      const digest = createHash('sha256').update(`${vendor} ${name}\n`).update(body).digest('hex')
      const contentType = (c.req.header('content-type') ?? '').slice(0, 200)
      const receivedAt = new Date().toISOString()
      const kept = { door: name, vendor, digest, contentType, body, receivedAt }
      if (await keepFeedMessage(feed.db, kept)) reader.poke()
      return answer(c, vendor, body)
    })
  }
  if (doors.length > 0) reader.start()
  return { routes, stop: () => reader.stop() }
}

function requireSender(
  c: Context,
  { door, body, publicUrl }: { door: FeedDoor; body: Uint8Array; publicUrl: string },
): void {
  if (isSentBy(c, { door, body, publicUrl })) return
  throw new DomainError('unauthenticated', 'The signature or key is not the one of this address.')
}

function isSentBy(
  c: Context,
  { door, body, publicUrl }: { door: FeedDoor; body: Uint8Array; publicUrl: string },
): boolean {
  if (door.vendor === 'twilio') {
    const { pathname, search } = new URL(c.req.url)
    const form = new URLSearchParams(new TextDecoder().decode(body))
    const signature = c.req.header('x-twilio-signature') ?? ''
    const address = `${publicUrl.replace(/\/$/, '')}${pathname}${search}`
    return isSignedByTwilio(door.secret, { address, form, signature })
  }
  const bearer = (c.req.header('authorization') ?? '').replace(/^Bearer /i, '')
  return isSame(door.secret, c.req.header('x-amz-firehose-access-key') ?? bearer)
}

/** Firehose wants its own request's id back; Twilio wants nothing. */
function answer(c: Context, vendor: FeedDoor['vendor'], body: Uint8Array) {
  if (vendor === 'twilio') return c.body(null, 204)
  const requestId = c.req.header('x-amz-firehose-request-id') ?? digestOf(body)
  return c.json({ requestId, timestamp: Date.now() }, 200)
}

function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 32)
}

function tooLarge(): never {
  throw new DomainError('tooLarge', 'A message has at most five megabytes.')
}

/** Reads what is kept, one message after the other: words of a call are heard in the order in which they came. */
class KeptReader {
  readonly #feed: FeedDeps
  readonly #pollMs: number
  readonly #stopping = new AbortController()
  #working: Promise<void> = Promise.resolve()
  #polling: Promise<void> = Promise.resolve()

  constructor(feed: FeedDeps, pollMs: number) {
    this.#feed = feed
    this.#pollMs = pollMs
  }

  start(): void {
    this.#polling = this.#poll()
  }

  poke(): void {
    this.#working = this.#working.then(() => this.#readAll())
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#polling
    await this.#working
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.poke()
      await this.#working
      await forgetFeedMessages(this.#feed.db, new Date(Date.now() - KEPT_MS).toISOString()).catch(
        () => undefined,
      )
      await delay(this.#pollMs, undefined, { signal }).catch(() => undefined)
    }
  }

  async #readAll(): Promise<void> {
    try {
      for (;;) {
        const waiting = await listWaitingMessages(this.#feed.db, BATCH)
        if (!(await this.#read(waiting)) || waiting.length < BATCH) return
      }
    } catch (err) {
      this.#feed.log.warn({ err }, 'what vendors sent is kept, and waits')
    }
  }

  async #read(messages: readonly FeedMessage[]): Promise<boolean> {
    for (const message of messages) {
      if (this.#stopping.signal.aborted) return false
      if (!(await readKept(this.#feed, message))) return false
    }
    return true
  }
}
