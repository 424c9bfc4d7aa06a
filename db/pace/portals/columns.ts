import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Portal } from '#domain/catalogue.ts'
import { DIFFERENCE_LIST, type DifferenceColumn } from '#domain/list/differences.ts'
import { byInstant } from '../list/bind.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { listings, portalDifferences } from '../schema.ts'

export type DifferenceRow = Pick<
  typeof portalDifferences.$inferSelect,
  'id' | 'listingId' | 'kind' | 'ours' | 'theirs' | 'cause' | 'firstSeenAt'
> &
  Pick<typeof listings.$inferSelect, 'reference' | 'title' | 'agentId' | 'teamId'> & {
    portal: Portal
  }

/** What stands in the listing is asked of it for the rows that are shown, and where differences alone are counted. */
const ofListing = <Value = string | null>(column: PgColumn): SQL<Value> =>
  sql<Value>`(select of_listing.${sql.identifier(column.name)} from ${listings} of_listing where of_listing.id = ${portalDifferences.listingId})`

export const differenceRowColumns = {
  id: portalDifferences.id,
  listingId: portalDifferences.listingId,
  portal: sql<Portal>`${portalDifferences.portal}`,
  kind: portalDifferences.kind,
  ours: portalDifferences.ours,
  theirs: portalDifferences.theirs,
  cause: portalDifferences.cause,
  firstSeenAt: portalDifferences.firstSeenAt,
  reference: ofListing<string>(listings.reference),
  title: ofListing(listings.title),
  agentId: ofListing(listings.agentId),
  teamId: ofListing(listings.teamId),
}

export const DIFFERENCE_FILTERED = {
  list: DIFFERENCE_LIST,
  columns: {
    listing: { field: 'reference', value: ofListing(listings.reference) },
    portal: { field: 'portal', value: portalDifferences.portal },
    kind: { field: 'kind', value: portalDifferences.kind },
    cause: { field: 'cause', value: portalDifferences.cause },
    ours: { field: 'ours', value: portalDifferences.ours },
    theirs: { field: 'theirs', value: portalDifferences.theirs },
    agent: { field: 'agentId', value: ofListing(listings.agentId) },
    team: { field: 'teamId', value: ofListing(listings.teamId) },
    seen: {
      field: 'firstSeenAt',
      value: portalDifferences.firstSeenAt,
      sortBy: byInstant(portalDifferences.firstSeenAt, 'required'),
    },
  } satisfies Record<DifferenceColumn, BoundColumn<keyof DifferenceRow>>,
  search: null,
} as const satisfies Filtered
