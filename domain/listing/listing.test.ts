import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '../access/access.ts'
import { commandFor } from '../record/commands.ts'
import type { ListingFields } from './fields.ts'
import { createListingUpdate, readListing } from './listing.ts'
import { SOME_HOUSE } from '../testing/house.ts'

const sara: Actor = { kind: 'person', id: 'sara', role: 'agent', teamId: null }
const now = '2026-11-23T08:00:00.000Z'
const ready: Partial<ListingFields> = {
  reference: 'P-20001',
  status: 'available',
  title: '2-bed in Marina Gate 1',
  purpose: 'rent',
  rentPeriod: 'year',
  propertyType: 'apartment',
  area: 'dubai-marina',
  price: 155_000,
  sizeSqft: 1200,
  permitNumber: '7112345678',
  agentId: crypto.randomUUID(),
}

function listing(fields: Partial<ListingFields>, description = ['A bright home.']): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createListingUpdate(fields, description))
  return doc
}

function run(doc: Y.Doc, name: string, args: unknown): void {
  commandFor('listing', name).apply(doc, args, { actor: sara, now, habits: SOME_HOUSE })
}

test('the description becomes paragraphs that an editor reads', () => {
  const doc = listing(ready, ['A bright home.', 'Vacant on transfer.'])
  expect(doc.getXmlFragment('description').toString()).toBe(
    '<paragraph>A bright home.</paragraph><paragraph>Vacant on transfer.</paragraph>',
  )
})

test('publishing queues the listing for the portal', () => {
  const doc = listing(ready)
  run(doc, 'publish', { portal: 'bayut' })
  expect(readListing(doc).portals).toEqual({ bayut: { state: 'queued', at: now } })
})

test.each([
  ['setStatus', { status: 'let' }],
  ['setStatus', { status: 'draft' }],
  ['setStatus', { status: 'withdrawn' }],
  ['archive', {}],
])('what is not to be had any more leaves the portals that show it: %s %o', (name, args) => {
  const doc = listing(ready)
  run(doc, 'publish', { portal: 'bayut' })
  run(doc, 'recordPortalState', { portal: 'website', state: { state: 'removed', at: now } })
  run(doc, name, args)
  expect(readListing(doc).portals).toEqual({
    bayut: { state: 'removing', at: now },
    website: { state: 'removed', at: now },
  })
})

test('what a portal is known of answers one wish; a later one stands', () => {
  const doc = listing(ready)
  run(doc, 'publish', { portal: 'bayut' })
  const live = { state: 'live', at: now } as const
  const earlier = '2026-11-22T08:00:00.000Z'
  run(doc, 'recordPortalState', { portal: 'bayut', state: live, answers: earlier })
  expect(readListing(doc).portals.bayut?.state).toBe('queued')
  run(doc, 'recordPortalState', { portal: 'bayut', state: live, answers: now })
  expect(readListing(doc).portals.bayut).toEqual(live)
})

test('a permit that ended before today takes it off all portals; one that ends today does not', () => {
  const doc = listing({ ...ready, permitEndsOn: '2026-11-23' })
  run(doc, 'publish', { portal: 'bayut' })
  run(doc, 'leavePortals', {})
  expect(readListing(doc).portals.bayut?.state).toBe('queued')
  run(doc, 'setFields', { fields: { permitEndsOn: '2026-11-22' } })
  run(doc, 'leavePortals', {})
  expect(readListing(doc).portals.bayut?.state).toBe('removing')
})

test('a listing under offer stays where it is shown', () => {
  const doc = listing(ready)
  run(doc, 'publish', { portal: 'bayut' })
  run(doc, 'setStatus', { status: 'underOffer' })
  expect(readListing(doc).portals).toEqual({ bayut: { state: 'queued', at: now } })
})

test('publishing names everything that is missing at once', () => {
  const doc = listing({
    ...ready,
    permitNumber: null,
    price: null,
    rentPeriod: null,
    status: 'draft',
  })
  expect(() => run(doc, 'publish', { portal: 'bayut' })).toThrow(
    'Before it can be published: price is missing; permit is missing; rent period is missing; status must be Available.',
  )
  expect(readListing(doc).portals).toEqual({})
})

test('what is not on a portal cannot be taken off it', () => {
  expect(() => run(listing(ready), 'unpublish', { portal: 'bayut' })).toThrow(
    'The listing is not on Bayut.',
  )
})

test('taking off keeps the address until the portal has answered', () => {
  const doc = listing(ready)
  run(doc, 'recordPortalState', {
    portal: 'bayut',
    state: { state: 'live', at: now, url: 'https://www.bayut.com/1' },
  })
  run(doc, 'unpublish', { portal: 'bayut' })
  expect(readListing(doc).portals.bayut).toEqual({
    state: 'removing',
    at: now,
    url: 'https://www.bayut.com/1',
  })
})

test('a permit is digits', () => {
  expect(() => run(listing(ready), 'setFields', { fields: { permitNumber: 'abc' } })).toThrow(
    /Permit: Write the digits/,
  )
})

test('the status and the agent change only by their commands', () => {
  const doc = listing(ready)
  run(doc, 'setStatus', { status: 'underOffer' })
  expect(readListing(doc).status).toBe('underOffer')
  expect(() => run(doc, 'setFields', { fields: { status: 'sold' } })).toThrow(/no field 'status'/)
})
