import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { type FeedEvent, FeedEventSchema, withNumbersRead } from '#domain/call/feed/feed-event.ts'
import type { Habits } from '#domain/values/habits.ts'
import { requireStorable, toStorable } from '#domain/storable.ts'

const TYPES = FeedEventSchema.options.map(({ shape }) => shape.type.value)
const IdSchema = z.object({ id: z.string().min(1).max(200) })

/** What was sent is not an event of the feed; `id` is the event's, where it could be read. */
export class BadEvent extends Error {
  readonly code: string
  readonly id: string | undefined

  constructor(code: string, message: string, id?: string) {
    super(message)
    this.code = code
    this.id = id
  }
}

/** One text frame: one CloudEvent in the JSON format. Throws `BadEvent` with what is wrong and what to send. */
export function parseFeedEvent(frame: string, habits: Pick<Habits, 'country'>): FeedEvent {
  const json = withStorableData(parseJson(frame))
  const id = IdSchema.safeParse(json).data?.id
  if (Array.isArray(json)) {
    throw new BadEvent(
      'invalid',
      'A frame holds one event, not a batch: send each in its own text frame.',
    )
  }
  const type = z.object({ type: z.string() }).safeParse(json).data?.type
  if (type !== undefined && !TYPES.some((known) => known === type)) {
    throw new BadEvent(
      'invalid',
      `The type '${type.slice(0, 80)}' is not known. Types: ${TYPES.join(', ')}.`,
      id,
    )
  }
  const event = FeedEventSchema.safeParse(json)
  if (event.success) {
    refuseUnstorable(event.data)
    refuseOurOwn(event.data)
    return withNumbersRead(event.data, habits)
  }
  const problems = event.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`)
  throw new BadEvent(
    'invalid',
    `The event is not valid and was not stored. ${problems.join('; ')}.`,
    id,
  )
}

/** A word that was cut in two, or holds a NUL, is kept as far as a row can: the rest of it was said too. */
function withStorableData(json: unknown): unknown {
  const event = z.looseObject({ data: z.looseObject({}) }).safeParse(json).data
  return event ? { ...event, data: toStorable(event.data) } : json
}

function refuseUnstorable(event: FeedEvent): void {
  try {
    requireStorable(event, 'The event')
  } catch (error) {
    throw toBadEvent(error, event.id)
  }
}

/** As the doors of vendors and vCons speak: no socket speaks in their name. The replay of a call is a client like any. */
function refuseOurOwn({ source, id }: FeedEvent): void {
  if (!source.startsWith('urn:pace:') || source === 'urn:pace:replay') return
  throw new BadEvent(
    'invalid',
    "A source that begins with 'urn:pace:' is one of our own: name the call centre's.",
    id,
  )
}

/** What the sender is told of an event that could not be stored. */
export function toBadEvent(error: unknown, id: string): BadEvent {
  if (error instanceof DomainError) return new BadEvent(error.code, error.message, id)
  return new BadEvent(
    'internal',
    'The event could not be stored; it has been logged. Send it again later.',
    id,
  )
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame)
  } catch {
    throw new BadEvent(
      'invalid',
      'The frame is not JSON: send one CloudEvent in the JSON format per text frame.',
    )
  }
}
