import { setTimeout as delay } from 'node:timers/promises'
import { DomainError } from '#domain/errors.ts'
import type { Transcriber } from './transcriber.ts'

type Sound = { samples: Int16Array; sampleRate: number }
type Pace = {
  /** How many times as fast as it was spoken: who listens to calls is made for speech, not for files. */
  speed: number
  /** Who is silent for so long after the last of it has said all. */
  quietMs: number
  /** A piece that does not go out for so long never will. */
  patienceMs: number
}

const USUAL: Pace = { speed: 4, quietMs: 2_000, patienceMs: 20_000 }
const PIECES_A_SECOND = 1
/** However much is still said. */
const MOST_QUIETS = 15

/**
 * The words of a sound that is there as a whole, by who listens to calls as they are spoken; empty where none were heard. Throws
 * `unavailable` where nobody takes the sound.
 */
export async function hearWhole(
  transcriber: Transcriber,
  { samples, sampleRate }: Sound,
  pace: Partial<Pace> = {},
): Promise<string> {
  const { speed, quietMs, patienceMs } = { ...USUAL, ...pace }
  const lines = new Map<number, string>()
  let heard = 0
  let drained: () => void = () => undefined
  const listening = transcriber.listen({
    sampleRate,
    language: null,
    onWords: ({ id, text }) => {
      lines.set(id, text)
      heard += 1
    },
    onDrain: () => drained(),
  })
  try {
    const length = Math.floor(sampleRate / PIECES_A_SECOND)
    for (let at = 0; at < samples.length; at += length) {
      const gone = Promise.withResolvers<void>()
      drained = gone.resolve
      // All pieces are as long: a shorter one could wait for company that never comes.
      listening.write(padded(samples.subarray(at, at + length), length))
      await within(gone.promise, patienceMs)
      await delay(1_000 / PIECES_A_SECOND / speed)
    }
    for (let turn = 0, before = -1; before !== heard && turn < MOST_QUIETS; turn += 1) {
      before = heard
      await delay(quietMs)
    }
  } finally {
    await listening.finish()
  }
  return [...lines.values()].join(' ')
}

function padded(piece: Int16Array, length: number): Int16Array {
  if (piece.length === length) return piece
  const whole = new Int16Array(length)
  whole.set(piece)
  return whole
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  const late = new AbortController()
  const tooLate = delay(ms, 'late' as const, { signal: late.signal }).catch(() => 'late' as const)
  const first = await Promise.race([work, tooLate])
  late.abort()
  if (first === 'late')
    throw new DomainError('unavailable', 'Nobody takes the sound; it is tried again.')
}
