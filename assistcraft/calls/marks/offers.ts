import type { Annotation, AnnotationKind } from '#domain/call/annotation.ts'

const OFFERS: ReadonlySet<AnnotationKind> = new Set([
  'fieldProposal',
  'suggestion',
  'nextStep',
  'disposition',
  'brief',
])

/** What is offered on the call as a whole; all other marks are a segment's own. */
export function isOffer({ kind }: Pick<Annotation, 'kind'>): boolean {
  return OFFERS.has(kind)
}
