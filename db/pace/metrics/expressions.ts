import { inArray, type SQL, sql } from 'drizzle-orm'
import { ENDED_STAGES, OPEN_STAGES } from '#domain/lead/fields.ts'
import type { ListingStatus } from '#domain/listing/fields.ts'
import { ADVERTISED } from '#domain/listing/status.ts'
import { type MeasureName, MEASURES, type MetricSubject } from '#domain/metrics/catalogue.ts'
import { LEAD_COLUMN_OF, LISTING_COLUMN_OF } from '#domain/metrics/columns.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import { type PriceBand, PRICE_BANDS } from '#domain/metrics/price-bands.ts'
import { LEAD_COLUMNS } from '../leads/columns.ts'
import type { BoundColumn } from '../list/source.ts'
import { LISTING_COLUMNS } from '../listings/columns.ts'
import {
  calls,
  clocks,
  leads,
  leadStages,
  listings,
  listingStatuses,
  portalPublications,
  tasks,
  viewings,
} from '../schema.ts'
import { CHECKED, OFFERED, TIMED } from './after-calls.ts'

/** The house's, as the transaction was told. Not bound: an expression that is grouped by must be the one that is selected. */
export const ZONE = sql.raw(`current_setting('pace.zone')`)
/** As the transaction was told, so that what is overdue is so for the whole answer. */
const NOW = sql.raw(`current_setting('pace.now')::timestamptz`)
const WEEK_SHIFT = sql.raw(`current_setting('pace.week_shift')::interval`)

/** How one subject's rows are found and read. */
export type Source = {
  from: SQL
  /** What a plan's time looks at. */
  at: SQL
  dimensions: Partial<Record<DimensionName, SQL>>
}

/** A price as it is compared: rents per year. */
export const yearlyPrice = sql`(${listings.price} * case when ${listings.purpose} = 'rent' then
  case ${listings.rentPeriod} when 'month' then 12 when 'quarter' then 4 when 'week' then 52 else 1 end else 1 end)`

/** A budget as it is compared: those to rent per year. */
const yearlyBudget = sql`(${leads.budgetMax} *
  case ${leads.budgetPeriod} when 'month' then 12 when 'quarter' then 4 when 'week' then 52 else 1 end)`

/** How long was talked; null where a call was not answered or has not ended. */
export const talkedSeconds = sql`extract(epoch from ${calls.endedAt} - ${calls.answeredAt})`

/** How long a lead waited for its first answer. */
export const responseMinutes = sql`(extract(epoch from ${leads.firstContactedAt} - ${leads.createdAt}) / 60)`

/** Whether a lead has come to a later stage since a stay of it began; to be lost is no way on. */
export const hasGoneOn = sql`exists (select from lead_stages later where later.lead_id = ${leadStages.leadId}
  and later.at >= ${leadStages.until} and ${place(sql`later.to_stage`)} > ${place(sql`${leadStages.to}`)})`

/** As what a listing leaves the market; a draft is put right, and comes back as what it was. */
const OFF: ListingStatus[] = ['sold', 'let', 'withdrawn']

/** Whether a stay is one off the market: what was sold and stands otherwise by now never was, somebody slipped or the sale fell through. */
function isOff(stay: string): SQL {
  const column = (name: string) => sql.raw(`${stay}.${name}`)
  return sql`(${inArray(column('to_status'), OFF)} and not (${column('to_status')} = 'sold' and ${column('until')} is not null))`
}

/** How long a listing was to be had before it left the market this time: all that it was so since it left it last. */
export const marketSeconds = sql`(select sum(extract(epoch from stay.until - stay.at)) from listing_statuses stay
  where stay.listing_id = ${listingStatuses.listingId} and ${inArray(sql`stay.to_status`, ADVERTISED)} and stay.at < ${listingStatuses.at}
    and not exists (select from listing_statuses gone where gone.listing_id = stay.listing_id
      and ${isOff('gone')} and gone.at >= stay.at and gone.at < ${listingStatuses.at}))`

function place(stage: SQL): SQL {
  return sql`array_position(${sql.param([...OPEN_STAGES, 'won'])}::text[], ${stage})`
}

/** Split by area, a lead stands once under each area that it names. */
export const leadArea = sql`lead_area.key`
export const eachLeadArea = sql`left join lateral unnest(${leads.areas}) as lead_area(key) on true`

const SOURCES = {
  lead: {
    from: sql`${leads}`,
    at: sql`${leads.createdAt}`,
    dimensions: {
      ...valuesOf(LEAD_COLUMN_OF, LEAD_COLUMNS),
      area: leadArea,
      budget: yearlyBudget,
      owned: sql`(${leads.ownerId} is not null)`,
    },
  },
  listing: {
    from: sql`${listings}`,
    at: sql`${listings.createdAt}`,
    dimensions: {
      ...valuesOf(LISTING_COLUMN_OF, LISTING_COLUMNS),
      priceBand: priceBand(),
      price: yearlyPrice,
      listing: sql`${listings.id}`,
    },
  },
  call: {
    from: sql`${calls}`,
    at: sql`${calls.startedAt}`,
    dimensions: {
      agent: sql`${calls.agentId}`,
      team: sql`${calls.teamId}`,
      state: sql`${calls.state}`,
      direction: sql`${calls.direction}`,
      answered: sql`(${calls.answeredAt} is not null)`,
      call: sql`${calls.id}`,
    },
  },
  viewing: {
    // Its place is its listing's.
    from: sql`${viewings} left join ${listings} on ${listings.id} = ${viewings.listingId}`,
    at: sql`${viewings.startsAt}`,
    dimensions: {
      agent: sql`${viewings.agentId}`,
      team: sql`${viewings.teamId}`,
      area: sql`${listings.area}`,
      viewingStatus: sql`${viewings.status}`,
    },
  },
  task: {
    from: sql`${tasks}`,
    at: sql`${tasks.dueAt}`,
    dimensions: {
      agent: sql`${tasks.ownerId}`,
      team: sql`${tasks.teamId}`,
      done: sql`(${tasks.doneAt} is not null)`,
      overdue: sql`(${tasks.doneAt} is null and coalesce(${tasks.dueAt} < ${NOW}, false))`,
    },
  },
} as const satisfies Record<MetricSubject, Source>

/** Each stay of a lead in a stage: a row of its own, which keeps what was when the lead has long moved on. */
const STAYS = {
  from: sql`${leadStages} join ${leads} on ${leads.id} = ${leadStages.leadId}`,
  at: sql`${leadStages.at}`,
  dimensions: { stage: sql`${leadStages.to}` },
} satisfies Source

/** Who wrote down how a listing stood when its statuses began to be kept. */
const TAKEN_OVER = 'service:pace-sync'

/** Each time that a listing left the market, as what; of those whose first status is known, for of others nobody knows since when they were to be had. */
const OFF_MARKET = {
  from: sql`${listingStatuses} join ${listings} on ${listings.id} = ${listingStatuses.listingId}`,
  at: sql`${listingStatuses.at}`,
  dimensions: { status: sql`${listingStatuses.to}` },
  only: sql`${isOff('listing_statuses')} and ${inArray(listingStatuses.from, ADVERTISED)} and exists (
    select from listing_statuses first where first.listing_id = ${listingStatuses.listingId} and first.from_status is null
      and first.actor <> ${TAKEN_OVER})`,
}

/** An answer that was due and had not been given. */
const LATE = {
  from: sql`${clocks} join ${leads} on ${leads.id} = ${clocks.leadId}`,
  at: sql`${clocks.dueAt}`,
  only: sql`${clocks.kind} = 'response' and ${clocks.breachedAt} is not null`,
}

/** A listing stands once under each portal that was told of it. */
const PUBLISHED = {
  from: sql`${portalPublications} join ${listings} on ${listings.id} = ${portalPublications.listingId}`,
  at: sql`${portalPublications.at}`,
  dimensions: {
    portal: sql`${portalPublications.portal}`,
    portalState: sql`${portalPublications.state}`,
  },
} satisfies Source

/** The last day of a permit, as its midnight in the house. */
const PERMITS = {
  at: sql`(${listings.permitEndsOn}::timestamp at time zone ${ZONE})`,
  only: sql`${listings.permitEndsOn} is not null`,
}

/** What a measure looks at beside its subject: other rows, another time, some rows only. */
const OWN: Partial<Record<MeasureName, Partial<Source> & { only?: SQL }>> = {
  reached: STAYS,
  wentOn: { ...STAYS, only: inArray(leadStages.to, OPEN_STAGES) },
  stageTime: { ...STAYS, only: sql`${leadStages.until} is not null` },
  lateAnswers: LATE,
  responseTime: {
    only: sql`${leads.firstContactedAt} is not null and ${leads.importedAt} is null`,
  },
  talkRatio: TIMED,
  interruptions: TIMED,
  interruptionsPerCall: TIMED,
  callScore: CHECKED,
  suggestions: OFFERED,
  permits: PERMITS,
  portalListings: PUBLISHED,
  daysOnMarket: OFF_MARKET,
  tasksDone: { at: sql`${tasks.doneAt}`, only: sql`${tasks.doneAt} is not null` },
  closedLeads: ended(),
  winRate: ended(),
  medianPrice: { only: sql`${listings.price} is not null` },
  averagePrice: { only: sql`${listings.price} is not null` },
  highestPrice: { only: sql`${listings.price} is not null` },
  lowestPrice: { only: sql`${listings.price} is not null` },
  averageCall: { only: sql`${talkedSeconds} is not null` },
  longestCall: { only: sql`${talkedSeconds} is not null` },
}

/** A lead that stands as won or lost has stood so since its stage changed. */
function ended() {
  return { at: sql`${leads.stageChangedAt}`, only: inArray(leads.stage, ENDED_STAGES) }
}

export function sourceOf(measure: MeasureName): Source & { only: SQL | undefined } {
  const source: Source = SOURCES[MEASURES[measure].subject]
  const { from = source.from, at = source.at, dimensions, only } = OWN[measure] ?? {}
  return { from, at, only, dimensions: { ...source.dimensions, ...dimensions, ...periods(at) } }
}

/** Where the columns stand that these dimensions are. */
function valuesOf<Name extends string, Column extends string>(
  columnOf: Record<Name, Column>,
  columns: Record<Column, BoundColumn>,
): Record<Name, SQL> {
  const values = Object.entries<Column>(columnOf).map(([name, column]) => [
    name,
    sql`${columns[column].value}`,
  ])
  return Object.fromEntries(values) as Record<Name, SQL>
}

/** Days, weeks and months begin at the house's midnight, and weeks on its first day. */
function periods(at: SQL): Record<'day' | 'week' | 'month', SQL> {
  const startOf = (unit: string) =>
    sql`to_char(date_trunc(${sql.raw(`'${unit}'`)}, ${at} at time zone ${ZONE}), 'YYYY-MM-DD')`
  const local = sql`${at} at time zone ${ZONE}`
  const week = sql`to_char(date_trunc('week', ${local} - ${WEEK_SHIFT}) + ${WEEK_SHIFT}, 'YYYY-MM-DD')`
  return { day: startOf('day'), week, month: startOf('month') }
}

function priceBand(): SQL {
  const bands = (of: readonly PriceBand[]) => {
    const cases = of.map(({ key, below }) =>
      below === null
        ? sql`else ${sql.raw(`'${key}'`)}`
        : sql`when ${yearlyPrice} < ${sql.raw(String(below))} then ${sql.raw(`'${key}'`)}`,
    )
    return sql`case ${sql.join(cases, sql` `)} end`
  }
  return sql`(case when ${listings.price} is null then null
    when ${listings.purpose} = 'sale' then ${bands(PRICE_BANDS.sale)}
    when ${listings.purpose} = 'rent' then ${bands(PRICE_BANDS.rent)} end)`
}
