import type * as Y from 'yjs'
import { type Actor, can } from '../access/access.ts'
import { fieldsIn } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import type { ListingFields, ListingStatus } from './fields.ts'
import { listingFacts } from './listing.ts'
import { needsApproval } from './status.ts'

type Reviewed = Pick<ListingFields, 'status' | 'agentId' | 'teamId'>

/** Throws `forbidden` where this step shows a listing that nobody has approved, and this actor may not approve it. */
export function requireApproval(listing: Reviewed, next: ListingStatus, actor: Actor): void {
  if (!needsApproval(listing.status, next)) return
  if (can(actor, 'approve', 'listing', listingFacts(listing))) return
  throw new DomainError(
    'forbidden',
    'Whoever leads the team approves a listing before it is shown: ask for a review.',
    [],
    { key: 'listingNeedsReview' },
  )
}

/** What a step of the review leaves in the listing's fields. */
export function reviewFields(
  listing: Reviewed,
  next: ListingStatus,
  actor: Actor,
): Partial<Record<'reviewAskedBy' | 'reviewedBy' | 'reviewWords', string | null>> {
  const by = actor.kind === 'person' ? actor.id : null
  if (next === 'review') return { reviewAskedBy: by, reviewedBy: null, reviewWords: null }
  if (needsApproval(listing.status, next))
    return { reviewAskedBy: null, reviewedBy: by, reviewWords: null }
  return listing.status === 'review' ? { reviewAskedBy: null } : {}
}

/** Words to put right are a draft's: whatever else it has become, by an undo too, they go. */
export function settleReview(doc: Y.Doc): void {
  const fields = fieldsIn(doc)
  if (fields.get('status') !== 'draft' && fields.has('reviewWords')) fields.delete('reviewWords')
}

/** Throws `conflict` where there is nothing to be given back. */
export function requireInReview({ status }: Pick<ListingFields, 'status'>): void {
  if (status === 'review') return
  throw new DomainError('conflict', 'The listing is not in review any more.', [], {
    key: 'notInReview',
  })
}
