import { ilike, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { areas, leads, listings } from './schema.ts'

/** Fewer digits than this say nothing about a number. */
const LEAST_DIGITS = 4

/** What people type to find a lead: its name, e-mail, reference or phone, however the number is written. */
export function leadMatches(text: string): SQL | undefined {
  return or(
    contains(leads.name, text),
    contains(leads.email, text),
    contains(leads.reference, text),
    containsDigits(leads.phone, text),
  )
}

/** What people type to find a listing: its title, reference, building, unit, permit or community. */
export function listingMatches(text: string): SQL | undefined {
  return or(
    contains(listings.title, text),
    contains(listings.reference, text),
    contains(listings.building, text),
    contains(listings.unit, text),
    contains(listings.permitNumber, text),
    sql`${listings.area} in (select ${areas.key} from ${areas} where ${contains(areas.name, text)})`,
  )
}

/** The text stands in the column, in capitals or not; its `%` and `_` mean themselves. */
export function contains(column: PgColumn, text: string): SQL {
  return ilike(column, `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
}

/** The text's digits stand in a phone number: `050 123 4567` is in `+971501234567`. */
export function containsDigits(column: PgColumn, text: string): SQL | undefined {
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '')
  return digits.length >= LEAST_DIGITS ? ilike(column, `%${digits}%`) : undefined
}
