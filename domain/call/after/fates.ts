import type { Annotation, AnnotationKind } from '../annotation.ts'
import type { Segment } from '../fields.ts'
import type { LocalSuggestion } from '../suggestion.ts'

/** What a program lays before people, for them to decide on. */
export const OFFER_KINDS = [
  'suggestion',
  'fieldProposal',
  'nextStep',
  'disposition',
] as const satisfies readonly AnnotationKind[]
export type OfferKind = (typeof OFFER_KINDS)[number]

/** What became of it. Who accepts a proposal has put it into the lead, and a step on the list: they are acted on as they are accepted. */
export const FATES = ['accepted', 'acceptedNotActedOn', 'edited', 'dismissed', 'expired'] as const
export type Fate = (typeof FATES)[number]

export type Offer = { markId: string; kind: OfferKind; type: string; fate: Fate }

/** Of what is said after a suggestion was accepted, what shows that it was acted on. Others need nothing more. */
const ACTED_ON: Partial<Record<LocalSuggestion, readonly string[]>> = {
  recordingNotice: ['compliance:recordingNotice'],
  askBudget: ['check:budgetAsked', 'entity:budget'],
  askMoveDate: ['check:moveDateAsked', 'entity:moveDate'],
  sayFees: ['compliance:feesNamed'],
  askConsent: ['compliance:consentAsked'],
  answerPrice: ['check:budgetAsked', 'entity:cheques'],
  offerMatches: ['entity:propertyName', 'entity:rent'],
  fixViewing: ['entity:viewingDate', 'entity:viewingTime'],
}

/** What must be heard for an accepted suggestion to have been acted on, as `kind:type`; null where nothing more is needed. */
export function deedOf({
  kind,
  type,
}: Pick<Annotation, 'kind' | 'type'>): readonly string[] | null {
  const deeds: Readonly<Record<string, readonly string[]>> = ACTED_ON
  return kind === 'suggestion' && Object.hasOwn(deeds, type) ? (deeds[type] ?? null) : null
}

type Call = {
  segments: readonly Pick<Segment, 'id'>[]
  marks: readonly Annotation[]
  disposition: string | null
}

/** What became of all that programs laid before people on a call that is over, in spoken order. What nobody decided on has expired. */
export function fatesOf({ segments, marks, disposition }: Call): Offer[] {
  const place = new Map(segments.map(({ id }, at) => [id, at]))
  const last = lastHeard(marks, place)
  return marks.flatMap((mark) => {
    const kind = OFFER_KINDS.find((known) => known === mark.kind)
    if (!kind || !mark.by.startsWith('service:')) return []
    const at = place.get(mark.segmentId) ?? -1
    const isDone = deedOf(mark)?.some((name) => (last.get(name) ?? -1) > at) ?? true
    return [{ markId: mark.id, kind, type: mark.type, fate: fateOf(mark, { isDone, disposition }) }]
  })
}

function fateOf(
  { kind, type, status }: Annotation,
  { isDone, disposition }: { isDone: boolean; disposition: string | null },
): Fate {
  // Whoever wraps the call up says how it ended: as it was foreseen, or otherwise.
  if (kind === 'disposition' && status === 'open' && disposition !== null)
    return type === disposition ? 'accepted' : 'edited'
  if (status === 'open') return 'expired'
  return status === 'accepted' && !isDone ? 'acceptedNotActedOn' : status
}

/** Where each kind of mark that stands was heard last. */
function lastHeard(
  marks: readonly Annotation[],
  place: ReadonlyMap<string, number>,
): Map<string, number> {
  const last = new Map<string, number>()
  for (const { kind, type, status, segmentId } of marks) {
    if (status === 'dismissed' || status === 'expired') continue
    const name = `${kind}:${type}`
    last.set(name, Math.max(last.get(name) ?? -1, place.get(segmentId) ?? -1))
  }
  return last
}
