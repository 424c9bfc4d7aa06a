import { isNull, sql } from 'drizzle-orm'
import { LEAD_LIST, type LeadColumn } from '#domain/list/leads.ts'
import { byInstant, byName, byNumber, byRooms, bySteps } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { leads } from '../schema.ts'

/** Whatever is paused is due later. */
const isOverdue = sql`(coalesce(${leads.dueAt} < now(), false))`

export const leadRowColumns = {
  id: leads.id,
  reference: leads.reference,
  name: leads.name,
  phone: leads.phone,
  email: leads.email,
  stage: leads.stage,
  stageChangedAt: leads.stageChangedAt,
  lostReason: leads.lostReason,
  ownerId: leads.ownerId,
  teamId: leads.teamId,
  source: leads.source,
  intent: leads.intent,
  propertyType: leads.propertyType,
  areas: leads.areas,
  bedrooms: leads.bedrooms,
  budgetMin: leads.budgetMin,
  budgetMax: leads.budgetMax,
  budgetPeriod: leads.budgetPeriod,
  moveDate: leads.moveDate,
  furnishing: leads.furnishing,
  financing: leads.financing,
  temperature: leads.temperature,
  nextFollowUpAt: leads.nextFollowUpAt,
  dueAt: leads.dueAt,
  pausedUntil: leads.pausedUntil,
  overdue: sql<boolean>`${isOverdue}`,
  createdAt: leads.createdAt,
  updatedAt: leads.updatedAt,
  tags: leads.tags,
  archived: sql<boolean>`(${leads.archivedAt} is not null)`,
}
export type LeadRow = Pick<
  typeof leads.$inferSelect,
  Exclude<keyof typeof leadRowColumns, 'archived' | 'overdue'>
> & {
  overdue: boolean
  archived: boolean
}

const CHOICES = LEAD_LIST.columns

export const LEAD_COLUMNS = {
  name: {
    field: 'name',
    value: leads.name,
    sortBy: byName(leads.name),
  },
  reference: {
    field: 'reference',
    value: leads.reference,
    exact: (texts) => isOneOf(leads.reference, texts),
  },
  stage: {
    field: 'stage',
    value: leads.stage,
    sortBy: bySteps(leads.stage, CHOICES.stage.choices),
  },
  intent: {
    field: 'intent',
    value: leads.intent,
    sortBy: bySteps(leads.intent, CHOICES.intent.choices),
  },
  bedrooms: {
    field: 'bedrooms',
    value: leads.bedrooms,
    sortBy: byRooms(leads.bedrooms),
  },
  propertyType: { field: 'propertyType', value: leads.propertyType },
  area: { field: 'areas', value: leads.areas, isArray: true },
  budget: {
    field: 'budgetMax',
    value: leads.budgetMax,
    sortBy: byNumber(leads.budgetMax),
  },
  source: { field: 'source', value: leads.source },
  temperature: {
    field: 'temperature',
    value: leads.temperature,
    sortBy: bySteps(leads.temperature, CHOICES.temperature.choices),
  },
  followUp: {
    field: 'nextFollowUpAt',
    value: leads.nextFollowUpAt,
    sortBy: byInstant(leads.nextFollowUpAt),
  },
  due: { field: 'dueAt', value: leads.dueAt, sortBy: byInstant(leads.dueAt) },
  overdue: { field: 'overdue', value: isOverdue, holds: sql`(${leads.dueAt} < now())` },
  updated: {
    field: 'updatedAt',
    value: leads.updatedAt,
    sortBy: byInstant(leads.updatedAt, 'required'),
  },
  created: {
    field: 'createdAt',
    value: leads.createdAt,
    sortBy: byInstant(leads.createdAt, 'required'),
  },
  stageSince: {
    field: 'stageChangedAt',
    value: leads.stageChangedAt,
    sortBy: byInstant(leads.stageChangedAt),
  },
  owner: { field: 'ownerId', value: leads.ownerId },
  team: { field: 'teamId', value: leads.teamId },
  phone: {
    field: 'phone',
    value: leads.phone,
    exact: (texts) => isOneOf(leads.phone, texts),
  },
  email: {
    field: 'email',
    value: leads.email,
    exact: (texts) =>
      isOneOf(
        sql`lower(${leads.email})`,
        texts.map((text) => text.toLowerCase()),
      ),
  },
  financing: { field: 'financing', value: leads.financing },
  furnishing: { field: 'furnishing', value: leads.furnishing },
  moveDate: { field: 'moveDate', value: leads.moveDate },
  lostReason: { field: 'lostReason', value: leads.lostReason },
  tags: { field: 'tags', value: leads.tags, isArray: true },
  archived: { field: 'archived', value: sql`(${leads.archivedAt} is not null)` },
} satisfies Record<LeadColumn, BoundColumn<keyof LeadRow>>

/** What a filter of leads is made of, whichever rows it finds them for. */
export const LEAD_FILTERED = {
  list: LEAD_LIST,
  columns: LEAD_COLUMNS,
  search: 'lead',
  // What was merged is archived: who asks for archived leads is not shown it either.
  unlessAsked: { archived: isNull(leads.archivedAt) },
  evenIfAsked: { archived: isNull(leads.mergedInto) },
} as const satisfies Filtered
