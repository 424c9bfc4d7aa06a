import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Fate, OfferKind } from '#domain/call/after/fates.ts'
import type { CheckResult } from '#domain/call/checklist.ts'
import { instant } from '../../../columns.ts'
import { calls } from './calls.ts'

/** How a call that is over was shared out; a call without a row of its own: that is not known. Projected with it, as the two below. */
export const callTalk = pgTable('call_talk', {
  callId: text('call_id')
    .primaryKey()
    .references(() => calls.id, { onDelete: 'cascade' }),
  agentMs: integer('agent_ms').notNull(),
  customerMs: integer('customer_ms').notNull(),
  silentMs: integer('silent_ms').notNull(),
  longestAgentMs: integer('longest_agent_ms').notNull(),
  longestCustomerMs: integer('longest_customer_ms').notNull(),
  interruptions: integer('interruptions').notNull(),
})

/** The items of a call that is over: what counts, what the call shows, and who said otherwise. */
export const callChecks = pgTable(
  'call_checks',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    /** A key of the house's list `callChecklist`; which of them it asks for, the list says. */
    item: text('item').notNull(),
    result: text('result').$type<CheckResult>().notNull(),
    found: text('found').$type<CheckResult>(),
    correctedBy: text('corrected_by'),
    correctedAt: instant('corrected_at'),
  },
  (t) => [primaryKey({ columns: [t.callId, t.item] })],
)

/** What programs laid before people on a call that is over, and what became of it. */
export const callOffers = pgTable(
  'call_offers',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    markId: text('mark_id').notNull(),
    kind: text('kind').$type<OfferKind>().notNull(),
    type: text('type').notNull(),
    fate: text('fate').$type<Fate>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.markId] }),
    index('call_offers_kind').on(t.kind, t.type, t.fate, t.callId),
  ],
)
