import { z } from 'zod'
import {
  callBegun,
  callOver,
  CallIdSchema,
  PayloadSchema,
  readFrame,
  StreamIdSchema,
} from './media-frames.ts'
import { decodeMulaw, NOTHING, type SoundAdapter, type Track } from './sound.ts'

/** Twilio Media Streams, https://www.twilio.com/docs/voice/media-streams/websocket-messages: μ-law, 8000 a second, base64 in JSON. */
const FrameSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  z.object({
    event: z.literal('start'),
    streamSid: StreamIdSchema,
    start: z.object({
      callSid: CallIdSchema,
      tracks: z
        .array(z.enum(['inbound', 'outbound']))
        .min(1)
        .max(2),
      customParameters: z.unknown().optional(),
      mediaFormat: z.object({
        encoding: z.literal('audio/x-mulaw'),
        sampleRate: z.literal(8_000),
        channels: z.literal(1),
      }),
    }),
  }),
  z.object({ event: z.literal('media'), media: PayloadSchema }),
  z.object({ event: z.literal('stop') }),
  z.object({ event: z.enum(['mark', 'dtmf']) }),
])

/** Inbound is what Twilio hears of who called. */
const TRACKS = {
  inbound: { party: 'inbound', role: 'customer' },
  outbound: { party: 'outbound', role: 'agent' },
} as const satisfies Record<string, Track>

export function createTwilioMedia(): SoundAdapter {
  let call: { subject: string; tracks: readonly ('inbound' | 'outbound')[] } | null = null
  return {
    read(frame, at) {
      const told = readFrame(FrameSchema, frame)
      if (told.event === 'start') {
        const { callSid: subject, tracks, customParameters: own } = told.start
        call = { subject, tracks }
        return {
          replies: [],
          steps: [
            {
              kind: 'begin',
              streamId: told.streamSid,
              subject,
              sampleRate: 8_000,
              tracks: tracks.map((track) => TRACKS[track]),
              language: null,
              events: callBegun(subject, at, { own }),
            },
          ],
        }
      }
      if (!call) return NOTHING
      if (told.event === 'media') {
        const track = call.tracks.findIndex((one) => one === (told.media.track ?? 'inbound'))
        if (track < 0) return NOTHING
        const samples = decodeMulaw(Buffer.from(told.media.payload, 'base64'))
        return { steps: [{ kind: 'sound', track, samples }], replies: [] }
      }
      if (told.event !== 'stop') return NOTHING
      const over = callOver(call.subject, at)
      return {
        steps: [
          { kind: 'tell', events: [over] },
          { kind: 'end', over: true },
        ],
        replies: [],
      }
    },
  }
}
