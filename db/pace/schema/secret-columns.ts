import { sql } from 'drizzle-orm'
import { text } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#domain/language.ts'
import { createdAt, instant } from '../../columns.ts'

/** What every address has that opens something behind a secret. */
export function secretColumns() {
  return {
    /** Of its secret, which nobody keeps, the SHA-256. */
    keyHash: text('key_hash').notNull().unique(),
    createdAt: createdAt(),
    revokedAt: instant('revoked_at'),
  }
}

/** The same of one that leads to a page for somebody outside, until a day, and can be renewed. */
export function linkColumns() {
  return {
    ...secretColumns(),
    language: text('language', { enum: LANGUAGES }).notNull(),
    greeting: text('greeting').notNull(),
    /** Of the secrets before, which were renewed: whoever has one is told that it is closed. */
    formerHashes: text('former_hashes')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Until when its address opens. */
    endsAt: instant('ends_at').notNull(),
    /** When somebody looked at it first. */
    openedAt: instant('opened_at'),
  }
}
