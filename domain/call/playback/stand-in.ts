import { MASK } from '../masking/sensitive.ts'
import type { PartyRole } from '../fields.ts'
import { timesOfLine } from './word-times.ts'

/** Who keeps recordings that the demo makes for itself. */
export const STAND_IN_ACTOR = 'service:demo'

type Line = { role: PartyRole; text: string; beginMs: number; endMs: number }

const RATE = 8_000
const HEAD_BYTES = 44
const LOUD = 5_000
/** A word swells and fades: without it each would click. */
const FADE = RATE / 50
/** Longer ones are cut: nobody listens to half an hour of tones. */
const MOST_MS = 15 * 60_000
/** Each side has a tone of its own, and what others say a third. */
const HERTZ: Partial<Record<PartyRole, number>> = { agent: 165, customer: 220 }
const OTHERS_HERTZ = 110

/**
 * A recording of a call of which there is none, as a WAV of a telephone: a tone for each word, when it was spoken, and silence where words are
 * hidden. It says nothing, and does not make as if: it shows how words and sound go together.
 */
export function standInWav(lines: readonly Line[]): Uint8Array<ArrayBuffer> {
  const lasts = lines.reduce((last, { endMs }) => Math.max(last, endMs), 0)
  const count = samplesIn(Math.min(lasts, MOST_MS))
  const bytes = new Uint8Array(HEAD_BYTES + count * 2)
  const view = new DataView(bytes.buffer)
  writeHead(view, count * 2)
  for (const line of lines) {
    const hertz = HERTZ[line.role] ?? OTHERS_HERTZ
    for (const { start, end, beginMs, endMs } of timesOfLine(line, NOT_TOLD).words) {
      if (line.text.slice(start, end).includes(MASK)) continue
      hum(view, { from: samplesIn(beginMs), to: Math.min(samplesIn(endMs), count), hertz })
    }
  }
  return bytes
}

const NOT_TOLD = { times: null, fed: null }

function samplesIn(ms: number): number {
  return Math.round((Math.max(0, ms) / 1000) * RATE)
}

function hum(view: DataView, { from, to, hertz }: { from: number; to: number; hertz: number }) {
  // A little silence after each word tells it from the next.
  const end = to - Math.round((to - from) / 5)
  for (let at = from; at < end; at += 1) {
    const swell = Math.min(1, (at - from) / FADE, (end - at) / FADE)
    const phase = (2 * Math.PI * hertz * (at - from)) / RATE
    const tone = Math.sin(phase) + Math.sin(2 * phase) / 2 + Math.sin(3 * phase) / 4
    view.setInt16(HEAD_BYTES + at * 2, Math.round(LOUD * swell * tone), true)
  }
}

function writeHead(view: DataView, bytes: number): void {
  const name = (at: number, text: string) =>
    [...text].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)))
  name(0, 'RIFF')
  view.setUint32(4, bytes + HEAD_BYTES - 8, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  name(36, 'data')
  view.setUint32(40, bytes, true)
}
