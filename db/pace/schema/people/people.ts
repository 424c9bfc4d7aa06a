import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { CLOSE_REASONS } from '#domain/directory/directory-user.ts'
import { SIGHTS_OF_TEAM } from '#domain/access/sight.ts'
import { LANGUAGES } from '#domain/language.ts'
import { createdAt, id, instant } from '../../../columns.ts'

export const teams = pgTable('teams', {
  id: id(),
  name: text('name').notNull().unique(),
  /** What its agents see of each other's leads: what is fair, or the whole of them. */
  colleaguesSee: text('colleagues_see', { enum: SIGHTS_OF_TEAM }).notNull().default('fair'),
  createdAt: createdAt(),
})

/** Communities and the towers in them; `key` is what documents and annotations hold. */
export const areas = pgTable(
  'areas',
  {
    key: text('key').primaryKey(),
    name: text('name').notNull(),
    nameAr: text('name_ar'),
    city: text('city').notNull(),
    parentKey: text('parent_key'),
    aliases: text('aliases')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Where it stands among its like; of equals the name decides. */
    position: integer('position').notNull().default(0),
    /** Since when it cannot be chosen anew; what is there keeps it. */
    retiredAt: instant('retired_at'),
  },
  (t) => [index('areas_parent').on(t.parentKey)],
)

export const teamAreas = pgTable(
  'team_areas',
  {
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    areaKey: text('area_key')
      .notNull()
      .references(() => areas.key, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.areaKey] })],
)

/** Staff who sign in. `subject` is the identity provider's `sub`, the only key to a person; the e-mail may change. */
export const people = pgTable(
  'people',
  {
    id: id(),
    subject: text('subject').unique(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ['agent', 'manager', 'admin'] }),
    status: text('status', { enum: ['active', 'suspended'] })
      .notNull()
      .default('active'),
    teamId: uuid('team_id').references(() => teams.id),
    /** Whether the team's members see each other's leads. Triggers keep it beside the team: it is asked for with every right. */
    seesTeam: boolean('sees_team').notNull().default(false),
    phone: text('phone'),
    /** What they have chosen to read; null until they do. */
    language: text('language', { enum: LANGUAGES }),
    /** Raised by every change of right: tokens and sockets that carry an older one are dead. */
    sessionVersion: integer('session_version').notNull().default(1),
    createdAt: createdAt(),
    suspendedAt: instant('suspended_at'),
    /** Why the company's directory suspended them; null where it did not. An admin's own suspension is none of its. */
    closedByDirectory: text('closed_by_directory', { enum: CLOSE_REASONS }),
    /** When what the directory says of them was last asked for. */
    directoryCheckedAt: instant('directory_checked_at'),
    lastSeenAt: instant('last_seen_at'),
  },
  (t) => [
    // For looking up. That the active have each their own is the constraint people_active_email (migrations).
    index('people_email').on(sql`lower(${t.email})`),
    index('people_team').on(t.teamId),
    index('people_search').using(
      'gin',
      sql`(' ' || search_form(${t.name} || ' ' || ${t.email})) gin_trgm_ops`,
    ),
    check('people_role', sql`${t.role} in ('agent', 'manager', 'admin')`),
    check('people_language', sql`${t.language} in ('en', 'ar')`),
    check('people_status', sql`${t.status} in ('active', 'suspended')`),
  ],
)
