import type { Portal } from '../catalogue.ts'
import type { ListingField } from './fields.ts'
import { type Beside, contentProblems, demandsOf, type PortalProblem } from './portal-demands.ts'

/** How long a text must be for Property Finder to count it in full (its help centre on the quality score, read in November 2026). */
export const FULL_LENGTHS = {
  title: { from: 30, to: 50 },
  description: { from: 750, to: 2_000 },
} as const
/** "At least five images": so the trade says of Property Finder; how many each type needs for the full score its own page shows. */
export const ENOUGH_PHOTOS = 5

/** What no portal demands, and is found better with: a text in the other language, pictures, a plan. */
export type Advice =
  | 'titleLength'
  | 'descriptionLength'
  | 'titleAr'
  | 'descriptionAr'
  | 'photos'
  | 'floorPlan'
  | 'amenities'
  | 'permitEnd'

/** Of each advice the part of the page at which it is followed. */
export const FOLLOWED_AT = {
  titleLength: 'title',
  descriptionLength: 'description',
  titleAr: 'titleAr',
  descriptionAr: 'descriptionAr',
  photos: 'photos',
  floorPlan: 'floorPlans',
  amenities: 'amenities',
  permitEnd: 'permitEndsOn',
} as const satisfies Record<Advice, string>

const ADVISED: Record<Portal, readonly Advice[]> = {
  propertyFinder: [
    'titleLength',
    'descriptionLength',
    'titleAr',
    'descriptionAr',
    'photos',
    'amenities',
    'permitEnd',
  ],
  bayut: ['titleAr', 'descriptionAr', 'photos', 'floorPlan', 'amenities', 'permitEnd'],
  website: ['titleAr', 'descriptionAr', 'photos', 'floorPlan', 'permitEnd'],
}

/** How many pictures and plans there are; the rest is told as for what portals demand. */
export type Shown = Beside & { photos: number; floorPlans: number }
export type Completeness = {
  /** Of all that the portal demands and what is advised for it, in per cent. */
  percent: number
  problems: PortalProblem[]
  advice: Advice[]
}
type Content = Readonly<Partial<Record<ListingField, unknown>>>

/** How far a listing is ready for one portal, with what is missing. Its status is no part of its content. */
export function completenessFor(listing: Content, portal: Portal, shown: Shown): Completeness {
  const problems = contentProblems(listing, portal, shown)
  const advised = ADVISED[portal]
  const advice = advised.filter((one) => !isFollowed(one, listing, shown))
  const demanded = Math.max(demandsOf(listing, portal), problems.length)
  const all = demanded + advised.length
  const met = all - problems.length - advice.length
  // All is met, or it is not: 99.6 per cent is not ready.
  return { percent: Math.floor((met / all) * 100), problems, advice }
}

function isFollowed(advice: Advice, listing: Content, shown: Shown): boolean {
  switch (advice) {
    case 'titleLength':
      return isWithin(listing.title, FULL_LENGTHS.title)
    case 'descriptionLength':
      return isWithin(shown.description, FULL_LENGTHS.description)
    case 'titleAr':
    case 'descriptionAr':
      return lengthOf(listing[advice]) > 0
    case 'photos':
      return shown.photos >= ENOUGH_PHOTOS
    case 'floorPlan':
      return shown.floorPlans > 0
    // Nobody is warned of an end that is not known.
    case 'permitEnd':
      return listing.permitNumber == null || listing.permitEndsOn != null
    case 'amenities':
      return Array.isArray(listing.amenities) && listing.amenities.length > 0
  }
}

function isWithin(text: unknown, { from, to }: { from: number; to: number }): boolean {
  const length = lengthOf(text)
  return length >= from && length <= to
}

/** Characters as portals count them: code points, without the blanks around. */
export function lengthOf(text: unknown): number {
  if (typeof text !== 'string') return 0
  let count = 0
  for (const _ of text.trim()) count += 1
  return count
}
