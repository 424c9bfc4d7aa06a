import type { PartyRole } from '../fields.ts'
import type { VendorEvent } from '../vendors/vendor-event.ts'

/** How a vendor writes samples: both at so many a second, the second as 16-bit little-endian. */
export type Encoding = 'mulaw' | 'pcm'
/** Who is heard on a track. */
export type Track = { party: string; role: PartyRole }

/** What a frame of a vendor's socket means. */
export type SoundStep =
  /** A stream of this call begins. It may be one that goes on after a break: its words are told from those before by `streamId`. */
  | {
      kind: 'begin'
      streamId: string
      subject: string
      sampleRate: number
      tracks: readonly Track[]
      language: string | null
      events: VendorEvent[]
    }
  /** Samples of a track, as 16-bit numbers. */
  | { kind: 'sound'; track: number; samples: Int16Array }
  | { kind: 'tell'; events: VendorEvent[] }
  /** Nothing more comes. `over`: the call has ended, not only the stream. */
  | { kind: 'end'; over: boolean }

export type FrameReading = { steps: SoundStep[]; replies: string[] }

/**
 * One socket of a vendor that sends sound: its frames as steps, and what it wants to be answered. It knows no socket and no clock.
 * Throws `invalid` for what is no frame of this vendor's.
 */
export type SoundAdapter = { read: (frame: string | Uint8Array, at: string) => FrameReading }

export const NOTHING: FrameReading = { steps: [], replies: [] }

/** ITU-T G.711 μ-law: eight bits to sixteen, by a table. */
export function decodeMulaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length)
  for (let index = 0; index < bytes.length; index += 1) {
    samples[index] = MULAW[bytes[index] ?? 0xff] ?? 0
  }
  return samples
}

const BIAS = 0x84
const MULAW = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4)
  return bits & 0x80 ? BIAS - magnitude : magnitude - BIAS
})

/** Whatever machine this runs on. A last byte without its other half is left out. */
export function decodePcm(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int16Array.from({ length: bytes.length >> 1 }, (_, at) => view.getInt16(at * 2, true))
}

export function encodePcm(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [at, sample] of samples.entries()) view.setInt16(at * 2, sample, true)
  return bytes
}

/** Of samples that alternate between channels those of each. */
export function splitChannels(samples: Int16Array, channels: number): Int16Array[] {
  const length = Math.floor(samples.length / channels)
  return Array.from({ length: channels }, (_, channel) =>
    Int16Array.from({ length }, (_sample, at) => samples[at * channels + channel] ?? 0),
  )
}
