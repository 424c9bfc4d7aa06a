import type { Portal } from '../catalogue.ts'
import { BAYUT_TYPES } from './bayut-types.ts'
import { LISTING_FIELDS, type ListingField } from './fields.ts'
import { hasPermitEnded } from './status.ts'

/** What a portal is told beside the listing's own fields; undefined is not known here, and not judged. */
export type Beside = {
  today?: string | undefined
  description?: string | null | undefined
  city?: string | null | undefined
  agentPhone?: string | null | undefined
}
/** A listing's fields, of its document or of its row. */
type Content = Readonly<Partial<Record<ListingField, unknown>>>
export type DemandedField = ListingField | 'description' | 'city' | 'agentPhone'
/** Why a portal would not take a listing: a value is missing, is not one that it knows, or holds no more. */
export type PortalProblem = {
  field: DemandedField
  why: 'missing' | 'unknown' | 'ended' | 'status'
}

/** The permit is the regulator's demand (Trakheesi), the rest the portals'. */
const REQUIRED = [
  'title',
  'purpose',
  'propertyType',
  'area',
  'price',
  'sizeSqft',
  'permitNumber',
] as const satisfies ListingField[]

/** How many things a portal demands of such a listing, whether it has them or not. */
export function demandsOf(listing: Content, portal: Portal): number {
  const ofRent = listing.purpose === 'rent' ? 1 : 0
  return REQUIRED.length + ofRent + (portal === 'bayut' ? OF_BAYUT : 0)
}
/** Its agent, a text, a city, a phone; that it knows the type is a part of the type. */
const OF_BAYUT = 4

/** Everything that keeps a listing from going to a portal. */
export function portalProblems(
  listing: Content,
  portal: Portal,
  beside: Beside = {},
): PortalProblem[] {
  return [
    ...contentProblems(listing, portal, beside),
    ...(listing.status === 'available' ? [] : [{ field: 'status', why: 'status' } as const]),
  ]
}

/** What of its content keeps it from being shown, on its way there or there already. */
export function contentProblems(
  listing: Content,
  portal: Portal,
  { today, ...beside }: Beside = {},
): PortalProblem[] {
  const missing = REQUIRED.filter((field) => isEmpty(listing[field]))
  const problems: PortalProblem[] = missing.map((field) => ({ field, why: 'missing' }))
  if (listing.purpose === 'rent' && !listing.rentPeriod)
    problems.push({ field: 'rentPeriod', why: 'missing' })
  if (today !== undefined && hasPermitEnded(dayIn(listing.permitEndsOn), today))
    problems.push({ field: 'permitEndsOn', why: 'ended' })
  return portal === 'bayut' ? [...problems, ...bayutProblems(listing, beside)] : problems
}

/** What the feed's table asks for beyond what every portal does: a type that it has a name for, a place in a city, a text, and whom to call. */
function bayutProblems(listing: Content, beside: Omit<Beside, 'today'>): PortalProblem[] {
  const problems: PortalProblem[] = []
  const { propertyType } = listing
  if (typeof propertyType === 'string' && !Object.hasOwn(BAYUT_TYPES, propertyType))
    problems.push({ field: 'propertyType', why: 'unknown' })
  if (!listing.agentId) problems.push({ field: 'agentId', why: 'missing' })
  for (const field of ['description', 'city', 'agentPhone'] as const) {
    const isJudged = beside[field] !== undefined && (field !== 'agentPhone' || listing.agentId)
    if (isJudged && isEmpty(beside[field])) problems.push({ field, why: 'missing' })
  }
  return problems
}

function dayIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** A price of nothing is none, and a text that shows nothing is empty. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return !/[\p{L}\p{N}\p{S}]/u.test(value)
  return value == null || value === 0
}

/** A problem as a sentence of the API, in English; pages say it by its name. */
export function tellProblem({ field, why }: PortalProblem): string {
  const name = labelOf(field).toLowerCase()
  switch (why) {
    case 'missing':
      return `${name} is missing`
    case 'unknown':
      return `the portal does not know this ${name}`
    case 'ended':
      return 'permit has ended'
    case 'status':
      return 'status must be Available'
  }
}

function labelOf(field: DemandedField): string {
  switch (field) {
    case 'description':
      return 'Description'
    case 'city':
      return 'City of the community'
    case 'agentPhone':
      return 'Phone of the agent'
    default:
      return LISTING_FIELDS[field].label
  }
}
