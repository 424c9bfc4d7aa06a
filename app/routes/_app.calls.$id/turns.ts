import type { Annotation } from '#domain/annotation.ts'
import type { Segment } from '#domain/call/fields.ts'
import type { Mark } from './call-view.ts'
import type { PlacedMark } from './mark-runs.ts'

export type Side = 'customer' | 'agent' | 'other'

/** A turn's signs: what it wants and how it sounds, said once beside it and not on its words. */
export type Signs = {
  intents: Annotation[]
  sentiment: Annotation | null
  notices: Annotation[]
}

export type Line = {
  segment: Segment
  side: Side
  /** The first line of a speaker's turn carries the name and the time. */
  opens: boolean
  marks: PlacedMark[]
  signs: Signs
}

/** The silence after which the same speaker begins a new turn. */
const NEW_TURN_AFTER_MS = 12_000

/** The transcript as it is shown: segments in spoken order, each with the marks that stand and the signs beside it. */
export function transcriptLines(segments: readonly Segment[], marks: readonly Mark[]): Line[] {
  const standing = marks.filter((mark) => mark.status !== 'dismissed' && mark.status !== 'expired')
  const said: Partial<Record<Side, string>> = {}
  return segments.map((segment, index) => {
    const own = standing.filter((mark) => mark.segmentId === segment.id)
    const before = segments[index - 1]
    return {
      segment,
      side: sideOf(segment),
      opens: !before || before.party !== segment.party || pause(before, segment),
      marks: own.flatMap(({ range, ...annotation }) =>
        range && isOnWords(annotation) ? [{ annotation, ...range }] : [],
      ),
      signs: sayOnce(signsOf(own), said, sideOf(segment)),
    }
  })
}

export function sideOf(segment: Pick<Segment, 'role'>): Side {
  if (segment.role === 'customer' || segment.role === 'agent') return segment.role
  return 'other'
}

/** A proposal stands on its words once it has been taken over: it is the evidence of the lead's field. */
function isOnWords({ kind, status }: Annotation): boolean {
  if (kind === 'fieldProposal') return status === 'accepted' || status === 'edited'
  return kind === 'entity' || kind === 'objection' || kind === 'compliance' || kind === 'sensitive'
}

function signsOf(marks: readonly Annotation[]): Signs {
  const feelings = marks.filter((mark) => mark.kind === 'sentiment' && mark.type !== 'neutral')
  return {
    intents: marks.filter(
      (mark) => mark.kind === 'intent' && mark.type !== 'none' && mark.type !== 'smalltalk',
    ),
    sentiment: feelings.toSorted((a, b) => b.confidence - a.confidence)[0] ?? null,
    notices: marks.filter((mark) => mark.kind === 'objection' || mark.kind === 'compliance'),
  }
}

/** What somebody wants is said when it begins, not again with each sentence that goes on about it. */
function sayOnce(signs: Signs, said: Partial<Record<Side, string>>, side: Side): Signs {
  const wanted = signs.intents.map((mark) => mark.type).join(' ')
  if (wanted === '') return signs
  const again = said[side] === wanted
  said[side] = wanted
  return again ? { ...signs, intents: [] } : signs
}

function pause(before: Segment, segment: Segment): boolean {
  return segment.beginMs - before.endMs > NEW_TURN_AFTER_MS
}
