import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { House } from '#domain/house/house.ts'
import type { ReferenceKind, ReferenceValue } from '#domain/reference/reference.ts'
import { instant } from '../../../columns.ts'

/** The settings of the house: one row. `version` rises with every change of it or of the reference data. */
export const houseSettings = pgTable(
  'house_settings',
  {
    id: smallint('id').primaryKey().default(1),
    settings: jsonb('settings').$type<House>().notNull(),
    version: integer('version').notNull().default(1),
    changedAt: instant('changed_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [check('house_settings_one', sql`${t.id} = 1`)],
)

/** What the house lists for itself, but areas, which are a table of their own because records point at them. */
export const referenceValues = pgTable(
  'reference_values',
  {
    kind: text('kind').$type<Exclude<ReferenceKind, 'area'>>().notNull(),
    /** What records hold; never changed, never removed. */
    key: text('key').notNull(),
    labels: jsonb('labels').$type<ReferenceValue['labels']>().notNull(),
    aliases: text('aliases')
      .array()
      .notNull()
      .default(sql`'{}'`),
    position: integer('position').notNull(),
    /** Since when it cannot be chosen anew. */
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.key] }),
    index('reference_values_order').on(t.kind, t.position),
  ],
)
