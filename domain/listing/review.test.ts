import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '../access/access.ts'
import { commandFor } from '../record/commands.ts'
import { SOME_HOUSE } from '../testing/house.ts'
import { LISTING_STATUSES, type ListingFields, type ListingStatus } from './fields.ts'
import { createListingUpdate, readListing } from './listing.ts'
import { needsApproval } from './status.ts'

const [SARA, LAYLA, TEAM] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const agent: Actor = { kind: 'person', id: SARA, role: 'agent', teamId: TEAM }
const manager: Actor = { kind: 'person', id: LAYLA, role: 'manager', teamId: TEAM }
const ALL = Object.keys(LISTING_STATUSES) as ListingStatus[]

function listing(fields: Partial<ListingFields>): Y.Doc {
  const doc = new Y.Doc()
  const own = { reference: 'P-20001', agentId: SARA, teamId: TEAM, status: 'draft' as const }
  Y.applyUpdate(doc, createListingUpdate({ ...own, ...fields }))
  return doc
}

function run(doc: Y.Doc, actor: Actor, name: string, args: object) {
  const now = '2026-11-23T08:00:00.000Z'
  commandFor('listing', name).apply(doc, args, { actor, now, habits: SOME_HOUSE })
  const { status, reviewAskedBy, reviewedBy, reviewWords } = readListing(doc)
  return { status, reviewAskedBy, reviewedBy, reviewWords }
}

test('an agent asks, a manager gives it back with words, the agent asks again and the manager approves', () => {
  const doc = listing({})
  const none = { reviewAskedBy: SARA, reviewedBy: null, reviewWords: null }
  expect(run(doc, agent, 'setStatus', { status: 'review' })).toEqual({ status: 'review', ...none })
  const words = 'السعر أعلى من السوق 🙂'
  expect(run(doc, manager, 'giveBack', { words })).toEqual({
    status: 'draft',
    reviewAskedBy: null,
    reviewedBy: LAYLA,
    reviewWords: words,
  })
  expect(run(doc, agent, 'setStatus', { status: 'review' })).toEqual({ status: 'review', ...none })
  expect(run(doc, manager, 'approve', {})).toEqual({
    status: 'available',
    reviewAskedBy: null,
    reviewedBy: LAYLA,
    reviewWords: null,
  })
})

test('an agent shows nothing that nobody has approved, on no way round', () => {
  for (const status of ['draft', 'review', 'withdrawn'] as const) {
    const doc = listing({ status })
    expect(() => run(doc, agent, 'setStatus', { status: 'available' })).toThrow('ask for a review')
    expect(readListing(doc).status).toBe(status)
  }
  const others: Actor = { ...manager, teamId: crypto.randomUUID() }
  expect(() => run(listing({}), others, 'setStatus', { status: 'available' })).toThrow()
  expect(run(listing({ status: 'let' }), agent, 'setStatus', { status: 'available' }).status).toBe(
    'available',
  )
})

test('of a manager who approves and one who gives back at once the first has it', () => {
  const doc = listing({ status: 'review' })
  run(doc, manager, 'giveBack', { words: 'Photos' })
  expect(() => run(doc, manager, 'approve', {})).toThrow('not in review any more')
  expect(readListing(doc)).toMatchObject({ status: 'draft', reviewWords: 'Photos' })
})

test('what is given back is in review, and something is said of it', () => {
  expect(() => run(listing({}), manager, 'giveBack', { words: 'Too dear' })).toThrow(
    'not in review any more',
  )
  for (const words of ['', ' \n ', 'x'.repeat(1_001)])
    expect(() => run(listing({ status: 'review' }), manager, 'giveBack', { words })).toThrow()
})

test('whatever leads from unseen to seen is approved, and nothing else', () => {
  const unseen = ['draft', 'review', 'withdrawn']
  for (const from of ALL)
    for (const to of ALL)
      expect(needsApproval(from, to), `${from} → ${to}`).toBe(
        unseen.includes(from) && !unseen.includes(to),
      )
  expect(needsApproval(null, 'available')).toBe(true)
})
