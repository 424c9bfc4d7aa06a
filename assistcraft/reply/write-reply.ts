import type { Language } from '#domain/language.ts'
import { localeOf } from '#words/catalogue/language.ts'
import { formatWords } from '#words/format.ts'
import { labelWords } from '#words/labels.ts'
import { replyWords } from '#words/reply.ts'
import { summaryWords } from '#words/summary.ts'
import type { Topic } from './asked-for.ts'
import type { Listing } from './read-records.ts'

/** Of the house what an answer is written by. */
export type ReplyHouse = { name: string; zone: string; currency: string; areaUnit: 'sqft' | 'sqm' }
export type Writing = { house: ReplyHouse; language: Language }

/** Nobody chooses out of more. */
const MOST_TIMES = 3
const MOST_OTHERS = 3
const SQFT_PER_SQM = 10.7639

/** Of a home what was asked for, or else what everybody wants to know; each sentence says one field of its record. */
export function homeLines(listing: Listing, topics: readonly Topic[], writing: Writing): string[] {
  const words = replyWords(writing.language)
  const { reference, status } = listing
  if (status === 'underOffer') return [words.underOffer(reference)]
  if (status !== 'available') return [words.gone(reference)]
  const wants = (topic: Topic) => topics.length === 0 || topics.includes(topic)
  const lines = [
    words.about(titleOf(listing, writing.language), reference),
    wants('price') || wants('availability') ? priceLine(listing, writing) : null,
    wants('rooms') ? roomsLine(listing, writing.language) : null,
    wants('size') ? sizeLine(listing, writing) : null,
    topics.includes('furnishing') && listing.furnishing
      ? words.furnishings[listing.furnishing]
      : null,
    topics.includes('parking') && listing.parking
      ? words.parking(summaryWords(writing.language).parking(listing.parking))
      : null,
    topics.includes('availability') && listing.availableFrom
      ? words.availableFrom(dayText(listing.availableFrom, writing.language))
      : null,
    // Its number stands wherever a home is offered.
    listing.permitNumber ? words.permit(listing.permitNumber) : null,
  ]
  return lines.filter((line) => line !== null)
}

/** Whether something was asked that the record of the home does not say. */
export function leavesOpen(listing: Listing | null, topics: readonly Topic[]): boolean {
  const isUnsaid = (topic: Topic) =>
    topic === 'other' ||
    (topic === 'furnishing' && !listing?.furnishing) ||
    (topic === 'parking' && !listing?.parking) ||
    (topic === 'size' && !listing?.sizeSqft) ||
    (topic === 'price' && listing?.price == null) ||
    (topic === 'permit' && !listing?.permitNumber)
  return topics.some(isUnsaid)
}

export function timesLine(times: readonly string[], { house, language }: Writing): string {
  const words = replyWords(language)
  const shown = spread(times).map((at) =>
    new Date(at).toLocaleString(localeOf(language), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: house.zone,
    }),
  )
  return shown.length === 0 ? words.noTimes : words.times(words.or(shown))
}

/** Early, in the middle and late, so that one of them suits. */
function spread(times: readonly string[]): string[] {
  if (times.length <= MOST_TIMES) return [...times]
  const places = [0, Math.floor(times.length / 2), times.length - 1]
  return places.flatMap((place) => times[place] ?? [])
}

export function otherLines(listings: readonly Listing[], writing: Writing): string[] {
  const words = replyWords(writing.language)
  const lines = listings.slice(0, MOST_OTHERS).map((listing) => {
    const price = priceOf(listing, writing)
    const parts = [
      `${titleOf(listing, writing.language)} (${listing.reference})`,
      roomsOf(listing, writing.language),
      price,
      listing.permitNumber ? words.permitOf(listing.permitNumber) : null,
    ]
    return words.other(parts.filter((part) => part !== null))
  })
  return lines.length > 0 ? [words.others, ...lines] : []
}

function titleOf({ title, titleAr, reference }: Listing, language: Language): string {
  return (language === 'ar' ? titleAr : null) || title || reference
}

function priceLine(listing: Listing, writing: Writing): string | null {
  const words = replyWords(writing.language)
  const price = priceOf(listing, writing)
  if (price === null) return null
  return listing.purpose === 'rent' ? words.rent(price) : words.sale(price)
}

function priceOf({ price, purpose, rentPeriod }: Listing, writing: Writing): string | null {
  if (price == null) return null
  const { language, house } = writing
  const number = price.toLocaleString(localeOf(language))
  const amount = formatWords(language).money(house.currency, number)
  const per = purpose === 'rent' && rentPeriod ? labelWords(language).periods[rentPeriod] : null
  return per ? `${amount} ${per}` : amount
}

function roomsLine(listing: Listing, language: Language): string | null {
  const words = replyWords(language)
  if (listing.bedrooms === 0) return words.studio
  const rooms = roomsOf(listing, language)
  return rooms ? words.has(rooms) : null
}

function roomsOf({ bedrooms, bathrooms }: Listing, language: Language): string | null {
  const words = summaryWords(language)
  const parts = [
    bedrooms === 0 ? words.studio : null,
    bedrooms ? words.bedrooms(bedrooms) : null,
    bathrooms ? words.bathrooms(bathrooms) : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? words.rooms(parts) : null
}

function sizeLine({ sizeSqft }: Listing, { house, language }: Writing): string | null {
  if (!sizeSqft) return null
  const size = house.areaUnit === 'sqm' ? sizeSqft / SQFT_PER_SQM : sizeSqft
  const number = Math.round(size).toLocaleString(localeOf(language))
  return replyWords(language).size(`${number} ${formatWords(language).units[house.areaUnit]}`)
}

function dayText(day: string, language: Language): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(localeOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
