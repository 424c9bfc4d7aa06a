import type { Language } from '#domain/language.ts'
import type { PublicListing } from '#domain/website/public-listing.ts'
import { localeOf } from '#words/catalogue/language.ts'
import { embedWords } from '#words/embed.ts'

export function priceOf(
  { price, currency, purpose, rentPeriod }: PublicListing,
  language: Language,
) {
  const words = embedWords(language)
  if (price === null) return words.noPrice
  const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const
  const amount = new Intl.NumberFormat(localeOf(language), style).format(price)
  return purpose === 'rent' && rentPeriod ? words.per[rentPeriod](amount) : amount
}

/** Type, rooms and size, where they are known. */
export function factsOf(listing: PublicListing, language: Language): string {
  const words = embedWords(language)
  const { propertyType, bedrooms, bathrooms, sizeSqft } = listing
  const size = sizeSqft && words.size(new Intl.NumberFormat(localeOf(language)).format(sizeSqft))
  return [
    propertyType?.labels[language],
    bedrooms === 0 ? words.studio : bedrooms && words.beds(bedrooms),
    bathrooms && words.baths(bathrooms),
    size,
  ]
    .filter(Boolean)
    .join(' · ')
}

export function placeOf({ building, area, city }: PublicListing, language: Language): string {
  const comma = language === 'ar' ? '، ' : ', '
  return [building, area?.labels[language], city].filter(Boolean).join(comma)
}
