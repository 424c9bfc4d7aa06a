import { readSuggestion, suggestionValue } from '#domain/call/suggestion.ts'
import type * as Y from 'yjs'
import { type Annotation, FieldProposalSchema } from '#domain/call/annotation.ts'
import { anchorAt, setAnnotationStatus } from '#domain/call/call.ts'
import type { FieldValue } from '../../tasks/proposals/propose-fields.ts'
import type { Suggestion } from '../../tasks/suggestion/suggest.ts'
import { groundedMark } from './mark-assistance.ts'
import { markId } from './mark-id.ts'
import { ASSISTCRAFT, type Marking, mayExpire, OWN, putMark, textOf } from './mark-segment.ts'

/**
 * Brings the open proposals in line with what is proposed now: one for each field. What is superseded, or has become
 * what the lead holds, expires. What a person has decided on is not proposed again.
 */
export function markProposals(
  doc: Y.Doc,
  proposals: readonly FieldValue[],
  marking: Marking,
): Annotation[] {
  const own = [...marking.marks.values()].filter(
    ({ kind, by }) => kind === 'fieldProposal' && by === ASSISTCRAFT,
  )
  const wanted = proposals.flatMap((proposal) => toMark(doc, proposal, marking, own) ?? [])
  const ids = new Set(wanted.map(({ id }) => id))
  doc.transact(() => {
    for (const mark of wanted) putMark(doc, mark, marking.marks.get(mark.id))
    for (const mark of own) {
      if (mayExpire(mark, marking) && !ids.has(mark.id))
        setAnnotationStatus(doc, mark.id, 'expired')
    }
  }, OWN)
  return wanted
}

function toMark(
  doc: Y.Doc,
  { field, value, segmentId, range, confidence, doubt }: FieldValue,
  { callId, now }: Marking,
  own: readonly Annotation[],
): Annotation | null {
  const text = textOf(doc, segmentId)
  if (!text || range.end > text.length || wasDecided(own, field, value)) return null
  const id = markId(callId, segmentId, 'fieldProposal', field, JSON.stringify(value))
  const earlier = own.find((mark) => mark.id === id)
  return {
    id,
    kind: 'fieldProposal',
    type: field,
    segmentId,
    anchor: earlier?.anchor ?? anchorAt(text, range.start, range.end),
    value: { field, value, ...(doubt ? { doubt } : {}) },
    confidence,
    by: ASSISTCRAFT,
    status: 'open',
    at: earlier?.at ?? now,
  }
}

function wasDecided(
  own: readonly Annotation[],
  field: string,
  value: FieldValue['value'],
): boolean {
  return own.some((mark) => {
    const proposal = FieldProposalSchema.safeParse(mark.value)
    const decided = mark.status !== 'open' && mark.status !== 'expired'
    return (
      decided &&
      proposal.success &&
      proposal.data.field === field &&
      JSON.stringify(proposal.data.value) === JSON.stringify(value)
    )
  })
}

/**
 * At most one suggestion stands: the new one replaces the old. One that was there before, whatever became of it, does
 * not come back.
 */
export function markSuggestion(
  doc: Y.Doc,
  suggestion: Suggestion | null,
  marking: Marking,
): Annotation | null {
  const own = [...marking.marks.values()].filter(
    ({ kind, by }) => kind === 'suggestion' && by === ASSISTCRAFT,
  )
  const said = suggestion && own.find(({ type }) => type === suggestion.type)
  const next = suggestion && !said ? toSuggestion(doc, suggestion, marking) : null
  doc.transact(() => {
    for (const mark of own) {
      const stays = mark.id === said?.id && !hasExpired(mark, marking.now)
      if (mark.status === 'open' && !stays) setAnnotationStatus(doc, mark.id, 'expired')
    }
    if (next) putMark(doc, next, undefined)
  }, OWN)
  return next
}

function toSuggestion(doc: Y.Doc, suggestion: Suggestion, marking: Marking): Annotation {
  const { type, text, detail, gaps, confidence } = suggestion
  const id = markId(marking.callId, 'suggestion', type)
  return {
    ...groundedMark(doc, suggestion, { marking, id }),
    kind: 'suggestion',
    type,
    value: suggestionValue({ text, detail, gaps: gaps ?? null }, marking.now),
    confidence,
  }
}

function hasExpired(mark: Annotation, now: string): boolean {
  const suggestion = readSuggestion(mark)
  return suggestion !== null && suggestion.expiresAt <= Date.parse(now)
}
