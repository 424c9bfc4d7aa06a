import { expect, test } from 'vitest'
import { toneWav } from '#tests/support/tone-wav.ts'
import { decodeVoice, encodeVoice, toOneEar, VOICE_RATE, voiceMs } from './voice.ts'

test('what a browser has heard is one ear of sixteen bits, never louder than it can be', () => {
  const left = Float32Array.of(0, 1, -1, 2, -9)
  const right = Float32Array.of(0, 1, 1, 2, -9)
  expect([...toOneEar([left, right])]).toEqual([0, 32_767, 0, 32_767, -32_767])
  expect([...toOneEar([])]).toEqual([])
})

test('a voice note is read as it was written, and says how long it is', () => {
  const samples = Int16Array.from({ length: VOICE_RATE }, (_, at) => (at % 600) - 300)
  const wav = encodeVoice(samples)
  expect(voiceMs(wav.subarray(0, 44), wav.length)).toBe(1_000)
  expect(decodeVoice(wav)).toEqual(samples)
})

test.each([
  ['a text', new TextEncoder().encode('RIFF and nothing more of it')],
  ['nothing', new Uint8Array()],
  ['another rate', toneWav({ ms: 100, tones: [] })],
  ['no sound', encodeVoice(new Int16Array())],
])('%s is no voice note', (_what, bytes) => {
  expect(() => voiceMs(bytes, bytes.length)).toThrow('A voice note is a WAV')
})
