import { z } from 'zod'
import { DomainError } from '../../errors.ts'
import { audiohook } from '../vendors/audiohook.ts'
import type { KnownCall } from '../vendors/vendor-event.ts'
import { CallIdSchema, readFrame } from './media-frames.ts'
import {
  decodeMulaw,
  type FrameReading,
  NOTHING,
  type SoundAdapter,
  type SoundStep,
  splitChannels,
  type Track,
} from './sound.ts'

/** Genesys AudioHook, version 2: a session of JSON messages, each with a number, and binary frames of sound between them. */
const MessageSchema = z.object({
  version: z.literal('2'),
  id: z.string().regex(/^[\w.-]{1,64}$/),
  type: z.string().max(40),
  seq: z.number().int().min(1),
  parameters: z.unknown().optional(),
})
const MediaSchema = z.object({
  type: z.literal('audio'),
  format: z.literal('PCMU'),
  channels: z
    .array(z.enum(['external', 'internal']))
    .min(1)
    .max(2),
  rate: z.literal(8_000),
})
const OpenSchema = z.object({
  conversationId: CallIdSchema,
  media: z.array(z.unknown()).max(50),
  language: z.string().min(2).max(20).optional().catch(undefined),
})
const CloseSchema = z.object({ reason: z.string() }).catch({ reason: 'end' })
type Message = z.output<typeof MessageSchema>
type Media = z.output<typeof MediaSchema>

const TRACKS = {
  external: { party: 'external', role: 'customer' },
  internal: { party: 'internal', role: 'agent' },
} as const satisfies Record<string, Track>
/** Genesys opens a session with it to see whether somebody is there. */
const PROBE = '00000000-0000-0000-0000-000000000000'

export function createAudiohookSession(): SoundAdapter {
  const session = new Session()
  return {
    read: (frame, at) =>
      typeof frame === 'string' ? session.hear(frame, at) : session.listen(frame),
  }
}

class Session {
  #seq = 0
  #clientSeq = 0
  #media: Media | null = null
  #call: KnownCall | null = null
  #isPaused = false

  hear(frame: string, at: string): FrameReading {
    const message = readFrame(MessageSchema, frame)
    if (message.seq !== this.#clientSeq + 1) {
      throw new DomainError('invalid', `Message ${this.#clientSeq + 1} is missing.`)
    }
    this.#clientSeq = message.seq
    if (message.type === 'open') return this.#open(message, frame, at)
    if (!this.#media) throw new DomainError('invalid', 'A session begins with open.')
    switch (message.type) {
      case 'ping':
        return { steps: [], replies: [this.#reply(message, 'pong')] }
      case 'update':
        return { steps: [], replies: [this.#reply(message, 'updated')] }
      case 'close':
        return this.#close(message, frame, at)
      case 'paused':
      case 'resumed':
        this.#isPaused = message.type === 'paused'
        return { steps: this.#told(frame, at), replies: [] }
      default:
        return { steps: this.#told(frame, at), replies: [] }
    }
  }

  /** Samples of all channels in turn. What comes while the session is paused is not meant for anybody. */
  listen(bytes: Uint8Array): FrameReading {
    if (!this.#media) throw new DomainError('invalid', 'A session begins with open.')
    if (this.#isPaused || !this.#call) return NOTHING
    const { channels } = this.#media
    const steps = splitChannels(decodeMulaw(bytes), channels.length).map(
      (samples, track): SoundStep => ({ kind: 'sound', track, samples }),
    )
    return { steps, replies: [] }
  }

  #open(message: Message, frame: string, at: string): FrameReading {
    const { conversationId, media: offered, language } = readOpen(message)
    const media = choose(offered)
    if (!media || this.#media) throw new DomainError('invalid', 'PCMU at 8000 is heard here.')
    this.#media = media
    const opened = this.#reply(message, 'opened', { startPaused: false, media: [media] })
    if (conversationId === PROBE) return { steps: [], replies: [opened] }
    const events = audiohook.read(JSON.parse(frame), { at, call: null })
    this.#call = { subject: conversationId, begunAt: at }
    const begin: SoundStep = {
      kind: 'begin',
      streamId: message.id,
      subject: conversationId,
      sampleRate: media.rate,
      tracks: media.channels.map((channel) => TRACKS[channel]),
      language: language ?? null,
      events,
    }
    return { steps: [begin], replies: [opened] }
  }

  /** Genesys ends a session to go on with another: only `end` is the end of the talk. */
  #close(message: Message, frame: string, at: string): FrameReading {
    const over = CloseSchema.parse(message.parameters ?? {}).reason === 'end'
    const told = over ? this.#told(frame, at) : []
    return {
      steps: [...told, { kind: 'end', over }],
      replies: [this.#reply(message, 'closed')],
    }
  }

  #told(frame: string, at: string): SoundStep[] {
    const events = audiohook.read(JSON.parse(frame), { at, call: this.#call })
    return events.length > 0 ? [{ kind: 'tell', events }] : []
  }

  #reply({ id }: Message, type: string, parameters: object = {}): string {
    this.#seq += 1
    const clientseq = this.#clientSeq
    return JSON.stringify({ version: '2', type, seq: this.#seq, clientseq, id, parameters })
  }
}

function readOpen({ parameters }: Message) {
  const open = OpenSchema.safeParse(parameters)
  if (open.success) return open.data
  throw new DomainError('invalid', 'The open message names a conversation and its media.')
}

/** Both sides in channels of their own, where that is offered. */
function choose(offered: readonly unknown[]): Media | null {
  const known = offered.flatMap((one) => MediaSchema.safeParse(one).data ?? [])
  return known.find(({ channels }) => channels.length === 2) ?? known[0] ?? null
}
