import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  findWaitingMessage,
  forgetFeedMessages,
  keepFeedMessage,
  listWaitingMessages,
} from '#db/pace/calls/feed-messages.ts'
import { DomainError } from '#domain/errors.ts'
import type { FeedDeps } from '../take-events.ts'
import type { FeedDoor } from '../doors/doors.ts'
import { readKept } from './read-kept.ts'
import { isSame, isSignedByTwilio } from '../doors/signatures.ts'

type Options = {
  feed: FeedDeps
  doors: readonly FeedDoor[]
  publicUrl: string
  pollMs?: number | undefined
}

/** Firehose gathers up to four megabytes; Twilio posts what was said in one breath. */
export const MOST_KIB = { twilio: 256, contactLens: 5 * 1024 } as const
const POLL_MS = 2_000
const BATCH = 100
const KEPT_MS = 30 * 24 * 3600 * 1000
const PATHS = { twilio: '/feed/twilio', contactLens: '/feed/contact-lens' } as const

/** Where this vendor sends words to, of those that do. */
export function wordsPath({ vendor, name }: Pick<FeedDoor, 'vendor' | 'name'>): string | null {
  return Object.hasOwn(PATHS, vendor) ? `${PATHS[vendor as ByHttp]}/${name}` : null
}
type ByHttp = keyof typeof PATHS

/**
 * Where vendors send what they hear. It is kept as it came, answered, and read in the order in which it came, one after the
 * other: also what another process left, and what a database that was away could not take.
 */
export function openVendorDoors({ feed, doors, publicUrl, pollMs = POLL_MS }: Options) {
  const routes = new Hono()
  const reader = new KeptReader(feed, pollMs)
  const byHttp = doors.filter(isByHttp)
  for (const door of byHttp) {
    const { vendor, name } = door
    const path = `${PATHS[vendor]}/${name}`
    const most = MOST_KIB[vendor]
    const limited = bodyLimit({ maxSize: most * 1024, onError: () => tooLarge(most) })
    routes.post(path, requireKey(door), limited, async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer())
      if (door.vendor === 'twilio') requireSignature(c, { door, body, publicUrl })
      const digest = createHash('sha256').update(`${vendor} ${name}\n`).update(body).digest('hex')
      const contentType = (c.req.header('content-type') ?? '').slice(0, 200)
      const receivedAt = new Date().toISOString()
      const kept = { door: name, vendor, digest, contentType, body, receivedAt }
      if (await keepFeedMessage(feed.db, kept)) reader.poke()
      return answer(c, vendor, body)
    })
  }
  if (byHttp.length > 0) reader.start()
  return { routes, stop: () => reader.stop() }
}

function isByHttp(door: FeedDoor): door is FeedDoor & { vendor: ByHttp } {
  return Object.hasOwn(PATHS, door.vendor)
}

/** Who shows a key shows it before anything of theirs is read. */
function requireKey(door: FeedDoor) {
  return async (c: Context, next: Next) => {
    const bearer = (c.req.header('authorization') ?? '').replace(/^Bearer /i, '')
    const key = c.req.header('x-amz-firehose-access-key') ?? bearer
    if (door.vendor === 'contactLens' && !isSame(door.secret, key)) throw notTheirs()
    await next()
  }
}

function requireSignature(
  c: Context,
  { door, body, publicUrl }: { door: FeedDoor; body: Uint8Array; publicUrl: string },
): void {
  const { pathname, search } = new URL(c.req.url)
  const form = new URLSearchParams(new TextDecoder().decode(body))
  const signature = c.req.header('x-twilio-signature') ?? ''
  const address = `${publicUrl.replace(/\/$/, '')}${pathname}${search}`
  if (!isSignedByTwilio(door.secret, { address, form, signature })) throw notTheirs()
}

function notTheirs(): DomainError {
  return new DomainError('unauthenticated', 'The signature or key is not the one of this address.')
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

function tooLarge(kib: number): never {
  throw new DomainError('tooLarge', `A message has at most ${kib} kilobytes here.`)
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
    const held = new Set<string>()
    let after = 0
    try {
      for (;;) {
        const waiting = await listWaitingMessages(this.#feed.db, { after, limit: BATCH })
        if (!(await this.#read(waiting, held)) || waiting.length < BATCH) return
        after = waiting.at(-1) ?? after
      }
    } catch (err) {
      this.#feed.log.warn({ err }, 'what vendors sent is kept, and waits')
    }
  }

  async #read(ids: readonly number[], held: Set<string>): Promise<boolean> {
    for (const id of ids) {
      if (this.#stopping.signal.aborted) return false
      const message = await findWaitingMessage(this.#feed.db, id)
      if (message && !(await readKept(this.#feed, message, held))) return false
    }
    return true
  }
}
