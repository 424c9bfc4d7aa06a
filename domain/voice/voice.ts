import { decodePcm, encodePcm } from '../call/audio/sound.ts'
import { readWav, wavMs } from '../call/playback/wav.ts'
import { DomainError } from '../errors.ts'

/**
 * What came of listening to a voice note: it waits for that, words were heard, there were none, it could not be done, or nobody is there who
 * listens.
 */
export const HEARINGS = ['waiting', 'heard', 'silent', 'failed', 'unheard'] as const
export type Hearing = (typeof HEARINGS)[number]

/** The sound of a note, as whoever reads the note finds it. */
export type Voice = {
  /** Null once it was taken away. */
  fileId: string | null
  ms: number
  hearing: Hearing
}

/** As much as speech needs: the letters are told by what is below eight thousand. */
export const VOICE_RATE = 16_000
export const MOST_VOICE_MS = 5 * 60_000
const HEAD_BYTES = 44
/** The container may say more about itself than we do. */
const MOST_HEAD_BYTES = 4_096
export const MOST_VOICE_BYTES = (MOST_VOICE_MS / 1_000) * VOICE_RATE * 2 + MOST_HEAD_BYTES

/** One ear of 16-bit sound, as every browser plays it and no decoder has to be trusted with it. */
export function encodeVoice(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const sound = encodePcm(samples)
  const wav = new Uint8Array(HEAD_BYTES + sound.length)
  const view = new DataView(wav.buffer)
  const name = (at: number, text: string) =>
    wav.set(
      [...text].map((letter) => letter.charCodeAt(0)),
      at,
    )
  name(0, 'RIFF')
  view.setUint32(4, wav.length - 8, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, VOICE_RATE, true)
  view.setUint32(28, VOICE_RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  name(36, 'data')
  view.setUint32(40, sound.length, true)
  wav.set(sound, HEAD_BYTES)
  return wav
}

/** How long a voice note is; throws `invalid` for what is none. */
export function voiceMs(head: Uint8Array, bytes: number): number {
  const sound = readWav(head, bytes)
  const isVoice = sound?.frameBytes === 2 && sound.bytesPerSecond === VOICE_RATE * 2
  if (isVoice && sound.silence === 0) return wavMs(sound)
  throw new DomainError(
    'invalid',
    `A voice note is a WAV of one ear, 16 bits, ${VOICE_RATE} Hz.`,
    [],
    {
      key: 'noVoiceNote',
    },
  )
}

/** Its samples. */
export function decodeVoice(wav: Uint8Array): Int16Array {
  const sound = readWav(wav, wav.length)
  return decodePcm(wav.subarray(sound?.start ?? 0, sound?.end ?? 0))
}

/** Samples between -1 and 1, of however many ears, as one ear of 16 bits. */
export function toOneEar(ears: readonly Float32Array[]): Int16Array {
  const samples = new Int16Array(ears[0]?.length ?? 0)
  for (let at = 0; at < samples.length; at += 1) {
    const sum = ears.reduce((all, ear) => all + (ear[at] ?? 0), 0)
    samples[at] = Math.max(-1, Math.min(1, sum / ears.length)) * 0x7f_ff
  }
  return samples
}
