import { z } from 'zod'
import type { RecordedEvent, Recording } from './recording.ts'

/** A labelled dialogue: `user` is the caller, `system` the agent. Its labels are for measuring and are not played. */
export const DialogueSchema = z.object({
  id: z.string(),
  turns: z
    .array(z.object({ speaker: z.enum(['user', 'system']), text: z.string().max(10_000) }))
    .min(1),
})
export type Dialogue = z.output<typeof DialogueSchema>

/** Who talks in it, and in which language: a written dialogue says neither. */
export type Cast = {
  /** The work e-mail of who takes the call. */
  agent?: string | undefined
  from?: string | null
  callerName?: string | undefined
  language?: string
  /** The call centre keeps the sound of the call. */
  recorded?: boolean
}

/** How people talk: so long for a word, and such a pause before somebody answers. */
const WORD_MS = 350
const PAUSE_MS = 700
const RINGING_MS = 2_000

/** A written dialogue as the call that it could have been, each turn in words that grow and then are final. */
export function playDialogue({ id, turns }: Dialogue, cast: Cast = {}): Recording {
  const { agent, from = null, callerName, language = 'en' } = cast
  const taker: RecordedEvent['data'] = agent ? { agent } : {}
  const caller = { from, ...(callerName ? { callerName } : {}) }
  let atMs = RINGING_MS
  const events: RecordedEvent[] = [
    recorded(0, 'pace.call.started.v1', { direction: 'inbound', to: null, ...caller, ...taker }),
    recorded(atMs, 'pace.call.answered.v1', taker),
    ...(cast.recorded ? [recorded(atMs, 'pace.call.recording.v1', { on: true })] : []),
  ]
  for (const [index, { speaker, text }] of turns.entries()) {
    const words = text.split(/\s+/).filter((word) => word !== '')
    const beginMs = atMs + PAUSE_MS
    const endMs = beginMs + Math.max(1, words.length) * WORD_MS
    const party = speaker === 'user' ? 'customer' : 'agent'
    const line = { segmentId: `turn-${index}`, party, role: party, beginMs, language }
    const half = Math.floor(words.length / 2)
    if (half > 0) {
      const partial = { text: words.slice(0, half).join(' '), revision: 0, confidence: 0.6 }
      const at = beginMs + half * WORD_MS
      events.push(segment(at, { ...line, ...partial, final: false, endMs: at }))
    }
    events.push(segment(endMs, { ...line, text, revision: 1, confidence: 1, final: true, endMs }))
    atMs = endMs
  }
  events.push(recorded(atMs + PAUSE_MS, 'pace.call.ended.v1', {}))
  return { name: id, events }
}

function segment(atMs: number, data: RecordedEvent['data']): RecordedEvent {
  return recorded(atMs, 'pace.transcript.segment.v1', data)
}

function recorded(atMs: number, type: string, data: RecordedEvent['data']): RecordedEvent {
  return { atMs, type, data }
}
