import { type Actor, can, type Facts } from '../../access/access.ts'
import { type CallState, ENDED_STATES } from '../fields.ts'
import type { WavSound } from './wav.ts'

/** A stretch of a recording, in its own milliseconds. */
export type Stretch = { fromMs: number; toMs: number }

export const WHY_NOTHING = ['goesOn', 'noWords', 'noTimes', 'noCut'] as const
/** Why somebody hears nothing of a recording. */
export type WhyNothing = (typeof WHY_NOTHING)[number]

/** What somebody hears of a recording: all of it, what stands readable in its words, or nothing. */
export type Hearing =
  | { kind: 'whole' }
  | { kind: 'cut'; heard: Stretch[] }
  | { kind: 'nothing'; why: WhyNothing }

/** A line of the transcript as far as it says what may be heard; `length` is that of its text. */
export type HeardLine = { beginMs: number; endMs: number; length: number; isSecret: boolean }

type Told = { state: string; source: string; recorded: Recorded; lines: readonly HeardLine[] }
type Recorded = {
  /** Where in the call's own time the recording begins; null where nobody said so. */
  beginsMs: number | null
  /** Null for what cannot be silenced in places. */
  wav: WavSound | null
}

/** Words are told to begin and end a little beside where they are heard: so much more is played … */
const AROUND_WORDS_MS = 250
/** … and so much more is kept silent. */
const AROUND_SECRETS_MS = 1_000
/** Nobody speaks so fast: a line that was over sooner was not timed. */
const LEAST_MS_OF_LETTER = 25
const LEAST_MS_OF_SECRET = 500

/**
 * What this person hears. Who may read the hidden words hears all. Whoever else hears what they can read: where no words stand nobody
 * knows what was said, and where some are hidden the whole line is silent, as nobody knows when in it they were spoken.
 */
export function hearingOf(
  actor: Actor,
  facts: Facts,
  { state, source, recorded, lines }: Told,
): Hearing {
  if (mayHearAll(actor, facts)) return { kind: 'whole' }
  // What is said later may show that what was said before is secret.
  if (!ENDED_STATES.includes(state as CallState) && state !== 'wrapup') return nothing('goesOn')
  if (lines.length === 0) return nothing('noWords')
  if (recorded.wav === null) return nothing('noCut')
  if (recorded.beginsMs === null || isTimeGuessed(source) || !lines.every(isTimed))
    return nothing('noTimes')
  return { kind: 'cut', heard: heardStretches(lines, recorded.beginsMs) }
}

/** Who may read the words that a call hides may hear them. */
export function mayHearAll(actor: Actor, facts: Facts): boolean {
  return can(actor, 'read', 'sensitive', facts)
}

/** Whether a call came in the words of a vendor. */
export function isOfDoor(source: string): boolean {
  return source.startsWith('urn:pace:door:')
}

/** Doors whose vendors tell when words were over, or send sound alone: when they began is reckoned by their number. */
function isTimeGuessed(source: string): boolean {
  return isOfDoor(source) && !source.startsWith('urn:pace:door:contactLens:')
}

function isTimed({ isSecret, beginMs, endMs, length }: HeardLine): boolean {
  const least = Math.max(LEAST_MS_OF_SECRET, length * LEAST_MS_OF_LETTER)
  return !isSecret || endMs - beginMs >= least
}

function heardStretches(lines: readonly HeardLine[], beginsMs: number): Stretch[] {
  const around = (isSecret: boolean, ms: number) =>
    merged(
      lines
        .filter((line) => line.isSecret === isSecret)
        .map((line) => ({
          fromMs: Math.min(line.beginMs, line.endMs) - beginsMs - ms,
          toMs: Math.max(line.beginMs, line.endMs) - beginsMs + ms,
        })),
    )
  return without(around(false, AROUND_WORDS_MS), around(true, AROUND_SECRETS_MS)).filter(
    ({ toMs }) => toMs > 0,
  )
}

/** In their order, none of which touches another. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: Stretch[] = []
  for (const { fromMs, toMs } of stretches.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = apart.at(-1)
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else apart.push({ fromMs: Math.max(0, fromMs), toMs })
  }
  return apart
}

/** What is left of some stretches where others are taken out; both in their order. */
function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let next = 0
  for (const { fromMs, toMs } of stretches) {
    let at = fromMs
    while ((taken[next]?.toMs ?? Infinity) <= at) next += 1
    for (let index = next; at < toMs; index += 1) {
      const hole = taken[index]
      const end = Math.min(toMs, hole?.fromMs ?? toMs)
      if (end > at) left.push({ fromMs: at, toMs: end })
      at = Math.max(at, hole?.toMs ?? toMs)
    }
  }
  return left
}

function nothing(why: WhyNothing): Hearing {
  return { kind: 'nothing', why }
}
