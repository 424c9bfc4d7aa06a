import { z } from 'zod'
import {
  begun,
  bounded,
  type KnownCall,
  readAs,
  sinceBegin,
  SUBJECT,
  taken,
  timeOf,
  type VendorAdapter,
  type VendorEvent,
} from './vendor-event.ts'

/**
 * Twilio's form posts: the status callbacks of a call (`CallStatus`), and those of its real-time transcription
 * (`TranscriptionEvent`), https://www.twilio.com/docs/voice/twiml/transcription.
 */
const MessageSchema = z.object({
  CallSid: z.string().regex(SUBJECT, 'is no id of a call'),
  CallStatus: z.string().optional(),
  RecordingStatus: z.string().optional(),
  RecordingSid: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .catch(undefined),
  Direction: z.string().optional(),
  From: z.string().optional(),
  To: z.string().optional(),
  CallerName: z.string().optional(),
  Timestamp: z.string().optional(),
  SequenceNumber: z.string().optional(),
  TranscriptionEvent: z.string().optional(),
  TranscriptionSid: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .catch(undefined),
  SequenceId: z.coerce.number().int().min(0).catch(0),
  Track: z.string().optional(),
  Final: z.string().optional(),
  LanguageCode: z.string().optional(),
  TranscriptionData: z.string().max(100_000).optional(),
})
type Message = z.output<typeof MessageSchema>
type Heard = { at: string; call: KnownCall | null }

export const twilio: VendorAdapter = {
  keyOf: (message) => MessageSchema.safeParse(message).data?.CallSid ?? null,
  read: (message, heard) => {
    const told = readAs(MessageSchema, message)
    if (told.RecordingStatus) return recording(told, heard)
    return told.TranscriptionEvent ? transcription(told, heard) : status(told, heard)
  },
}

const ENDS: Record<string, string> = {
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'noAnswer',
  failed: 'failed',
  canceled: 'canceled',
}

/** Each status names the numbers: whichever comes first begins the call, the others fill what it left out. */
function status(message: Message, { at }: Heard): VendorEvent[] {
  const { CallSid: subject, CallStatus = '' } = message
  const time = timeOf(message.Timestamp, at)
  const started = startOf(message, time)
  if (CallStatus === 'in-progress') return [started, taken(subject, time)]
  const reason = ENDS[CallStatus]
  if (!reason) return [started]
  // What completed was taken, however late that is told.
  const before = CallStatus === 'completed' ? [started, taken(subject, time)] : [started]
  return [...before, ended(subject, time, reason)]
}

/** Of a recording's callbacks only that it runs is of interest here: where its sound is, no event of the feed says. */
function recording(message: Message, { at }: Heard): VendorEvent[] {
  const { CallSid: subject, RecordingSid = '', RecordingStatus } = message
  if (RecordingStatus !== 'in-progress') return []
  const time = timeOf(message.Timestamp, at)
  const id = `${subject}:recording:${RecordingSid}`
  return [
    begun(subject, time),
    { id, subject, time, type: 'pace.call.recording.v1', data: { on: true } },
  ]
}

function startOf({ CallSid: subject, ...told }: Message, time: string): VendorEvent {
  const direction = told.Direction?.startsWith('outbound') ? 'outbound' : 'inbound'
  const data = {
    direction,
    from: told.From ?? null,
    to: told.To ?? null,
    ...(told.CallerName ? { callerName: told.CallerName } : {}),
  } as const
  return { id: `${subject}:started`, subject, time, type: 'pace.call.started.v1', data }
}

function ended(subject: string, time: string, reason: string): VendorEvent {
  return { id: `${subject}:ended`, subject, time, type: 'pace.call.ended.v1', data: { reason } }
}

/** A transcription runs while people talk: it begins with the talk, and ends with the call or when it was stopped. */
function transcription(message: Message, heard: Heard): VendorEvent[] {
  const { CallSid: subject, TranscriptionEvent } = message
  const time = timeOf(message.Timestamp, heard.at)
  const open = [begun(subject, time), taken(subject, time)]
  if (TranscriptionEvent === 'transcription-started') return open
  if (TranscriptionEvent === 'transcription-stopped') {
    return [...open, ended(subject, time, 'transcriptionStopped')]
  }
  if (TranscriptionEvent !== 'transcription-content') return []
  const segment = segmentOf(message, time, heard.call)
  return segment ? [...open, segment] : open
}

const DataSchema = z.object({ transcript: z.string(), confidence: z.number().optional() })
/** Twilio tells when words were over and not when they began; people say about three words a second. */
const WORD_MS = 350

function segmentOf(message: Message, time: string, call: KnownCall | null): VendorEvent | null {
  const said = readJson(message.TranscriptionData)
  if (!said) return null
  const { CallSid: subject, SequenceId: sequence, Track = 'inbound_track' } = message
  const final = message.Final !== 'false'
  const sid = message.TranscriptionSid ?? subject
  const endMs = sinceBegin(time, call)
  const customer = Track === 'inbound_track'
  const data = bounded({
    // A final names itself. What is still being spoken is one line for each track, whatever its words.
    segmentId: final ? `${sid}-${sequence}` : `${sid}-${customer ? 'in' : 'out'}`,
    revision: final ? 0 : sequence,
    final,
    party: Track,
    role: customer ? 'customer' : 'agent',
    beginMs: endMs - said.transcript.split(/\s+/, 200).length * WORD_MS,
    endMs,
    text: said.transcript,
    confidence: said.confidence ?? 1,
    language: message.LanguageCode ?? 'en',
  })
  const id = `${subject}:${sid}:${sequence}`
  return { id, subject, time, type: 'pace.transcript.segment.v1', data }
}

function readJson(text: string | undefined): z.output<typeof DataSchema> | null {
  try {
    return DataSchema.safeParse(JSON.parse(text ?? '')).data ?? null
  } catch {
    return null
  }
}
