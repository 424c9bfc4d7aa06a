import type { z } from 'zod'
import { SentInstantSchema } from '../../calendar.ts'
import { parse } from '../../parse.ts'
import { withoutUnstorable } from '../../storable.ts'
import type { FeedEventSchema, SegmentData } from '../feed/feed-event.ts'

type Input = z.input<typeof FeedEventSchema>
type Told<Event> = Event extends { type: infer Type; data?: infer Data }
  ? { id: string; subject: string; time: string; type: Type; data: NonNullable<Data> }
  : never

/** What a vendor's message means: an event of the feed without its source and sequence, which the door gives. */
export type VendorEvent = Told<Input>

/** What is known of the call, by what its vendor told before. */
export type KnownCall = { subject: string; begunAt: string }

/**
 * A vendor's messages as events of the feed. Pure, and without a memory of its own: the same message gives the same events
 * under the same ids, so that what comes twice, late or out of order does no harm.
 */
export type VendorAdapter = {
  /** What messages of one call have in common, or null for what is of no call. */
  keyOf: (message: unknown) => string | null
  /** Throws `invalid` for what is none of this vendor's messages; what says nothing of a call gives no events. */
  read: (message: unknown, heard: { at: string; call: KnownCall | null }) => VendorEvent[]
}

/** Before anything else is told of a call: a repeat of it has no effect. Numbers that come later fill it. */
export function begun(subject: string, time: string): VendorEvent {
  const data = { direction: 'inbound' as const, from: null, to: null }
  return { id: `${subject}:begun`, subject, time, type: 'pace.call.started.v1', data }
}

/** Somebody took the call; nobody says who. */
export function taken(subject: string, time: string): VendorEvent {
  return { id: `${subject}:taken`, subject, time, type: 'pace.call.answered.v1', data: {} }
}

/** Within what the feed takes: vendors know no such bounds. */
export function bounded(segment: SegmentData): SegmentData {
  const { text, confidence, language, beginMs, endMs, segmentId, party } = segment
  const begin = whole(beginMs)
  return {
    ...segment,
    segmentId: cut(segmentId, LONGEST_ID) || 'segment',
    party: cut(party, LONGEST_ID) || 'unknown',
    text: cut(text, LONGEST_TEXT),
    confidence: Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 1,
    language: language.length >= 2 && language.length <= 20 ? language : 'en',
    beginMs: begin,
    endMs: Math.max(begin, whole(endMs)),
  }
}

/** The time that a message says, however it writes it; else when it came. */
export function timeOf(text: string | undefined, at: string): string {
  const read = text && text.length <= 64 ? Date.parse(text) : Number.NaN
  if (Number.isNaN(read)) return at
  const time = new Date(read).toISOString()
  return SentInstantSchema.safeParse(time).success ? time : at
}

/** Since the call began. */
export function sinceBegin(time: string, call: KnownCall | null): number {
  return call ? whole(Date.parse(time) - Date.parse(call.begunAt)) : 0
}

/** As units are counted, for so a row counts them; no character is cut in two. */
function cut(text: string, most: number): string {
  return withoutUnstorable(text.slice(0, most).replace(/[\ud800-\udbff]$/, ''))
}

/** A message as its schema reads it. Unlike `parse` it looks into nothing that the schema leaves out, however deep that is. */
export function readAs<Schema extends z.ZodType>(
  schema: Schema,
  message: unknown,
  what = 'The message',
): z.output<Schema> {
  const read = schema.safeParse(message)
  return read.success ? read.data : parse(schema, message, what)
}

export const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const LONGEST_ID = 64
const LONGEST_TEXT = 10_000
/** What a row's number holds. */
const MOST_MS = 2 ** 31 - 1

function whole(ms: number): number {
  return Number.isFinite(ms) ? Math.min(MOST_MS, Math.max(0, Math.round(ms))) : 0
}
