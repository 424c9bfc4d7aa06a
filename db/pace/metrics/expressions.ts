import { type SQL, sql } from 'drizzle-orm'
import type { MetricSubject } from '#domain/metrics/catalogue.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import { type PriceBand, PRICE_BANDS } from '#domain/metrics/price-bands.ts'
import { calls, leads, listings } from '../schema.ts'

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

/** Split by area, a lead stands once under each area that it names. */
export const leadArea = sql`lead_area.key`
export const eachLeadArea = sql`left join lateral unnest(${leads.areas}) as lead_area(key) on true`

export const SOURCES = {
  lead: {
    from: sql`${leads}`,
    at: sql`${leads.createdAt}`,
    dimensions: {
      stage: sql`${leads.stage}`,
      agent: sql`${leads.ownerId}`,
      team: sql`${leads.teamId}`,
      area: leadArea,
      source: sql`${leads.source}`,
      intent: sql`${leads.intent}`,
      temperature: sql`${leads.temperature}`,
      propertyType: sql`${leads.propertyType}`,
      bedrooms: sql`${leads.bedrooms}`,
      budget: sql`${leads.budgetMax}`,
      owned: sql`(${leads.ownerId} is not null)`,
      ...periods(sql`${leads.createdAt}`),
    },
  },
  listing: {
    from: sql`${listings}`,
    at: sql`${listings.createdAt}`,
    dimensions: {
      area: sql`${listings.area}`,
      priceBand: priceBand(),
      price: yearlyPrice,
      purpose: sql`${listings.purpose}`,
      propertyType: sql`${listings.propertyType}`,
      bedrooms: sql`${listings.bedrooms}`,
      status: sql`${listings.status}`,
      furnishing: sql`${listings.furnishing}`,
      agent: sql`${listings.agentId}`,
      team: sql`${listings.teamId}`,
      ...periods(sql`${listings.createdAt}`),
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
      ...periods(sql`${calls.startedAt}`),
    },
  },
} as const satisfies Record<MetricSubject, Source>

/** Days, weeks and months begin at Dubai's midnight. */
function periods(at: SQL): Record<'day' | 'week' | 'month', SQL> {
  const startOf = (unit: string) =>
    sql`to_char(date_trunc(${sql.raw(`'${unit}'`)}, ${at} at time zone 'Asia/Dubai'), 'YYYY-MM-DD')`
  return { day: startOf('day'), week: startOf('week'), month: startOf('month') }
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
