import { z } from 'zod'
import { SentInstantSchema } from '../../calendar.ts'
import { PARTY_ROLES } from '../fields.ts'
import { cutCharacters } from '../../text/characters.ts'
import { cleanName, NAME_LENGTH } from '../../values/person-name.ts'
import type { Habits } from '../../values/habits.ts'
import { readPhone } from '../../values/phone.ts'

/** What the call centre sends: CloudEvents 1.0 whose `subject` is the call. The subject becomes the call's id. */
const callId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    'a call id has 1 to 64 letters, digits, dots, dashes or underscores',
  )

const envelope = {
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(200),
  subject: callId,
  time: SentInstantSchema,
  datacontenttype: z.literal('application/json').optional(),
  /** Zero-padded, so that it orders as a string; rises per source. */
  sequence: z.string().regex(/^\d{1,20}$/, 'sequence is a zero-padded number of at most 20 digits'),
}

export const SegmentDataSchema = z.object({
  segmentId: z.string().min(1).max(64),
  revision: z.number().int().min(0),
  final: z.boolean(),
  /** Set on a later revision of a final: only then may a final change. */
  correction: z.boolean().optional(),
  party: z.string().min(1).max(120),
  role: z.enum(PARTY_ROLES),
  channel: z.number().int().min(0).max(15).optional(),
  beginMs: z.number().int().min(0),
  endMs: z.number().int().min(0),
  text: z.string().max(10_000),
  confidence: z.number().min(0).max(1),
  language: z.string().min(2).max(20),
  words: z
    .array(
      z.object({
        text: z.string(),
        beginMs: z.number(),
        endMs: z.number(),
        confidence: z.number().optional(),
      }),
    )
    .optional(),
})
export type SegmentData = z.infer<typeof SegmentDataSchema>

/** As exchanges write it. */
const number = z
  .string()
  .max(200)
  .nullish()
  .transform((text) => text ?? null)
/** What the exchange shows: whatever is no name is no reason to lose the call. */
const callerName = z
  .string()
  .transform((text) => cleanName(cutCharacters(text, NAME_LENGTH)) || undefined)
  .optional()

const started = z.object({
  direction: z.enum(['inbound', 'outbound']),
  from: number,
  to: number,
  callerName,
  /** The agent's work e-mail, where the call centre already knows who will take it. */
  agent: z.email().optional(),
})

export const FeedEventSchema = z.discriminatedUnion('type', [
  z.object({ ...envelope, type: z.literal('pace.call.started.v1'), data: started }),
  z.object({
    ...envelope,
    type: z.literal('pace.call.answered.v1'),
    /** Not every call centre says who took it; then the call is its team's, of whoever takes it up. */
    data: z.object({ agent: z.email().optional() }).default({}),
  }),
  z.object({ ...envelope, type: z.literal('pace.call.held.v1'), data: z.object({}).default({}) }),
  z.object({
    ...envelope,
    type: z.literal('pace.call.resumed.v1'),
    data: z.object({}).default({}),
  }),
  z.object({
    ...envelope,
    type: z.literal('pace.call.transferred.v1'),
    data: z.object({ agent: z.email() }),
  }),
  z.object({
    ...envelope,
    type: z.literal('pace.call.ended.v1'),
    data: z.object({ reason: z.string().max(64).optional() }).default({}),
  }),
  /** Whether the call centre keeps the sound of the call. */
  z.object({
    ...envelope,
    type: z.literal('pace.call.recording.v1'),
    data: z.object({ on: z.boolean() }),
  }),
  z.object({ ...envelope, type: z.literal('pace.transcript.segment.v1'), data: SegmentDataSchema }),
  z.object({
    ...envelope,
    type: z.literal('pace.call.wrapup.v1'),
    data: z.object({ disposition: z.string().max(64).optional() }).default({}),
  }),
])
export type FeedEvent = z.infer<typeof FeedEventSchema>

/** The event with its numbers as E.164; null for one that is withheld or none: the call is there all the same. */
export function withNumbersRead(event: FeedEvent, habits: Pick<Habits, 'country'>): FeedEvent {
  if (event.type !== 'pace.call.started.v1') return event
  const { from, to } = event.data
  return {
    ...event,
    data: { ...event.data, from: readFeedNumber(from, habits), to: readFeedNumber(to, habits) },
  }
}

export function readFeedNumber(
  text: string | null,
  { country }: Pick<Habits, 'country'>,
): string | null {
  const reading = readPhone(text ?? '', { country, plusMayBeMissing: true })
  if (reading.kind === 'understood') return reading.value
  return z.e164().safeParse(text).data ?? null
}

/** What the server says on the feed's socket, one JSON text frame each. `sequence` is null before the first event. */
export type FeedReply =
  | { kind: 'hello'; source: string | null; lastSequence: string | null }
  | { kind: 'ack'; source: string; lastSequence: string }
  | { kind: 'error'; code: string; message: string; id?: string; retryAfterMs?: number }
