import { z } from 'zod'
import type { PartyRole } from '../fields.ts'
import {
  begun,
  bounded,
  readAs,
  SUBJECT,
  taken,
  type VendorAdapter,
  type VendorEvent,
} from './vendor-event.ts'

/**
 * Real-time segments of Amazon Connect Contact Lens, one message of its Kinesis stream:
 * https://docs.aws.amazon.com/connect/latest/adminguide/contact-analysis-segment-streams.html
 */
const offset = z.number().catch(0)
const spoken = { Id: z.string().regex(/^[\w.-]{1,64}$/), ParticipantRole: z.string().catch('') }
const place = { BeginOffsetMillis: offset, EndOffsetMillis: offset }
const SegmentSchema = z.object({
  Utterance: z
    .object({
      ...spoken,
      ...place,
      TranscriptId: z
        .string()
        .regex(/^[\w.-]{0,64}$/)
        .catch(''),
      PartialContent: z.string(),
    })
    .optional()
    .catch(undefined),
  Transcript: z
    .object({ ...spoken, ...place, Content: z.string() })
    .optional()
    .catch(undefined),
})
const MessageSchema = z.object({
  ContactId: z.string().regex(SUBJECT, 'is no id of a contact'),
  EventType: z.string(),
  LanguageCode: z.string().catch('en'),
  Segments: z.array(SegmentSchema).max(1_000).catch([]),
})
type Message = z.output<typeof MessageSchema>

export const contactLens: VendorAdapter = {
  keyOf: (message) => MessageSchema.safeParse(message).data?.ContactId ?? null,
  read: (message, { at }) => {
    const told = readAs(MessageSchema, message)
    const subject = told.ContactId
    const open = [begun(subject, at), taken(subject, at)]
    switch (told.EventType) {
      case 'STARTED':
        return open
      case 'SEGMENTS':
        return [...open, ...told.Segments.flatMap((one) => segmentOf(told, one, at))]
      case 'COMPLETED':
      case 'FAILED':
        return [...open, ended(subject, at, told.EventType.toLowerCase())]
      default:
        return []
    }
  },
}

function ended(subject: string, time: string, reason: string): VendorEvent {
  return { id: `${subject}:ended`, subject, time, type: 'pace.call.ended.v1', data: { reason } }
}

const ROLES: Record<string, PartyRole> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  SUPERVISOR: 'supervisor',
  SYSTEM: 'bot',
  CUSTOM_BOT: 'bot',
}

type Segment = z.output<typeof SegmentSchema>

/** An utterance names the transcript that it will become; a transcript is final. */
function segmentOf(message: Message, segment: Segment, time: string): VendorEvent[] {
  const { Utterance: partial, Transcript: whole } = segment
  const found = whole
    ? { ...whole, text: whole.Content, segmentId: whole.Id, final: true }
    : partial && {
        ...partial,
        text: partial.PartialContent,
        segmentId: partial.TranscriptId || partial.Id,
        final: false,
      }
  if (!found) return []
  const { final, segmentId, ParticipantRole: party } = found
  const data = bounded({
    segmentId,
    // What grew longer came later.
    revision: final ? 0 : Math.max(0, Math.trunc(found.EndOffsetMillis)),
    final,
    party: party || 'unknown',
    role: ROLES[party] ?? 'thirdparty',
    beginMs: found.BeginOffsetMillis,
    endMs: found.EndOffsetMillis,
    text: found.text,
    confidence: 1,
    language: message.LanguageCode,
  })
  const id = `${message.ContactId}:${final ? 'said' : 'saying'}:${found.Id}`
  return [{ id, subject: message.ContactId, time, type: 'pace.transcript.segment.v1', data }]
}

const RecordSchema = z.union([
  z.object({ data: z.string() }),
  z.object({ Data: z.string() }).transform(({ Data: data }) => ({ data })),
  z.object({ kinesis: z.object({ data: z.string() }) }).transform(({ kinesis }) => kinesis),
])
const BatchSchema = z.union([
  z.object({ records: z.array(z.unknown()) }).transform(({ records }) => records),
  z.object({ Records: z.array(z.unknown()) }).transform(({ Records }) => Records),
])

/** The messages in what Kinesis or Firehose hand on (base64 in records); a message by itself is one. */
export function unwrapRecords(body: unknown): unknown[] {
  const batch = BatchSchema.safeParse(body).data
  if (!batch) return [body]
  return batch.map((record) => {
    const data = RecordSchema.safeParse(record).data?.data
    return data === undefined ? record : readBase64(data)
  })
}

function readBase64(data: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
