import type { Stretch } from './hearing.ts'
import type { WavSound } from './wav.ts'

/** Some bytes of a file: from `from` to before `to`. */
export type Bytes = { from: number; to: number }

/**
 * The bytes of a file that are not heard, in their order: a moment that is heard in part is not heard, and neither is what stands behind the
 * sound, of which nobody knows what it is.
 */
export function silentBytes(wav: WavSound, heard: readonly Stretch[], fileBytes: number): Bytes[] {
  const silent: Bytes[] = []
  let at = wav.start
  for (const { fromMs, toMs } of heard) {
    const from = Math.min(wav.end, placeOf(wav, fromMs, Math.ceil))
    if (from > at) silent.push({ from: at, to: from })
    at = Math.max(at, Math.min(wav.end, placeOf(wav, toMs, Math.floor)))
  }
  if (at < fileBytes) silent.push({ from: at, to: fileBytes })
  return silent
}

/** Writes silence over what of a piece of a file is not heard; `at` is where in the file the piece stands. */
export function silencePiece(
  piece: Uint8Array,
  at: number,
  { silent, silence }: { silent: readonly Bytes[]; silence: number },
): void {
  const end = at + piece.length
  for (let index = firstAfter(silent, at); index < silent.length; index += 1) {
    const stretch = silent[index]
    if (!stretch || stretch.from >= end) return
    piece.fill(silence, Math.max(0, stretch.from - at), Math.min(piece.length, stretch.to - at))
  }
}

function placeOf(
  { start, frameBytes, bytesPerSecond }: WavSound,
  ms: number,
  round: (frames: number) => number,
): number {
  return start + round((Math.max(0, ms) * bytesPerSecond) / 1000 / frameBytes) * frameBytes
}

/** The first that ends after this place, found by halves: a long call has thousands. */
function firstAfter(silent: readonly Bytes[], at: number): number {
  let [low, high] = [0, silent.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((silent[middle]?.to ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}
