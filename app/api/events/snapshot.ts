import { type Actor, can } from '#domain/access/access.ts'
import type { EventResource } from '#domain/record/event.ts'
import { listCallRecords } from '#db/pace/calls/records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listContactRecords } from '#db/pace/contacts/records.ts'
import { listEnquiryRecords } from '#db/pace/enquiries/records.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listLeadRecords, type LeadScope } from '#db/pace/leads/records.ts'
import { listListingRecords } from '#db/pace/listings/records.ts'
import { listPropertyRecords } from '#db/pace/properties/records.ts'
import type { InstantCursor } from '#db/pace/query/keyset.ts'
import { listTasks } from '#db/pace/tasks/records.ts'
import { listViewingRecords } from '#db/pace/viewings/records.ts'
import { callScope, leadScope, taskScope, teamScope } from '../caller/scopes.ts'
import { showCall } from '../resources/calls.ts'
import { showContacts } from '../resources/contacts.ts'
import { showLead } from '../resources/leads.ts'
import { showListing } from '../resources/listings.ts'
import { showProperties } from '../resources/properties.ts'

type Row = { id: string }
type Page = { limit: number; after?: InstantCursor }
type Read = (
  db: PaceDb,
  page: Page,
) => Promise<{ rows: readonly Row[]; next: InstantCursor | null }>
type Asked = { actor: Actor; zone: string }

/** Nouns of which there is a snapshot, those that others point to first. */
export const SNAPSHOT_RESOURCES = [
  'contact',
  'property',
  'listing',
  'lead',
  'enquiry',
  'call',
  'viewing',
  'task',
] as const satisfies readonly EventResource[]
export type SnapshotResource = (typeof SNAPSHOT_RESOURCES)[number]

const SLICE = 500

/**
 * Every record that the actor may read, as lines of JSON, of one instant: first the sequence of the log that they stand at, then the
 * records, then how many there were. A slice is read when the one before has been taken.
 */
export async function* snapshotLines(
  tx: PaceDb,
  { begins, ...asked }: Asked & { begins?: (sequence: number) => void },
  resources: readonly SnapshotResource[],
): AsyncGenerator<string> {
  const sequence = await findLastSequence(tx)
  begins?.(sequence)
  yield line({ sequence, resources })
  let count = 0
  for (const resource of resources) {
    const read = READERS[resource](asked)
    let after: InstantCursor | undefined
    do {
      const { rows, next } = await read(tx, { limit: SLICE, after })
      count += rows.length
      if (rows.length > 0) {
        yield rows.map((row) => line({ resource, key: row.id, fields: row })).join('')
      }
      after = next ?? undefined
    } while (after)
  }
  yield line({ end: true, sequence, count })
}

/** Those of which this actor may read any record. */
export function readableResources(actor: Actor): SnapshotResource[] {
  return SNAPSHOT_RESOURCES.filter(
    (resource) =>
      actor.kind === 'person' ||
      // A signal is seen by who sees its lead.
      can(actor, 'read', resource === 'enquiry' ? 'lead' : resource) ||
      isOpenToWhole(actor, resource),
  )
}

/** What no scope of its own reads: open to who reads the whole log. */
function isOpenToWhole(actor: Actor, resource: SnapshotResource): boolean {
  return (resource === 'task' || resource === 'viewing') && can(actor, 'readWhole', 'event')
}

const READERS: Record<SnapshotResource, (asked: Asked) => Read> = {
  contact: (asked) => async (db, page) => {
    const { rows, next } = await listContactRecords(db, leadScope(asked.actor), all(asked), page)
    return { rows: await showContacts(db, rows), next }
  },
  property: (asked) => async (db, page) => {
    const { rows, next } = await listPropertyRecords(db, all(asked), page)
    return { rows: await showProperties(db, asked.actor, rows), next }
  },
  listing: (asked) => async (db, page) => {
    const scope = teamScope(asked.actor, 'listings:read')
    const { rows, next } = await listListingRecords(db, scope, all(asked), page)
    return { rows: rows.map(showListing), next }
  },
  lead: (asked) => async (db, page) => {
    const { rows, next } = await listLeadRecords(db, leadScope(asked.actor), all(asked), page)
    return { rows: rows.map(showLead), next }
  },
  enquiry: (asked) => (db, page) => listEnquiryRecords(db, leadScope(asked.actor), page),
  call: (asked) => async (db, page) => {
    const { rows, next } = await listCallRecords(db, callScope(asked.actor), all(asked), page)
    return { rows: rows.map(showCall), next }
  },
  viewing: (asked) => (db, page) =>
    listViewingRecords(db, rowsOf(asked.actor), { ...all(asked), readable: readable(asked) }, page),
  task: (asked) => (db, page) => {
    const scope = asked.actor.kind === 'service' ? 'all' : taskScope(asked.actor)
    return listTasks(db, scope, { ...all(asked), readable: readable(asked) }, page)
  },
}

function all({ zone }: Asked) {
  return { filter: [], zone }
}

/** By these leads a list is narrowed by name; a snapshot is not narrowed. */
function readable({ actor }: Asked): LeadScope {
  return actor.kind === 'person' ? leadScope(actor) : 'all'
}

function rowsOf(actor: Actor) {
  if (actor.kind === 'service' || actor.role === 'admin') return 'all' as const
  return { personId: actor.id, teamId: actor.teamId }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
