/** A tone for each stretch of milliseconds; between them silence. */
export type Tone = { fromMs: number; toMs: number; hertz: number }

type Options = { ms: number; tones: readonly Tone[]; rate?: number }

/** A WAV as a telephone records it: one ear, 16 bits, 8,000 a second. */
export function toneWav({ ms, tones, rate = 8_000 }: Options): Buffer {
  const count = Math.round((ms / 1000) * rate)
  const samples = Buffer.alloc(count * 2)
  for (const { fromMs, toMs, hertz } of tones) {
    const end = Math.min(count, Math.round((toMs / 1000) * rate))
    for (let at = Math.round((fromMs / 1000) * rate); at < end; at += 1) {
      samples.writeInt16LE(Math.round(8_000 * Math.cos((2 * Math.PI * hertz * at) / rate)), at * 2)
    }
  }
  return Buffer.concat([wavHead(samples.length, rate), samples])
}

/** The samples from one moment to another, of a WAV that `toneWav` made. */
export function samplesOf(wav: Buffer, fromMs: number, toMs: number, rate = 8_000): number[] {
  const [from, to] = [fromMs, toMs].map((ms) => Math.round((ms / 1000) * rate))
  return Array.from({ length: (to ?? 0) - (from ?? 0) }, (_, index) =>
    wav.readInt16LE(HEAD_BYTES + ((from ?? 0) + index) * 2),
  )
}

const HEAD_BYTES = 44

function wavHead(bytes: number, rate: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  head.write('RIFF', 0)
  head.writeUInt32LE(bytes + HEAD_BYTES - 8, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}
