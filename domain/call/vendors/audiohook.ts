import { z } from 'zod'
import type { SegmentData } from '../feed/feed-event.ts'
import {
  bounded,
  type KnownCall,
  readAs,
  SUBJECT,
  taken,
  timeOf,
  type VendorAdapter,
  type VendorEvent,
} from './vendor-event.ts'

/** The session protocol of Genesys AudioHook (version 2) with its transcript entities. `id` is the session, not the call. */
const MessageSchema = z.object({
  version: z.literal('2'),
  id: z.string().regex(/^[\w.-]{1,64}$/),
  type: z.string(),
  seq: z.number().int().min(0),
  parameters: z.unknown().optional(),
})
const OpenSchema = z.object({
  conversationId: z.string().regex(SUBJECT, 'is no id of a conversation'),
  participant: z
    .object({
      ani: z.string().nullish(),
      aniName: z.string().nullish(),
      dnis: z.string().nullish(),
    })
    .catch({}),
})
const TokenSchema = z.object({
  value: z.string().catch(''),
  offset: z.string().optional().catch(undefined),
  duration: z.string().optional().catch(undefined),
})
const TranscriptSchema = z.object({
  id: z.string().regex(/^[\w.-]{1,64}$/),
  channel: z.union([z.string(), z.number()]).catch(''),
  isFinal: z.boolean(),
  offset: z.string().optional(),
  duration: z.string().optional(),
  alternatives: z
    .array(
      z.object({
        confidence: z.number().catch(1),
        languages: z.array(z.string()).catch([]),
        interpretations: z
          .array(z.object({ transcript: z.string(), tokens: z.array(TokenSchema).catch([]) }))
          .min(1),
      }),
    )
    .min(1),
})
const EntitiesSchema = z.object({
  entities: z.array(z.object({ type: z.string(), data: z.unknown().optional() })).max(1_000),
})
type Message = z.output<typeof MessageSchema>

export const audiohook: VendorAdapter = {
  keyOf: (message) => MessageSchema.safeParse(message).data?.id ?? null,
  read: (message, heard) => {
    const told = readAs(MessageSchema, message)
    if (told.type === 'open') return opened(told, heard.at)
    if (!heard.call) return []
    return followed(told, heard.call, heard.at)
  },
}

/** A session is opened once somebody talks to the caller. */
function opened({ parameters }: Message, at: string): VendorEvent[] {
  const { conversationId: subject, participant } = readAs(OpenSchema, parameters)
  const { ani, aniName, dnis } = participant
  const data = {
    direction: 'inbound' as const,
    from: numberIn(ani),
    to: numberIn(dnis),
    ...(aniName ? { callerName: aniName } : {}),
  }
  return [
    { id: `${subject}:started`, subject, time: at, type: 'pace.call.started.v1', data },
    taken(subject, at),
  ]
}

function followed(message: Message, { subject, begunAt }: KnownCall, at: string): VendorEvent[] {
  const { type, seq, id } = message
  const step = { id: `${subject}:${id}:${type}:${seq}`, subject, time: at }
  switch (type) {
    case 'paused':
      return [{ ...step, type: 'pace.call.held.v1', data: {} }]
    case 'resumed':
      return [{ ...step, type: 'pace.call.resumed.v1', data: {} }]
    case 'close':
      return [{ ...step, id: `${subject}:ended`, type: 'pace.call.ended.v1', data: {} }]
    case 'event':
      return segmentsOf(message, subject, timeOf(begunAt, at))
    default:
      return []
  }
}

function segmentsOf({ parameters }: Message, subject: string, begunAt: string): VendorEvent[] {
  const { entities } = readAs(EntitiesSchema, parameters)
  return entities.flatMap(({ type, data }) => {
    const entity = type === 'transcript' ? TranscriptSchema.safeParse(data).data : undefined
    return entity ? segmentOf(entity, subject, begunAt) : []
  })
}

function segmentOf(
  { id: segmentId, channel, isFinal: final, ...told }: z.output<typeof TranscriptSchema>,
  subject: string,
  begunAt: string,
): VendorEvent[] {
  const [best] = told.alternatives
  if (!best) return []
  const customer = channel === 'external' || channel === 0
  const beginMs = millisecondsOf(told.offset)
  const endMs = beginMs + millisecondsOf(told.duration)
  const { transcript: text = '', tokens = [] } = best.interpretations[0] ?? {}
  const data = bounded({
    segmentId,
    revision: final ? 0 : text.length,
    final,
    party: String(channel),
    role: customer ? 'customer' : 'agent',
    beginMs,
    endMs,
    text,
    confidence: best.confidence,
    language: best.languages[0] ?? 'en',
    ...(final ? wordsOf(tokens) : {}),
  })
  const id = `${subject}:${final ? 'said' : `saying-${text.length}`}:${segmentId}`
  const time = timeOf(new Date(Date.parse(begunAt) + data.endMs).toISOString(), begunAt)
  return [{ id, subject, time, type: 'pace.transcript.segment.v1', data }]
}

/** Words as it told them; a token without its place is none. */
function wordsOf(tokens: readonly z.output<typeof TokenSchema>[]): Pick<SegmentData, 'words'> {
  const words = tokens.flatMap(({ value: text, offset, duration }) => {
    if (offset === undefined) return []
    const beginMs = millisecondsOf(offset)
    return [{ text, beginMs, endMs: beginMs + millisecondsOf(duration) }]
  })
  return words.length > 0 ? { words } : {}
}

/** An ISO 8601 duration in seconds, as AudioHook writes them (`PT12.34S`). */
function millisecondsOf(duration: string | undefined): number {
  const seconds = /^PT(\d{1,9}(?:\.\d{1,9})?)S$/.exec(duration ?? '')?.[1]
  return seconds === undefined ? 0 : Math.round(Number(seconds) * 1000)
}

/** Genesys writes numbers as addresses: `tel:+97150…`, `sip:+97150…@…`. */
function numberIn(address: string | null | undefined): string | null {
  if (!address) return null
  const bare = address.replace(/^(?:tel|sips?):/i, '')
  return bare.split(/[@;]/, 1)[0]?.slice(0, 200) ?? null
}
