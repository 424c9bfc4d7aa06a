import { customType, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'

const timestamptz = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: readInstant,
})

/** Postgres writes `2026-11-23 08:00:00.5+00` where the session's zone is UTC, as our pools say: that is made ISO without a Date. */
export function readInstant(value: string): string {
  if (value.length > 26 || value.charCodeAt(10) !== SPACE || !value.endsWith('+00'))
    return new Date(value).toISOString()
  const fraction = value.slice(20, -3).padEnd(3, '0')
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`
}

const SPACE = 32

/** An instant, stored with its zone and read as the ISO string that documents hold. */
export function instant(name: string) {
  return timestamptz(name)
}

export function createdAt() {
  return instant('created_at')
    .notNull()
    .default(sql`now()`)
}

export function id() {
  return uuid('id').primaryKey().defaultRandom()
}

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})
