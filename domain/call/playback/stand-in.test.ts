import { expect, test } from 'vitest'
import { MASK } from '../masking/sensitive.ts'
import { standInWav } from './stand-in.ts'
import { readWav, wavMs } from './wav.ts'

const LINES = [
  { role: 'agent', text: 'Hello there', beginMs: 1_000, endMs: 3_000 },
  { role: 'customer', text: `My card is ${MASK}`, beginMs: 4_000, endMs: 8_000 },
] as const

function isLoud(wav: Uint8Array<ArrayBuffer>, fromMs: number, toMs: number): boolean {
  const samples = new Int16Array(wav.buffer, 44).slice(fromMs * 8, toMs * 8)
  return samples.some((sample) => sample !== 0)
}

test('a stand-in is a WAV as long as the call, loud where words are, silent between them and where they are hidden', () => {
  const wav = standInWav(LINES)
  const sound = readWav(wav, wav.length)
  expect(sound && wavMs(sound)).toBe(8_000)
  expect(isLoud(wav, 0, 1_000)).toBe(false)
  expect(isLoud(wav, 1_000, 1_700)).toBe(true)
  expect(isLoud(wav, 3_000, 4_000)).toBe(false)
  expect(isLoud(wav, 4_000, 6_500)).toBe(true)
  expect(isLoud(wav, 6_700, 8_000)).toBe(false)
})

test('of the same words it is the same, of none it is empty, and it is never longer than a quarter of an hour', () => {
  expect(standInWav(LINES)).toEqual(standInWav(LINES))
  expect(standInWav([]).length).toBe(44)
  const long = { role: 'agent', text: 'on and on', beginMs: 0, endMs: 9_000_000 } as const
  expect(standInWav([long]).length).toBe(44 + 15 * 60 * 16_000)
})
