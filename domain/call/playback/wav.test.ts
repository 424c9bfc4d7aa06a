import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toneWav } from '#tests/support/tone-wav.ts'
import { readWav, wavMs } from './wav.ts'

const WAV = toneWav({ ms: 2_000, tones: [] })

function changed(change: (wav: Buffer) => void): Buffer {
  const wav = Buffer.from(WAV)
  change(wav)
  return wav
}

test('the sound of a WAV is found, with how long it is', () => {
  const wav = readWav(WAV, WAV.length)
  expect(wav).toEqual({
    start: 44,
    end: WAV.length,
    frameBytes: 2,
    bytesPerSecond: 16_000,
    silence: 0,
  })
  expect(wav && wavMs(wav)).toBe(2_000)
})

test('a description before the sound is passed over, whatever its length', () => {
  const list = Buffer.from('LIST\u0003\0\0\0abc\0', 'latin1')
  const wav = Buffer.concat([WAV.subarray(0, 36), list, WAV.subarray(36)])
  expect(readWav(wav, wav.length)).toMatchObject({ start: 56, end: wav.length })
})

test('a length that was not known when it was written is the rest of the file', () => {
  for (const length of [0, 0xff_ff_ff_ff]) {
    const wav = changed((bytes) => bytes.writeUInt32LE(length, 40))
    expect(readWav(wav, wav.length)).toMatchObject({ start: 44, end: wav.length })
  }
})

test('telephones’ own packings have a silence of their own', () => {
  const ofKind = (kind: number, bits: number) =>
    changed((bytes) => {
      bytes.writeUInt16LE(kind, 20)
      bytes.writeUInt16LE(bits, 34)
    })
  const silences = [
    [1, 8],
    [6, 8],
    [7, 8],
    [3, 32],
  ].map(([kind = 0, bits = 0]) => readWav(ofKind(kind, bits), WAV.length)?.silence)
  expect(silences).toEqual([0x80, 0xd5, 0xff, 0])
})

test('what packs several moments into one, or is no WAV, has no places', () => {
  const adpcm = changed((bytes) => bytes.writeUInt16LE(0x11, 20))
  const unsteady = changed((bytes) => bytes.writeUInt32LE(4_055, 28))
  const noFormat = Buffer.concat([WAV.subarray(0, 12), WAV.subarray(36)])
  const empty = WAV.subarray(0, 44)
  for (const bytes of [adpcm, unsteady, noFormat, empty, Buffer.from('RIFF'), Buffer.alloc(0)])
    expect(readWav(bytes, bytes.length)).toBeNull()
})

test('whatever bytes come, what is found lies in the file', () => {
  const at = fc.tuple(fc.nat(43), fc.nat(255))
  fc.assert(
    fc.property(fc.array(at, { maxLength: 8 }), fc.nat(WAV.length), (changes, length) => {
      const bytes = changed((wav) => {
        for (const [place, byte] of changes) wav[place] = byte
      }).subarray(0, length)
      const wav = readWav(bytes, bytes.length)
      if (!wav) return
      expect(wav.start).toBeLessThan(wav.end)
      expect(wav.end).toBeLessThanOrEqual(bytes.length)
      expect((wav.end - wav.start) % wav.frameBytes).toBe(0)
    }),
  )
})
