import { expect, test } from 'vitest'
import type { EntityEvent } from '../record/event.ts'
import { tellingsOf } from './from-events.ts'

const event = (one: Partial<EntityEvent>): EntityEvent => ({
  sequence: 7,
  resource: 'lead',
  key: 'l1',
  old: {},
  new: {},
  actor: 'person:omar',
  documentSeq: null,
  at: '2026-11-23T08:00:00.000Z',
  ...one,
})
const told = (one: Partial<EntityEvent>) =>
  tellingsOf(event(one)).map(({ kind, to, lead, listing, detail }) => ({
    kind,
    to,
    lead,
    listing,
    detail,
  }))

test('a lead tells its new owner, and whoever it is shared with from now on', () => {
  expect(told({ old: { ownerId: 'omar' }, new: { ownerId: 'sara' } })).toMatchObject([
    { kind: 'leadAssigned', to: { person: 'sara' }, lead: 'l1' },
  ])
  expect(
    told({ old: { collaboratorIds: ['a'] }, new: { collaboratorIds: ['a', 'b', 'c'] } }),
  ).toMatchObject([
    { kind: 'leadShared', to: { person: 'b' } },
    { kind: 'leadShared', to: { person: 'c' } },
  ])
})

test('what a customer does with a shortlist tells whoever shows the homes; that one was made tells nobody', () => {
  const to = { to: { person: 'sara' }, lead: 'l1', kind: 'shortlistAnswered' } as const
  const of = { shortlist: 's1', hostId: 'sara' }
  expect(told({ old: {}, new: { ...of, step: 'no', listingId: 'h1' } })).toEqual([
    { ...to, listing: 'h1', detail: { step: 'no' } },
  ])
  expect(told({ old: {}, new: { ...of, step: 'opened' } })).toEqual([
    { ...to, listing: null, detail: { step: 'opened' } },
  ])
  const others: EntityEvent['new'][] = [
    of,
    { hostId: 'sara', step: 'no' },
    { ...of, step: 'sold' },
    { ...of, step: 'no', hostId: null },
  ]
  for (const after of others) expect(told({ old: {}, new: after })).toEqual([])
})

test('a note tells whom it names, on a lead and on a contact; one that is gone tells nobody', () => {
  const after = { note: 'n1', mentioned: ['omar', 'noor'] }
  const detail = { note: 'n1' }
  expect(told({ old: { note: null }, new: after })).toEqual([
    { kind: 'mentioned', to: { person: 'omar' }, lead: 'l1', listing: null, detail },
    { kind: 'mentioned', to: { person: 'noor' }, lead: 'l1', listing: null, detail },
  ])
  const contact = { resource: 'contact', key: 'c1' } as const
  expect(told({ ...contact, old: { note: null }, new: after })).toMatchObject([
    { kind: 'mentioned', to: { person: 'omar' }, lead: null, detail: { ...detail, contact: 'c1' } },
    { to: { person: 'noor' } },
  ])
  expect(told({ ...contact, old: { note: 'n1' }, new: { note: null } })).toEqual([])
  expect(told({ ...contact, new: { name: 'Hana' } })).toEqual([])
})

test('what nobody need hear of tells nobody: a name, an owner taken away, a sharing that ends, a record removed', () => {
  expect(told({ new: { name: 'Hana', budgetMax: 1 } })).toEqual([])
  expect(told({ old: { ownerId: 'sara' }, new: { ownerId: null } })).toEqual([])
  expect(told({ old: { collaboratorIds: ['a'] }, new: { collaboratorIds: [] } })).toEqual([])
  expect(told({ new: null })).toEqual([])
  expect(told({ resource: 'viewing', old: {}, new: { feedback: 'nice' } })).toEqual([])
  expect(told({ resource: 'task', old: { doneAt: null }, new: { doneAt: 'now' } })).toEqual([])
  expect(told({ resource: 'person', new: { role: 'admin' } })).toEqual([])
})

test('an enquiry tells who works its lead; one that has none tells nobody', () => {
  const enquiry = { leadId: 'l2', listingId: 'p1', source: 'bayut' }
  expect(told({ resource: 'enquiry', old: null, new: enquiry })).toMatchObject([
    { kind: 'enquiryReceived', to: 'lead', lead: 'l2', listing: 'p1' },
  ])
  expect(told({ resource: 'enquiry', old: null, new: { ...enquiry, leadId: null } })).toEqual([])
})

test('what somebody outside writes tells whoever answers them; what the house writes, and what became of it, nobody', () => {
  const message = { contactId: 'c1', leadId: 'l2', direction: 'inbound', state: 'received' }
  const communication = { resource: 'communication', key: 'm1', old: null } as const
  expect(told({ ...communication, new: message })).toMatchObject([
    { kind: 'messageReceived', to: 'contact', lead: 'l2', detail: { contact: 'c1' } },
  ])
  expect(told({ ...communication, new: { ...message, leadId: null } })).toMatchObject([
    { kind: 'messageReceived', to: 'contact', lead: null },
  ])
  expect(told({ ...communication, new: { ...message, direction: 'outbound' } })).toEqual([])
  expect(told({ ...communication, new: { ...message, contactId: null } })).toEqual([])
  expect(told({ ...communication, old: { files: null }, new: { files: 2 } })).toEqual([])
  expect(told({ ...communication, old: { state: 'queued' }, new: { state: 'sent' } })).toEqual([])
})

test('a message that did not get there tells whoever wrote it', () => {
  const failed = { key: 'm1', old: { state: 'sent' }, new: { state: 'failed' } }
  expect(told({ resource: 'communication', ...failed })).toMatchObject([
    { kind: 'messageFailed', to: 'message' },
  ])
})

test('a viewing tells its agent that it is booked, moved or called off', () => {
  const booked = { leadId: 'l2', listingId: 'p1', startsAt: '2026-11-24T08:00:00.000Z' }
  expect(told({ resource: 'viewing', key: 'v1', old: null, new: booked })).toMatchObject([
    { kind: 'viewingBooked', to: 'viewing', detail: { startsAt: booked.startsAt } },
  ])
  expect(
    told({
      resource: 'viewing',
      key: 'v1',
      old: { status: 'pending' },
      new: { status: 'cancelled' },
    }),
  ).toMatchObject([{ kind: 'viewingChanged', to: 'viewing', detail: { status: 'cancelled' } }])
})

test('a viewing that is handed over tells whoever shows it now, and whoever did', () => {
  const handed = { old: { agentId: 'sara' }, new: { agentId: 'omar' } }
  expect(told({ resource: 'viewing', key: 'v1', ...handed })).toMatchObject([
    { kind: 'viewingHanded', to: 'viewing' },
    { kind: 'viewingChanged', to: { person: 'sara' }, detail: { status: 'handedOn' } },
  ])
})

test('what the customer of a viewing did is told by the lead, once', () => {
  const actor = 'service:viewing-link'
  const status = { old: { status: 'pending' }, new: { status: 'confirmed' } }
  expect(told({ resource: 'viewing', key: 'v1', ...status, actor })).toEqual([])
  const answer = { viewingAnswer: 'a1', step: 'confirmed', hostId: 'sara', listingId: 'p1' }
  expect(told({ resource: 'lead', key: 'l1', old: {}, new: answer, actor })).toMatchObject([
    { kind: 'viewingAnswered', to: { person: 'sara' }, lead: 'l1', listing: 'p1' },
  ])
})

test('a portal’s refusal tells the listing’s agent why', () => {
  const failed = { state: 'failed', at: '2026-11-23T08:00:00.000Z', reason: 'x'.repeat(500) }
  const [one, ...others] = told({
    resource: 'listing',
    key: 'p1',
    new: { 'portals.bayut': failed, 'portals.website': { state: 'live', at: failed.at } },
  })
  expect(others).toEqual([])
  expect(one).toMatchObject({ kind: 'listingRefused', to: 'listing', listing: 'p1' })
  expect(one?.detail.portal).toBe('bayut')
  expect(one?.detail.reason).toHaveLength(500)
})

const rung = (state: string, ownerId: string | null) => ({
  state,
  dueAt: '2026-11-23T09:00:00.000Z',
  ownerId,
})

test('a clock warns whoever has the lead; of what is overdue who leads the team hears too', () => {
  const detail = { clock: 'response', dueAt: '2026-11-23T09:00:00.000Z' }
  expect(told({ new: { 'clock.response': rung('warned', 'sara') } })).toMatchObject([
    { kind: 'clockWarned', to: { person: 'sara' }, lead: 'l1', detail },
  ])
  expect(told({ new: { 'clock.response': rung('breached', 'sara') } })).toMatchObject([
    { kind: 'clockBreached', to: { person: 'sara' }, detail },
    { kind: 'clockBreached', to: 'managers', lead: 'l1', detail },
  ])
  expect(told({ new: { 'clock.response': rung('warned', null) } })).toMatchObject([
    { to: 'managers' },
  ])
  const permit = {
    resource: 'listing',
    key: 'p1',
    new: { 'clock.permit': rung('warned', 'sara') },
  } as const
  expect(told(permit)).toMatchObject([{ kind: 'clockWarned', listing: 'p1' }])
  expect(told({ new: { 'clock.sundial': rung('warned', 'sara'), 'clock.permit': 'odd' } })).toEqual(
    [],
  )
})

test('a change of many tells whoever asked for it how it went', () => {
  const done = { state: 'done', personId: 'sara', changed: 9_998, refused: 2 }
  expect(told({ resource: 'bulk', key: 'b1', new: done })).toMatchObject([
    {
      kind: 'bulkFinished',
      to: { person: 'sara' },
      detail: { bulk: 'b1', changed: 9_998, refused: 2 },
    },
  ])
  expect(told({ resource: 'bulk', key: 'b1', new: { state: 'odd' } })).toEqual([])
})

test('a webhook that was stopped by itself is told to admins, and no other change of one', () => {
  const stopped = { state: 'disabled', reason: 'gone', url: 'https://a.example/' }
  expect(told({ resource: 'webhook', key: 'w1', new: stopped })).toMatchObject([
    {
      kind: 'webhookStopped',
      to: 'admins',
      detail: { webhook: 'w1', title: 'https://a.example/' },
    },
  ])
  expect(told({ resource: 'webhook', key: 'w1', new: { state: 'active' } })).toEqual([])
})

test('a review that is asked for tells who leads the team, an answer the agent; one that is taken back asks nobody anew', () => {
  const listing = { resource: 'listing', key: 'p1', actor: 'person:sara' } as const
  const asked = { status: 'review', reviewAskedBy: 'sara' }
  expect(told({ ...listing, old: { status: 'draft' }, new: asked })).toMatchObject([
    { kind: 'reviewAsked', to: 'managers', listing: 'p1' },
  ])
  const old = { status: 'review', reviewedBy: null }
  const given = { status: 'draft', reviewedBy: 'layla', reviewWords: 'Photos' }
  const byLayla = { ...listing, actor: 'person:layla' }
  expect(told({ ...byLayla, old, new: given })).toMatchObject([
    { kind: 'reviewAnswered', to: 'listing', detail: { status: 'draft', reason: 'Photos' } },
  ])
  expect(told({ ...byLayla, old: given, new: { ...asked, reviewedBy: null } })).toEqual([])
  expect(told({ ...listing, old, new: { status: 'draft', reviewAskedBy: null } })).toEqual([])
})
