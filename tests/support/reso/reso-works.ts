import type { PaceDb } from '#db/pace/client.ts'
import { eventSource, mediaSource } from '#db/pace/reso/other-sources.ts'
import { propertySource } from '#db/pace/reso/property-source.ts'
import { readRelated } from '#db/pace/reso/read-related.ts'
import { readEntities } from '#db/pace/reso/read-resource.ts'
import type { ResoSource } from '#db/pace/reso/source.ts'
import { readQueryOptions } from '#domain/odata/query-options.ts'
import { NO_REFERENCE } from '#domain/reference/reference.ts'
import { lookupsOf } from '#domain/reso/lookups.ts'
import { MEDIA } from '#domain/reso/resources.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

type Work = (db: PaceDb) => Promise<unknown>

const ORDERS = ['', 'ModificationTimestamp desc', 'ListPrice', 'ListPrice desc']
const FILTERS = [
  'ModificationTimestamp gt 2026-01-02T00:00:00Z',
  "ListingId eq 'P-77'",
  "ListingKey eq '00000000-0000-4000-8000-00000000000a'",
  "StandardStatus eq 'Withdrawn'",
  'ListPrice lt 100',
]
const SOME_KEYS = Array.from({ length: 20 }, () => crypto.randomUUID())
const HOMES = propertySource('all', {
  ...SOME_HOUSE,
  lookups: lookupsOf(NO_REFERENCE, SOME_HOUSE.country),
})

/** What partners ask by RESO's Web API: in each order and by each filter that an index serves, what changed, and what hangs on a page. */
export function resoWorks(limit: number): Record<string, Work> {
  const homes = (filter: string | null, order = '') => read(HOMES, limit, filter, order)
  return {
    ...Object.fromEntries(ORDERS.map((order) => [`RESO by ${order}`, homes(null, order)])),
    ...Object.fromEntries(FILTERS.map((filter) => [`RESO where ${filter}`, homes(filter)])),
    'RESO events': resoEvents(limit),
    'RESO pictures of listings': (db) => picturesOf(db, SOME_KEYS),
  }
}

/** What changed after an event, for whoever sees all of it. */
export function resoEvents(limit: number): Work {
  return read(eventSource('all', {}, ''), limit, 'EntityEventSequence gt 5')
}

function read(source: ResoSource, limit: number, filter: string | null, order = ''): Work {
  const asked = new URLSearchParams({
    ...(filter ? { $filter: filter } : {}),
    ...(order ? { $orderby: order } : {}),
  })
  const query = { ...readQueryOptions(source.resource, asked), limit, after: null, skip: 0 }
  return (db) => readEntities(db, source, query)
}

function picturesOf(db: PaceDb, keys: readonly string[]): Promise<unknown> {
  const source = mediaSource('all', {}, { before: '', after: '' })
  const [by] = MEDIA.fields.filter(({ name }) => name === 'ResourceRecordKey')
  if (!by) throw new Error('Media hang on nothing.')
  const all = { filter: null, orderBy: [], most: 50 }
  return readRelated(db, source, { by, keys, select: MEDIA.fields, ...all })
}
