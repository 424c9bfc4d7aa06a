import type * as Y from 'yjs'
import { z } from 'zod'
import { type Annotation, FieldProposalSchema } from './annotation.ts'
import { annotationsIn } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import { readAnnotation, readCallMeta, setAnnotationStatus } from './call.ts'

/** `value` is what the person had before them: the proposed one, or what they put right of it. */
export const AcceptProposalSchema = z.object({
  leadId: z.uuid(),
  annotationId: z.string().min(1).max(64),
  value: z.json(),
})
export type AcceptProposal = z.infer<typeof AcceptProposalSchema>

/** The proposal of that id, and whether somebody has accepted it already. */
export function readProposal(call: Y.Doc, annotationId: string) {
  const annotation = readAnnotation(call, annotationId)
  if (!annotation) throw new DomainError('notFound', 'This proposal is no longer on the call.')
  const proposed = FieldProposalSchema.safeParse(annotation.value)
  if (annotation.kind !== 'fieldProposal' || !proposed.success)
    throw new DomainError('invalid', 'This mark proposes nothing for the lead.', [], {
      key: 'proposesNothing',
    })
  return { ...proposed.data, status: annotation.status, isAccepted: isAccepted(annotation) }
}

/** The call's half of accepting a proposal. Accepting again changes nothing; a colleague's dismissal stands. */
export function markAccepted(call: Y.Doc, { leadId, annotationId, value }: AcceptProposal): void {
  if (readCallMeta(call).leadId !== leadId) {
    throw new DomainError(
      'conflict',
      'The call now belongs to another lead. Look at it, then accept again.',
      [],
      { key: 'callHasAnotherLead' },
    )
  }
  const proposal = readProposal(call, annotationId)
  if (proposal.isAccepted) return
  if (proposal.status === 'dismissed')
    throw new DomainError('conflict', 'A colleague has dismissed this proposal meanwhile.', [], {
      key: 'proposalDismissed',
    })
  const isAsProposed = JSON.stringify(proposal.value) === JSON.stringify(value)
  setAnnotationStatus(call, annotationId, isAsProposed ? 'accepted' : 'edited')
  if (!isAsProposed) annotationsIn(call).get(annotationId)?.set('edited', value)
}

function isAccepted({ status }: Annotation): boolean {
  return status === 'accepted' || status === 'edited'
}
