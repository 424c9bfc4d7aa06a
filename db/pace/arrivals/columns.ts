import { sql } from 'drizzle-orm'
import { ARRIVAL_LIST, type ArrivalColumn } from '#domain/list/arrivals.ts'
import type { LeadScope } from '../leads/records.ts'
import { ifReadable, inLeadScope } from '../leads/records.ts'
import { byInstant } from '../list/bind.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { arrivals, leads } from '../schema.ts'

/** What a row says of its lead is what its reader may see of that. */
export function arrivalRowColumns(readable: LeadScope) {
  return {
    id: arrivals.id,
    who: arrivals.who,
    gist: arrivals.gist,
    state: arrivals.state,
    question: arrivals.question,
    channel: arrivals.channel,
    source: arrivals.source,
    leadId: arrivals.leadId,
    leadReference: ifReadable(readable, leads.reference),
    mayOpenLead: sql<boolean>`coalesce(${inLeadScope(readable) ?? sql`${leads.id} is not null`}, false)`,
    receivedAt: arrivals.receivedAt,
  }
}

export type ArrivalRow = Pick<
  typeof arrivals.$inferSelect,
  'id' | 'who' | 'gist' | 'state' | 'question' | 'channel' | 'source' | 'leadId' | 'receivedAt'
> & { leadReference: string | null; mayOpenLead: boolean }

export const ARRIVAL_FILTERED = {
  list: ARRIVAL_LIST,
  columns: {
    who: { field: 'who', value: arrivals.who },
    gist: { field: 'gist', value: arrivals.gist },
    state: { field: 'state', value: arrivals.state },
    channel: { field: 'channel', value: arrivals.channel },
    source: { field: 'source', value: arrivals.source },
    lead: { field: 'leadReference', value: leads.reference },
    received: {
      field: 'receivedAt',
      value: arrivals.receivedAt,
      sortBy: byInstant(arrivals.receivedAt, 'required'),
    },
  } satisfies Record<ArrivalColumn, BoundColumn<keyof ArrivalRow>>,
  search: 'arrival',
} as const satisfies Filtered
