import type { CountryCode } from 'libphonenumber-js/min'

export const AREA_UNITS = ['sqft', 'sqm'] as const
export type AreaUnit = (typeof AREA_UNITS)[number]

/** What is taken for granted where people write a value without saying it: part of the house's settings. */
export type Habits = {
  /** Where a phone number without a country code rings (ISO 3166). */
  country: CountryCode
  /** What an amount without a currency is in (ISO 4217). */
  currency: string
  /** What a size without a unit is in; stored it is square feet. */
  areaUnit: AreaUnit
}
