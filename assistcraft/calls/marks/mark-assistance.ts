import type * as Y from 'yjs'
import { type Brief, MOST_STEPS } from '#domain/call/assistance.ts'
import type { Annotation } from '#domain/call/annotation.ts'
import { anchorAt, setAnnotationStatus } from '#domain/call/call.ts'
import type { Ending } from '../../tasks/disposition/propose-disposition.ts'
import type { Step } from '../../tasks/steps/next-steps.ts'
import { markId } from './mark-id.ts'
import { ASSISTCRAFT, type Marking, OWN, putMark, textOf } from './mark-segment.ts'

/** The weightiest steps that nobody has decided on; what is no longer one expires. */
export function markSteps(doc: Y.Doc, steps: readonly Step[], marking: Marking): Annotation[] {
  const open = steps
    .map((step) => stepMark(doc, step, marking))
    .filter(({ id }) => !isDecided(marking.marks.get(id)))
    .slice(0, MOST_STEPS)
  bringInLine(doc, 'nextStep', open, marking)
  return open
}

/** How the call most likely ends, by one mark at a time. */
export function markEnding(doc: Y.Doc, ending: Ending | null, marking: Marking): Annotation[] {
  const marks = ending ? [endingMark(doc, ending, marking)] : []
  bringInLine(doc, 'disposition', marks, marking)
  return marks
}

/** What the call has come to so far, on its first segment; null takes it back. */
export function markBrief(
  doc: Y.Doc,
  brief: { says: Brief; segmentId: string } | null,
  marking: Marking,
): void {
  const { callId, now, marks } = marking
  const id = briefId(callId)
  const mark = brief && {
    id,
    kind: 'brief' as const,
    type: 'brief',
    segmentId: brief.segmentId,
    anchor: null,
    value: { ...brief.says },
    confidence: 1,
    by: ASSISTCRAFT,
    status: 'open' as const,
    at: marks.get(id)?.at ?? now,
  }
  bringInLine(doc, 'brief', mark ? [mark] : [], marking)
}

export function briefId(callId: string): string {
  return markId(callId, 'brief')
}

function bringInLine(
  doc: Y.Doc,
  kind: Annotation['kind'],
  wanted: readonly Annotation[],
  { marks }: Marking,
): void {
  const ids = new Set(wanted.map(({ id }) => id))
  doc.transact(() => {
    for (const mark of wanted) putMark(doc, mark, marks.get(mark.id))
    for (const mark of marks.values())
      if (mark.kind === kind && mark.status === 'open' && !ids.has(mark.id))
        setAnnotationStatus(doc, mark.id, 'expired')
  }, OWN)
}

function stepMark(doc: Y.Doc, step: Step, marking: Marking): Annotation {
  const { type, text, gaps, confidence } = step
  // A rule has one step; of promises, and of what a model words, there may be several.
  const which = type === 'promise' || type === 'own' ? text : ''
  return {
    ...groundedMark(doc, step, { marking, id: markId(marking.callId, 'nextStep', type, which) }),
    kind: 'nextStep',
    type,
    value: { text: text.slice(0, 160), ...(gaps ? { gaps } : {}) },
    confidence,
  }
}

function endingMark(doc: Y.Doc, ending: Ending, marking: Marking): Annotation {
  const { key, confidence } = ending
  return {
    ...groundedMark(doc, ending, { marking, id: markId(marking.callId, 'disposition', key) }),
    kind: 'disposition',
    type: key,
    value: key,
    confidence,
  }
}

/** The words are pointed to and not copied: what is masked later is masked here. */
export function groundedMark(
  doc: Y.Doc,
  { segmentId, quote }: { segmentId: string; quote: string | null },
  { marking: { now, marks }, id }: { marking: Pick<Marking, 'now' | 'marks'>; id: string },
): Pick<Annotation, 'id' | 'segmentId' | 'anchor' | 'by' | 'status' | 'at'> {
  const earlier = marks.get(id)
  const isThere = earlier?.segmentId === segmentId && earlier.anchor !== null
  const text = isThere ? undefined : textOf(doc, segmentId)
  const start = quote ? (text?.toString().indexOf(quote) ?? -1) : -1
  const anchor = text && quote && start >= 0 ? anchorAt(text, start, start + quote.length) : null
  return {
    id,
    segmentId,
    anchor: isThere ? earlier.anchor : anchor,
    by: ASSISTCRAFT,
    status: 'open',
    at: earlier?.at ?? now,
  }
}

function isDecided(mark: Annotation | undefined): boolean {
  return mark !== undefined && mark.status !== 'open' && mark.status !== 'expired'
}
