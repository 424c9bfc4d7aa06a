import type { Annotation } from '#domain/call/annotation.ts'
import type { Segment } from '#domain/call/fields.ts'
import type { Mark } from '../../view/call-view.ts'
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

/** Lines by segment, with what each was made from: what has not changed is shown by the same line. */
export type KnownLines = Map<string, Known>
type Known = { line: Line; standing: readonly Mark[]; isSaidAgain: boolean }

/** The transcript as it is shown: segments in spoken order, each with the marks that stand and the signs beside it. */
export function transcriptLines(
  segments: readonly Segment[],
  marks: readonly Mark[],
  known: KnownLines = new Map(),
): Line[] {
  const bySegment = standingMarks(marks)
  const said: Partial<Record<Side, string>> = {}
  return segments.map((segment, index) => {
    const standing = bySegment.get(segment.id) ?? []
    const before = segments[index - 1]
    const side = sideOf(segment)
    const opens = !before || before.party !== segment.party || pause(before, segment)
    const isSaidAgain = isRepeated(standing, said, side)
    const old = known.get(segment.id)
    const isSame = old?.line.segment === segment && old.line.opens === opens
    if (isSame && old.isSaidAgain === isSaidAgain && isSameList(old.standing, standing)) {
      return old.line
    }
    const all = signsOf(standing)
    const signs = isSaidAgain ? { ...all, intents: [] } : all
    const line = { segment, side, opens, marks: placedMarks(standing), signs }
    known.set(segment.id, { line, standing, isSaidAgain })
    return line
  })
}

function standingMarks(marks: readonly Mark[]): Map<string, Mark[]> {
  const bySegment = new Map<string, Mark[]>()
  for (const mark of marks) {
    if (mark.status === 'dismissed' || mark.status === 'expired') continue
    const own = bySegment.get(mark.segmentId)
    if (own) own.push(mark)
    else bySegment.set(mark.segmentId, [mark])
  }
  return bySegment
}

function isSameList(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, index) => mark === b[index])
}

function placedMarks(standing: readonly Mark[]): PlacedMark[] {
  return standing.flatMap(({ range, ...annotation }) =>
    range && isOnWords(annotation) ? [{ annotation, ...range }] : [],
  )
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
    intents: marks.filter(isIntent),
    sentiment: feelings.toSorted((a, b) => b.confidence - a.confidence)[0] ?? null,
    notices: marks.filter((mark) => mark.kind === 'objection' || mark.kind === 'compliance'),
  }
}

function isIntent({ kind, type }: Annotation): boolean {
  return kind === 'intent' && type !== 'none' && type !== 'smalltalk'
}

/** What somebody wants is said when it begins, not again with each sentence that goes on about it. */
function isRepeated(
  marks: readonly Annotation[],
  said: Partial<Record<Side, string>>,
  side: Side,
): boolean {
  const wanted = marks
    .filter(isIntent)
    .map(({ type }) => type)
    .join(' ')
  if (wanted === '') return false
  const again = said[side] === wanted
  said[side] = wanted
  return again
}

function pause(before: Segment, segment: Segment): boolean {
  return segment.beginMs - before.endMs > NEW_TURN_AFTER_MS
}
