import type { MatchingLead } from '#db/pace/matching/for-listing.ts'
import { formatWords } from '#words/format.ts'
import { marketWords } from '#words/market.ts'

/** Why an applicant stands where they do, the weightiest first. */
export function sayReasons(reasons: MatchingLead['reasons']): string {
  const words = marketWords().applicants.reasons
  const { area, bedrooms, propertyType, budget, hot } = reasons
  return formatWords().list([
    area ? words.area : null,
    bedrooms ? words.bedrooms : null,
    propertyType ? words.propertyType : null,
    budget === null ? null : budget ? words.inBudget : words.overBudget,
    hot ? words.hot : null,
  ])
}
