import { z } from 'zod'
import {
  callBegun,
  callOver,
  CallIdSchema,
  PayloadSchema,
  readFrame,
  StreamIdSchema,
} from './media-frames.ts'
import { decodePcm, NOTHING, type SoundAdapter } from './sound.ts'

/** Exotel AgentStream: 16-bit PCM in one channel, 8, 16 or 24 thousand a second, base64 in JSON. */
const FrameSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  z.object({
    event: z.literal('start'),
    stream_sid: StreamIdSchema,
    start: z.object({
      call_sid: CallIdSchema,
      from: z.string().max(200).optional().catch(undefined),
      to: z.string().max(200).optional().catch(undefined),
      custom_parameters: z.unknown().optional(),
      media_format: z.object({
        sample_rate: z.coerce
          .number()
          .refine((rate) => [8_000, 16_000, 24_000].includes(rate), 'is 8000, 16000 or 24000'),
        bit_rate: z.coerce.number().optional().catch(undefined),
      }),
    }),
  }),
  z.object({ event: z.literal('media'), media: PayloadSchema }),
  z.object({
    event: z.literal('stop'),
    stop: z.object({ reason: z.string().optional() }).optional().catch(undefined),
  }),
  z.object({ event: z.enum(['mark', 'dtmf', 'clear']) }),
])

/** Both are on one track, and nobody says who speaks: it is told as the caller's. */
const MIXED = [{ party: 'line', role: 'customer' }] as const

export function createExotelStream(): SoundAdapter {
  let subject: string | null = null
  return {
    read(frame, at) {
      const told = readFrame(FrameSchema, frame)
      if (told.event === 'start') {
        const { call_sid, from, to, custom_parameters: own, media_format } = told.start
        subject = call_sid
        return {
          replies: [],
          steps: [
            {
              kind: 'begin',
              streamId: told.stream_sid,
              subject,
              sampleRate: media_format.sample_rate,
              tracks: MIXED,
              language: null,
              events: callBegun(subject, at, { from, to, own }),
            },
          ],
        }
      }
      if (!subject) return NOTHING
      if (told.event === 'media') {
        const samples = decodePcm(Buffer.from(told.media.payload, 'base64'))
        return { steps: [{ kind: 'sound', track: 0, samples }], replies: [] }
      }
      if (told.event !== 'stop') return NOTHING
      // A stream may be stopped in the middle of a call, by the flow that it is part of.
      const over = told.stop?.reason === undefined || told.stop.reason === 'callended'
      const events = over ? [callOver(subject, at)] : []
      return {
        steps: [
          { kind: 'tell', events },
          { kind: 'end', over },
        ],
        replies: [],
      }
    },
  }
}
