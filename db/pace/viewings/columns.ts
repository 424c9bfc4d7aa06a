import { eq, sql } from 'drizzle-orm'
import { VIEWING_LIST, type ViewingColumn } from '#domain/list/viewings.ts'
import { leadNameAt } from '../leads/as-seen.ts'
import { ifReadable, inLeadScope, type LeadScope } from '../leads/records.ts'
import { byInstant, bySteps } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { leads, listings, viewings } from '../schema.ts'

/** What a row says of its lead is what its reader may see of that. */
export function viewingRowColumns(readable: LeadScope) {
  return {
    id: viewings.id,
    startsAt: viewings.startsAt,
    endsAt: viewings.endsAt,
    status: viewings.status,
    feedback: viewings.feedback,
    agentId: viewings.agentId,
    teamId: viewings.teamId,
    createdAt: viewings.createdAt,
    leadId: viewings.leadId,
    leadName: ifReadable(readable, leads.name),
    leadReference: leads.reference,
    mayOpenLead: sql<boolean>`coalesce(${inLeadScope(readable) ?? sql`true`}, false)`,
    listingId: viewings.listingId,
    listingTitle: listings.title,
    listingReference: listings.reference,
    building: listings.building,
    unit: listings.unit,
    area: listings.area,
  }
}

export type ViewingRow = Pick<
  typeof viewings.$inferSelect,
  | 'id'
  | 'startsAt'
  | 'endsAt'
  | 'status'
  | 'feedback'
  | 'agentId'
  | 'teamId'
  | 'createdAt'
  | 'leadId'
  | 'listingId'
> & {
  leadName: string | null
  leadReference: string | null
  mayOpenLead: boolean
  listingTitle: string | null
  listingReference: string | null
  building: string | null
  unit: string | null
  area: string | null
}

/** What a filter of viewings is made of, for whoever reads so many leads. */
export function viewingFiltered(readable: LeadScope) {
  const ofListing = (wanted: ReturnType<typeof isOneOf>) =>
    sql`exists (select 1 from ${listings} where ${eq(listings.id, viewings.listingId)} and ${wanted})`
  const columns = {
    start: {
      field: 'startsAt',
      value: viewings.startsAt,
      sortBy: byInstant(viewings.startsAt, 'required'),
    },
    lead: {
      field: 'leadName',
      value: leadNameAt(viewings.leadId, readable),
      search: 'viewingOfLead',
    },
    listing: {
      field: 'listingTitle',
      value: sql`(select ${listings.title} from ${listings} where ${eq(listings.id, viewings.listingId)})`,
      search: 'viewingOfListing',
    },
    area: {
      field: 'area',
      value: listings.area,
      related: {
        among: (areas) => ofListing(isOneOf(listings.area, areas)),
        any: ofListing(sql`${listings.area} is not null`),
      },
    },
    status: {
      field: 'status',
      value: viewings.status,
      sortBy: bySteps(viewings.status, VIEWING_LIST.columns.status.choices),
    },
    agent: { field: 'agentId', value: viewings.agentId },
    team: { field: 'teamId', value: viewings.teamId },
    feedback: { field: 'feedback', value: viewings.feedback },
    end: { field: 'endsAt', value: viewings.endsAt },
    created: {
      field: 'createdAt',
      value: viewings.createdAt,
      sortBy: byInstant(viewings.createdAt, 'required'),
    },
  } satisfies Record<ViewingColumn, BoundColumn<keyof ViewingRow>>
  return { list: VIEWING_LIST, columns, search: null } satisfies Filtered
}
