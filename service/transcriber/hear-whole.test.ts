import { expect, test } from 'vitest'
import { startTranscriberStandIn } from '#tests/support/transcriber-stand-in.ts'
import { createGeminiTranscriber } from './gemini-transcriber.ts'
import { hearWhole } from './hear-whole.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const RATE = 16_000
const AT_ONCE = { speed: 1_000, quietMs: 300 }

async function start() {
  const ear = await startTranscriberStandIn((sample) => LETTERS[sample - 1] ?? '?')
  const log = { warn: () => undefined }
  const options = { url: ear.url, key: 'a key of the house', model: 'm', log }
  return { ear, transcriber: createGeminiTranscriber(options) }
}

/** Words at these seconds, silence between them. */
function spoken(words: Record<number, string>, seconds: number): Int16Array {
  const samples = new Int16Array(seconds * RATE + 7)
  for (const [at, word] of Object.entries(words))
    samples.set(
      [...word].map((letter) => LETTERS.indexOf(letter) + 1),
      Number(at) * RATE,
    )
  return samples
}

test('every word of a recording is heard, also of one that is longer than what waits for a connection', async () => {
  const { transcriber } = await start()
  const words = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [at, `w${LETTERS[at % 26]}`]),
  )
  const samples = spoken(words, 41)
  expect(await hearWhole(transcriber, { samples, sampleRate: RATE }, AT_ONCE)).toBe(
    Object.values(words).join(' '),
  )
})

test('silence has no words', async () => {
  const { transcriber } = await start()
  const samples = new Int16Array(RATE)
  expect(await hearWhole(transcriber, { samples, sampleRate: RATE }, AT_ONCE)).toBe('')
})

test('where nobody takes the sound it is said, and not that it was silent', async () => {
  const { ear, transcriber } = await start()
  ear.refuse(1_000)
  const sound = { samples: spoken({ 0: 'x' }, 1), sampleRate: RATE }
  await expect(hearWhole(transcriber, sound, { ...AT_ONCE, patienceMs: 50 })).rejects.toMatchObject(
    { code: 'unavailable' },
  )
})
