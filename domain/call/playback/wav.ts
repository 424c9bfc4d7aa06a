import { z } from 'zod'

/** Where the sound stands in a WAV file, and what in it is silence. */
export const WavSoundSchema = z.object({
  /** The bytes of the sound: from `start` to before `end`. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** One moment of all channels: no cut may stand within it. */
  frameBytes: z.number().int().min(1).max(1024),
  bytesPerSecond: z.number().int().positive(),
  /** The byte that says nothing: zero but where zero is a sound. */
  silence: z.number().int().min(0).max(255),
})
export type WavSound = z.infer<typeof WavSoundSchema>

/** Chunks before the sound are descriptions: whoever writes more than this of them writes no recording. */
export const WAV_HEAD_BYTES = 256 * 1024

const PCM = 1
const FLOAT = 3
const A_LAW = 6
const MU_LAW = 7
const EXTENSIBLE = 0xff_fe

type Format = Omit<WavSound, 'start' | 'end'>

/**
 * Reads where a WAV keeps its sound, from its first bytes; null for what is none, or is packed in a way in which a moment has no
 * place of its own. Writers that did not know the length before they had spoken it wrote none, or the largest: then it is the rest.
 */
export function readWav(head: Uint8Array, fileBytes: number): WavSound | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (nameAt(view, 0) !== 'RIFF' || nameAt(view, 8) !== 'WAVE') return null
  let format: Format | null = null
  for (let at = 12; at + 8 <= view.byteLength;) {
    const name = nameAt(view, at)
    const length = view.getUint32(at + 4, true)
    const start = at + 8
    if (name === 'fmt ') format = readFormat(view, start, length)
    if (name === 'data') return format && soundOf(format, { start, length, fileBytes })
    // Chunks begin at even places.
    at = start + length + (length % 2)
  }
  return null
}

/** How long it is. */
export function wavMs({ start, end, bytesPerSecond }: WavSound): number {
  return Math.round(((end - start) / bytesPerSecond) * 1000)
}

function soundOf(
  format: Format,
  { start, length, fileBytes }: { start: number; length: number; fileBytes: number },
): WavSound | null {
  const isTold = length > 0 && start + length <= fileBytes
  const bytes = isTold ? length : fileBytes - start
  const whole = bytes - (bytes % format.frameBytes)
  return whole > 0 ? { ...format, start, end: start + whole } : null
}

function readFormat(view: DataView, start: number, length: number): Format | null {
  if (length < 16 || start + length > view.byteLength) return null
  const tag = view.getUint16(start, true)
  // The first two letters of the extension's long name are the tag that it stands for.
  const kind = tag === EXTENSIBLE && length >= 40 ? view.getUint16(start + 24, true) : tag
  const bytesPerSecond = view.getUint32(start + 8, true)
  const frameBytes = view.getUint16(start + 12, true)
  const bits = view.getUint16(start + 14, true)
  const silence = silenceOf(kind, bits)
  const rate = view.getUint32(start + 4, true)
  const isSteady = bytesPerSecond === rate * frameBytes && bytesPerSecond > 0 && frameBytes <= 1024
  return silence === null || !isSteady ? null : { bytesPerSecond, frameBytes, silence }
}

function silenceOf(kind: number, bits: number): number | null {
  if (kind === PCM) return bits === 8 ? 0x80 : 0
  if (kind === FLOAT) return 0
  if (kind === A_LAW) return 0xd5
  return kind === MU_LAW ? 0xff : null
}

function nameAt(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return ''
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}
