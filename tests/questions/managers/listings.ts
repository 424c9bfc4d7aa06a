import {
  atMost,
  count,
  groups,
  is,
  mean as meanPrice,
  median,
  one,
  ranked,
  within,
  yearly,
} from '../gold.ts'
import type { House, Listing } from '../house.ts'
import {
  asked,
  each,
  howMany,
  LEAST,
  MOST,
  NEXT_30_DAYS,
  percent,
  THIS_MONTH,
  THIS_YEAR,
  mean,
} from './record.ts'

const SALE = is('purpose', 'sale')
const RENT = is('purpose', 'rent')
const listingsOf = ({ listings }: House) => listings
const isPriced = ({ price }: Listing) => price !== null

export const MANAGERS_LISTINGS = [
  asked(
    { measure: 'listings', filters: [is('status', 'available'), is('area', 'dubai-marina')] },
    howMany(listingsOf, ({ status, area }) => status === 'available' && area === 'dubai-marina'),
    {
      en: ['how many available listings are in Dubai Marina?'],
      ar: ['كم عقار متاح في دبي مارينا؟'],
    },
  ),
  asked(
    {
      measure: 'listings',
      filters: [is('propertyType', 'villa'), RENT, is('area', 'arabian-ranches')],
    },
    howMany(
      listingsOf,
      ({ propertyType, purpose, area }) =>
        propertyType === 'villa' && purpose === 'rent' && area === 'arabian-ranches',
    ),
    { en: ['villas for rent in Arabian Ranches'], ar: ['الفلل للإيجار في المرابع العربية'] },
  ),
  asked(
    {
      measure: 'listings',
      filters: [
        is('propertyType', 'apartment'),
        SALE,
        is('bedrooms', 2),
        is('area', 'downtown-dubai'),
        atMost('price', 2_000_000),
      ],
    },
    howMany(
      listingsOf,
      (l) =>
        l.propertyType === 'apartment' &&
        l.purpose === 'sale' &&
        l.bedrooms === 2 &&
        l.area === 'downtown-dubai' &&
        isPriced(l) &&
        (yearly(l) ?? 0) <= 2_000_000,
    ),
    {
      en: ['2 bed apartments for sale in Downtown up to 2m'],
      ar: ['شقق غرفتين للبيع في وسط مدينة دبي حتى 2 مليون'],
    },
  ),
  asked(
    { measure: 'listings', dimensions: ['agent'] },
    each(listingsOf, ({ agentId }) => agentId),
    { en: ['how many listings does each agent hold?'], ar: ['عدد العقارات لكل وسيط'] },
  ),
  asked(
    { measure: 'averagePrice', filters: [RENT, is('bedrooms', 1), is('area', 'jvc')] },
    ({ listings }) =>
      one(
        meanPrice(
          listings.filter((l) => l.purpose === 'rent' && l.bedrooms === 1 && l.area === 'jvc'),
        ),
      ),
    {
      en: ['average rent for a one bedroom in JVC'],
      ar: ['متوسط الإيجار لغرفة واحدة في قرية جميرا الدائرية'],
    },
  ),
  asked(
    { measure: 'medianPrice', dimensions: ['area'], filters: [SALE] },
    ({ listings }) =>
      groups(
        listings.filter((l) => l.purpose === 'sale' && isPriced(l)),
        ({ area }) => [area],
        median,
      ),
    { en: ['median sale price for each area'], ar: ['وسيط سعر البيع حسب المنطقة'] },
  ),
  asked(
    {
      measure: 'highestPrice',
      dimensions: ['listing'],
      filters: [SALE, is('propertyType', 'villa')],
      sort: MOST,
      limit: 1,
    },
    ({ listings }) =>
      ranked(
        listings
          .filter((l) => l.propertyType === 'villa' && l.purpose === 'sale' && isPriced(l))
          .map((l) => [l.id, yearly(l)]),
        'most',
        1,
      ),
    { en: ["what's the most expensive villa for sale?"], ar: ['ما أغلى فيلا للبيع؟'] },
  ),
  asked(
    {
      measure: 'lowestPrice',
      dimensions: ['listing'],
      filters: [RENT, is('bedrooms', 0)],
      sort: LEAST,
      limit: 1,
    },
    ({ listings }) =>
      ranked(
        listings
          .filter((l) => l.bedrooms === 0 && l.purpose === 'rent' && isPriced(l))
          .map((l) => [l.id, yearly(l)]),
        'least',
        1,
      ),
    { en: ['the cheapest studio for rent'], ar: ['أرخص استوديو للإيجار'] },
  ),
  asked(
    {
      measure: 'listings',
      dimensions: ['area'],
      filters: [is('furnishing', 'furnished'), is('propertyType', 'apartment'), RENT],
    },
    each(
      listingsOf,
      ({ area }) => area,
      (l) => l.furnishing === 'furnished' && l.propertyType === 'apartment' && l.purpose === 'rent',
    ),
    {
      en: ['furnished apartments for rent by community'],
      ar: ['الشقق المفروشة للإيجار حسب المنطقة'],
    },
  ),
  asked(
    { measure: 'listings', dimensions: ['agent'], filters: [is('status', 'draft')] },
    each(
      listingsOf,
      ({ agentId }) => agentId,
      ({ status }) => status === 'draft',
    ),
    { en: ['draft listings by agent'], ar: ['مسودات العقارات حسب الوسيط'] },
  ),
  asked(
    { measure: 'permits', time: THIS_MONTH },
    howMany(listingsOf, ({ permitEndsOn }) => isWithin(permitEndsOn, THIS_MONTH)),
    {
      en: ['how many permits expire this month?'],
      ar: ['كم تصريح ينتهي هذا الشهر؟'],
    },
  ),
  asked(
    { measure: 'permits', dimensions: ['agent'], time: NEXT_30_DAYS },
    each(
      listingsOf,
      ({ agentId }) => agentId,
      ({ permitEndsOn }) => isWithin(permitEndsOn, NEXT_30_DAYS),
    ),
    {
      en: ['permits ending in the next 30 days by agent'],
      ar: ['التصاريح التي تنتهي خلال ٣٠ يوم القادمة حسب الوسيط'],
    },
  ),
  asked(
    { measure: 'permits', time: { to: '2026-11-23' } },
    howMany(listingsOf, ({ permitEndsOn }) => permitEndsOn !== null && permitEndsOn < '2026-11-23'),
    { en: ['how many expired permits do we have?'], ar: ['كم عدد التصاريح المنتهية؟'] },
  ),
  asked(
    { measure: 'portalListings', dimensions: ['portal', 'portalState'] },
    ({ publications }) => groups(publications, ({ portal, state }) => [portal, state]),
    {
      en: ['published listings by portal and portal state'],
      ar: ['العقارات المنشورة حسب البوابة وحالة النشر'],
    },
  ),
  asked(
    {
      measure: 'portalListings',
      filters: [is('portal', 'bayut'), is('portalState', 'live')],
    },
    howMany(
      ({ publications }) => publications,
      ({ portal, state }) => portal === 'bayut' && state === 'live',
    ),
    { en: ['how many listings are live on Bayut?'], ar: ['كم عقار منشور على بيوت؟'] },
  ),
  asked(
    {
      measure: 'portalListings',
      dimensions: ['portal'],
      filters: [is('portalState', 'failed')],
    },
    each(
      ({ publications }) => publications,
      ({ portal }) => portal,
      ({ state }) => state === 'failed',
    ),
    { en: ['failed publications by portal'], ar: ['عمليات النشر الفاشلة حسب البوابة'] },
  ),
  asked(
    { measure: 'listings', filters: [RENT], share: ['purpose'] },
    ({ listings }) =>
      one(percent(count(listings.filter(({ purpose }) => purpose === 'rent')), listings.length)),
    { en: ['percentage of listings that are for rent'], ar: ['نسبة العقارات المعروضة للإيجار'] },
  ),
  asked(
    { measure: 'daysOnMarket', dimensions: ['area'] },
    (house) => groups(marketed(house), ({ listing: { area } }) => [area], meanDays),
    { en: ['average days on market by area'], ar: ['متوسط الأيام في السوق حسب المنطقة'] },
  ),
  asked(
    {
      measure: 'daysOnMarket',
      filters: [is('propertyType', 'villa'), is('status', 'sold')],
      time: THIS_YEAR,
    },
    (house) =>
      one(
        meanDays(
          marketed(house).filter(
            ({ listing, until }) =>
              listing.propertyType === 'villa' &&
              listing.status === 'sold' &&
              within(until, THIS_YEAR.from, THIS_YEAR.to),
          ),
        ),
      ),
    {
      en: ['average days on market of the villas sold this year'],
      ar: ['متوسط الأيام في السوق للفلل المباعة هذه السنة'],
    },
  ),
]

type Marketed = { listing: Listing; from: string; until: string }

/** Listings that were on the market and have left it, with when. */
function marketed({ listings }: House): Marketed[] {
  return listings.flatMap((listing) =>
    listing.marketedAt && listing.offMarketAt
      ? [{ listing, from: listing.marketedAt, until: listing.offMarketAt }]
      : [],
  )
}

function meanDays(some: readonly Marketed[]): number | null {
  return mean(some.map(({ from, until }) => (Date.parse(until) - Date.parse(from)) / 86_400_000))
}

function isWithin(day: string | null, { from, to }: { from: string; to: string }): boolean {
  return day !== null && day >= from && day < to
}
