import fc from 'fast-check'
import { expect, test } from 'vitest'
import { silencePiece, silentBytes } from './silence.ts'

const WAV = { start: 10, end: 2_010, frameBytes: 4, bytesPerSecond: 1_000, silence: 0x80 }

test('what is not heard is bytes of whole moments, to the very end', () => {
  const heard = [
    { fromMs: 101, toMs: 499 },
    { fromMs: 1_000, toMs: 9_999 },
  ]
  expect(silentBytes(WAV, heard, 2_010)).toEqual([
    { from: 10, to: 114 },
    { from: 506, to: 1_010 },
  ])
  expect(silentBytes(WAV, [], 2_010)).toEqual([{ from: 10, to: 2_010 }])
  const late = [{ fromMs: 9_000, toMs: 9_500 }]
  expect(silentBytes(WAV, late, 2_010)).toEqual([{ from: 10, to: 2_010 }])
})

test('what stands behind the sound is silent whatever is heard', () => {
  const whole = [{ fromMs: 0, toMs: 60_000 }]
  expect(silentBytes(WAV, whole, 2_100)).toEqual([{ from: 2_010, to: 2_100 }])
  expect(silentBytes(WAV, [], 2_100)).toEqual([{ from: 10, to: 2_100 }])
})

test('in whatever pieces and from whatever byte a file is read, the same of it is silent', () => {
  const file = Uint8Array.from({ length: 2_100 }, (_, at) => (at % 100) + 1)
  const stretch = fc.tuple(fc.nat(2_200), fc.nat(400))
  fc.assert(
    fc.property(
      fc.array(stretch, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 4, maxLength: 12 }),
      fc.nat(1_500),
      (stretches, sizes, first) => {
        const heard = apart(stretches)
        const cut = { silent: silentBytes(WAV, heard, file.length), silence: WAV.silence }
        const whole = Uint8Array.from(file)
        silencePiece(whole, 0, cut)
        const parts: number[] = []
        let at = first
        for (const size of sizes) {
          const piece = file.slice(at, at + size)
          silencePiece(piece, at, cut)
          parts.push(...piece)
          at += piece.length
        }
        expect(Uint8Array.from(parts)).toEqual(whole.slice(first, at))
        expect(whole.slice(0, 10)).toEqual(file.slice(0, 10))
        expect(new Set(whole.slice(2_010))).toEqual(new Set([WAV.silence]))
      },
    ),
  )
})

/** In their order, none over another. */
function apart(stretches: readonly [number, number][]) {
  let end = 0
  return stretches
    .toSorted(([a], [b]) => a - b)
    .flatMap(([from, lasts]) => {
      const fromMs = Math.max(from, end)
      const toMs = from + lasts
      if (toMs <= fromMs) return []
      end = toMs
      return [{ fromMs, toMs }]
    })
}
