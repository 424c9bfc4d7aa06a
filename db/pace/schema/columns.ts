import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Instants are stored with their zone and read as ISO strings, as the documents hold them. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'string' })
}

export function createdAt() {
  return instant('created_at').notNull().defaultNow()
}

export function id() {
  return uuid('id').primaryKey().defaultRandom()
}

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})
