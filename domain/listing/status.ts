import { DomainError } from '../errors.ts'
import { LISTING_STATUSES, type ListingFields, type ListingStatus } from './fields.ts'

/** To be had, so that portals may show it. A draft, and what is gone, they may not. */
export const ADVERTISED = ['available', 'underOffer'] as const satisfies ListingStatus[]

/**
 * What may come after what. A sale ends at the Land Department: whoever sells the home again has a new form and a new permit, and
 * so a new listing. A let home is to be had again when its tenant leaves, and a withdrawn one when its owner thinks again.
 */
const FOLLOWS: Record<ListingStatus, readonly ListingStatus[]> = {
  draft: ['review', 'available', 'withdrawn'],
  review: ['available', 'draft', 'withdrawn'],
  available: ['underOffer', 'sold', 'let', 'draft', 'withdrawn'],
  underOffer: ['available', 'sold', 'let', 'withdrawn'],
  let: ['available', 'draft', 'withdrawn'],
  sold: [],
  withdrawn: ['draft', 'available'],
}

type Standing = Pick<ListingFields, 'status' | 'purpose'>

/** Nobody outside has seen it yet, and it is still being made: what its home is told, it is told too. */
export const IN_THE_MAKING = ['draft', 'review'] as const satisfies ListingStatus[]

export function isInTheMaking(status: string | null): boolean {
  return IN_THE_MAKING.some((one) => one === status)
}

/** From these it comes before customers, which is for whoever leads the team to decide (`review.ts`): also once it was withdrawn. */
const UNSEEN: readonly ListingStatus[] = ['draft', 'review', 'withdrawn']

/** Whether this step shows a listing that nobody has looked at yet. */
export function needsApproval(from: ListingStatus | null, to: ListingStatus): boolean {
  return UNSEEN.includes(from ?? 'draft') && !UNSEEN.includes(to)
}

/** What the status may become now. What is for sale is not let, and the other way round. */
export function nextStatuses({ status, purpose }: Standing): ListingStatus[] {
  const next = status ? FOLLOWS[status] : (['draft', 'available'] as const)
  return next.filter((one) => !isOfOtherPurpose(one, purpose))
}

/** Throws `conflict`, with what to do instead, where the status may not follow. The same status again changes nothing. */
export function requireNext(now: Standing, next: ListingStatus): void {
  const { status } = now
  if (status === next || nextStatuses(now).includes(next)) return
  const labels = { from: LISTING_STATUSES[status ?? 'draft'], to: LISTING_STATUSES[next] }
  const given = { from: status ?? 'draft', to: next }
  if (isOfOtherPurpose(next, now.purpose)) {
    const instead = next === 'sold' ? 'let' : 'sold'
    throw new DomainError(
      'conflict',
      `The listing is for ${now.purpose === 'rent' ? 'rent' : 'sale'}, so it is not ${labels.to}: choose ${LISTING_STATUSES[instead]}, or change its purpose first.`,
      [],
      { key: 'statusOfOtherPurpose', with: { to: next, instead } },
    )
  }
  if (status === 'sold')
    throw new DomainError(
      'conflict',
      `Sold is the last status: undo it if it was a mistake, or begin a new listing of the property.`,
      [],
      { key: 'statusIsLast' },
    )
  const may = nextStatuses(now).map((one) => LISTING_STATUSES[one])
  throw new DomainError(
    'conflict',
    `${labels.to} does not follow ${labels.from}: set it to ${may.join(' or ')} first.`,
    [],
    { key: 'statusDoesNotFollow', with: { ...given, through: nextStatuses(now).join(',') } },
  )
}

type Offered = Pick<ListingFields, 'status' | 'archivedAt' | 'permitEndsOn'>

/** Whether portals may show it on this day: to be had, not archived, and its permit not ended. */
export function isAdvertised(
  { status, archivedAt, permitEndsOn }: Offered,
  today: string,
): boolean {
  return (
    ADVERTISED.some((one) => one === status) &&
    archivedAt == null &&
    !hasPermitEnded(permitEndsOn, today)
  )
}

/** A permit holds to the end of its last day. */
export function hasPermitEnded(permitEndsOn: string | null | undefined, today: string): boolean {
  return permitEndsOn != null && permitEndsOn < today
}

function isOfOtherPurpose(status: ListingStatus, purpose: string | null | undefined): boolean {
  return (status === 'sold' && purpose === 'rent') || (status === 'let' && purpose === 'sale')
}
