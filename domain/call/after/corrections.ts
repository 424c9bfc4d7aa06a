import type { Check } from './after-call.ts'
import type { PartyRole } from '../fields.ts'
import { isShortened, type TranscriptMark, type TranscriptSegment } from '../transcript.ts'

/** What was said just before, so that a short answer can be read again as it was read. */
export type Context = readonly { role: PartyRole; text: string }[]

/**
 * What people put right on a call, one line of the data set each: the words of a transcript, what was found in them, an item of its
 * scorecard. `before` is what a machine made of it, `after` what people did. Words are masked as they are on the call.
 */
export type Corrected =
  | {
      about: 'transcript'
      call: string
      segment: string
      role: PartyRole
      language: string
      before: string
      after: string
    }
  | {
      about: 'mark'
      call: string
      segment: string
      role: PartyRole
      language: string
      text: string
      context: Context
      startedAt: string | null
      kind: string
      type: string
      start: number | null
      end: number | null
      before: unknown
      /** Null where people say that there is nothing. */
      after: unknown
      decision: 'accepted' | 'edited' | 'dismissed'
      confidence: number
      made: string | null
    }
  | {
      about: 'check'
      call: string
      item: string
      before: string | null
      after: string
      by: string
      at: string | null
    }

type Call = {
  id: string
  startedAt: string | null
  segments: readonly TranscriptSegment[]
  checks: readonly Check[]
}

/** So many segments before are enough for a question and its answer. */
const CONTEXT = 6
/** What is about the call as a whole is decided on, and rests on no words that could be read again. */
const OF_THE_CALL: ReadonlySet<string> = new Set(['suggestion', 'nextStep', 'disposition', 'brief'])

/** All that people put right on one call, in spoken order; its scorecard last. */
export function correctionsOf({ id, startedAt, segments, checks }: Call): Corrected[] {
  return [
    ...segments.flatMap((segment, at) => [
      ...ofWords(id, segment),
      ...segment.annotations.flatMap((mark) =>
        ofMark(mark, segment, { call: id, startedAt, context: contextOf(segments, at) }),
      ),
    ]),
    ...checks.flatMap(({ item, found, result, correctedBy, correctedAt }) =>
      correctedBy === null
        ? []
        : [
            {
              about: 'check' as const,
              call: id,
              item,
              before: found,
              after: result,
              by: correctedBy,
              at: correctedAt,
            },
          ],
    ),
  ]
}

function ofWords(call: string, { segmentId, role, language, fed, text }: TranscriptSegment) {
  // Also of rows that were written before what is taken out was left out.
  if (fed === null || fed === undefined || isShortened(fed, text)) return []
  return [
    {
      about: 'transcript' as const,
      call,
      segment: segmentId,
      role,
      language,
      before: fed,
      after: text,
    },
  ]
}

type Around = { call: string; startedAt: string | null; context: Context }

function ofMark(mark: TranscriptMark, segment: TranscriptSegment, around: Around): Corrected[] {
  const { kind, type, start, end, value, confidence, status, by } = mark
  const isDecided = status === 'accepted' || status === 'edited' || status === 'dismissed'
  if (!isDecided || OF_THE_CALL.has(kind) || !by.startsWith('service:')) return []
  const before = kind === 'fieldProposal' ? proposedValue(value) : value
  const { segmentId, role, language, text } = segment
  return [
    {
      about: 'mark',
      ...around,
      segment: segmentId,
      role,
      language,
      text,
      kind,
      type,
      start,
      end,
      before,
      after: status === 'dismissed' ? null : status === 'edited' ? (mark.edited ?? null) : before,
      decision: status,
      confidence,
      made: mark.made ?? null,
    },
  ]
}

function proposedValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value
}

function contextOf(segments: readonly TranscriptSegment[], at: number): Context {
  return segments.slice(Math.max(0, at - CONTEXT), at).map(({ role, text }) => ({ role, text }))
}
