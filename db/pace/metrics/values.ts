import { type SQL, sql } from 'drizzle-orm'
import type { MeasureName, MetricSubject } from '#domain/metrics/catalogue.ts'
import { leads, leadStages, listings } from '../schema.ts'
import { agentShare, interruptions, interruptionsPerCall, shareMet } from './after-calls.ts'
import {
  hasGoneOn,
  marketSeconds,
  responseMinutes,
  talkedSeconds,
  yearlyPrice,
} from './expressions.ts'

/** What each measure is of a group of rows. */
export const VALUES = {
  leads: sql`count(distinct ${leads.id})::int`,
  closedLeads: sql`count(distinct ${leads.id})::int`,
  winRate: sql`round(100.0 * count(distinct ${leads.id}) filter (where ${leads.stage} = 'won')
    / nullif(count(distinct ${leads.id}), 0), 1)::float8`,
  listings: sql`count(*)::int`,
  medianPrice: sql`round(percentile_cont(0.5) within group (order by ${yearlyPrice}))::float8`,
  averagePrice: sql`round(avg(${yearlyPrice}))::float8`,
  highestPrice: sql`max(${yearlyPrice})::float8`,
  lowestPrice: sql`min(${yearlyPrice})::float8`,
  calls: sql`count(*)::int`,
  talkTime: sql`round((coalesce(sum(${talkedSeconds}), 0) / 60)::numeric, 1)::float8`,
  averageCall: sql`round((avg(${talkedSeconds}) / 60)::numeric, 1)::float8`,
  longestCall: sql`round((max(${talkedSeconds}) / 60)::numeric, 1)::float8`,
  reached: sql`count(distinct ${leads.id})::int`,
  wentOn: sql`round(100.0 * count(distinct ${leads.id}) filter (where ${hasGoneOn})
    / nullif(count(distinct ${leads.id}), 0), 1)::float8`,
  lateAnswers: sql`count(distinct ${leads.id})::int`,
  cohortWon: sql`round(100.0 * count(distinct ${leads.id}) filter (where ${leads.stage} = 'won')
    / nullif(count(distinct ${leads.id}), 0), 1)::float8`,
  responseTime: sql`round(avg(${responseMinutes})::numeric, 1)::float8`,
  talkRatio: agentShare,
  interruptions,
  interruptionsPerCall,
  callScore: shareMet,
  suggestions: sql`count(*)::int`,
  permits: sql`count(*)::int`,
  portalListings: sql`count(distinct ${listings.id})::int`,
  daysOnMarket: sql`round((avg(${marketSeconds}) / 86400)::numeric, 1)::float8`,
  viewings: sql`count(*)::int`,
  tasks: sql`count(*)::int`,
  tasksDone: sql`count(*)::int`,
  stageTime: sql`round((avg(extract(epoch from ${leadStages.until} - ${leadStages.at})) / 86400)::numeric, 1)::float8`,
} satisfies Record<MeasureName, SQL>

/** What is counted of a subject: split by area a lead stands in several rows, everything else in one. */
export const COUNTED = {
  lead: sql`distinct ${leads.id}`,
  listing: sql`*`,
  call: sql`*`,
  viewing: sql`*`,
  task: sql`*`,
} satisfies Record<MetricSubject, SQL>
