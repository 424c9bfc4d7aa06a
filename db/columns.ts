import { customType, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'

const timestamptz = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
})

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
