import type { Language } from '../language.ts'
import type { PublicListing } from './public-listing.ts'

/** In the visitor's language where somebody has written it there, else in the other. A file of its own: scripts of sites bring it along. */
export function descriptionOf(
  { description, descriptionAr }: Pick<PublicListing, 'description' | 'descriptionAr'>,
  language: Language,
): string {
  return language === 'ar' ? descriptionAr || description : description || descriptionAr
}
