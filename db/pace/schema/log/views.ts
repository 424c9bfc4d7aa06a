import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { LIST_NOUNS } from '#domain/list/definition.ts'
import type { ListState } from '#domain/list/state.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { createdAt, id, instant } from '../../../columns.ts'
import { people, teams } from '../people/people.ts'

/** Lists as people come back to them. With a team it is shared with its members; the state is checked when it is read. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    noun: text('noun', { enum: LIST_NOUNS }).notNull(),
    name: text('name').notNull(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => people.id),
    teamId: uuid('team_id').references(() => teams.id),
    state: jsonb('state').$type<ListState>().notNull(),
    createdAt: createdAt(),
    changedAt: instant('changed_at'),
  },
  (t) => [index('saved_views_owner').on(t.ownerId), index('saved_views_team').on(t.teamId)],
)

export const TILE_PLACES = ['numbers', 'desk', 'wall'] as const
export type TilePlace = (typeof TILE_PLACES)[number]

/** Questions that somebody has pinned, by their plans: counted anew whenever they are looked at. */
export const tiles = pgTable(
  'tiles',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    place: text('place', { enum: TILE_PLACES }).notNull(),
    said: text('said').notNull(),
    plan: jsonb('plan').$type<PlanDraft>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('tiles_person').on(t.personId, t.place, t.createdAt, t.id)],
)

/** The views that somebody has in the side bar. */
export const viewPins = pgTable(
  'view_pins',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    viewId: uuid('view_id')
      .notNull()
      .references(() => savedViews.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.viewId] }), index('view_pins_view').on(t.viewId)],
)
