import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { arrivals, enquiries, leads } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { takePropertyFinderLead } from './entries/property-finder.ts'

/** As the portal's contract describes it (`WHBaseEvent`, `WHPayloadLead`). */
const EVENT = {
  id: 'lead-created-12345678',
  type: 'lead.created',
  timestamp: '2026-11-29T10:00:00Z',
  entity: { id: 'pf-lead-1', type: 'lead' },
  payload: {
    channel: 'whatsapp',
    status: 'sent',
    entityType: 'listing',
    publicProfile: { id: 123 },
    listing: { id: '01JZ50J63YP6BZB49N0BZ8M3T6', reference: 'P-unknown' },
    responseLink: 'https://example.com/r/1',
    sender: {
      name: 'Jane Doe',
      contacts: [
        { type: 'email', value: 'jane@b.example' },
        { type: 'phone', value: '+971555555555' },
      ],
    },
  },
}

test('a lead of Property Finder is one enquiry, whichever of its events comes first and how often', async () => {
  const api = await createTestApi({ scale: 0 })
  const take = (event: object) => takePropertyFinderLead(api.deps, { text: JSON.stringify(event) })
  const updated = { ...EVENT, id: 'lead-updated-1', type: 'lead.updated' }
  const taken = await take({ ...updated, payload: { ...EVENT.payload, status: 'read' } })
  expect(taken.state).toBe('lead')
  const more = await Promise.all([EVENT, EVENT, { ...updated, type: 'lead.assigned' }].map(take))
  expect(more.map(({ state }) => state)).toEqual(['repeat', 'repeat', 'repeat'])
  expect(new Set(more.map(({ leadId }) => leadId))).toEqual(new Set([taken.leadId]))
  const [lead] = await api.db.select().from(leads)
  expect(lead).toMatchObject({
    name: 'Jane Doe',
    phone: '+971555555555',
    email: 'jane@b.example',
    source: 'propertyFinder',
  })
  const [enquiry] = await api.db.select().from(enquiries)
  expect(enquiry).toMatchObject({ externalId: 'pf-lead-1', unread: [{ field: 'listing' }] })
})

test('a lead of a project, and one by call, come without a listing', async () => {
  const api = await createTestApi({ scale: 0 })
  const { listing: _, ...payload } = EVENT.payload
  const sender = { name: '', contacts: [{ type: 'phone', value: 971501112233 }] }
  const project = { id: '123e4567-e89b-12d3-a456-426655440000' }
  const event = { ...EVENT, type: 'lead.assigned', payload: { ...payload, project, sender } }
  const { state } = await takePropertyFinderLead(api.deps, { text: JSON.stringify(event) })
  expect(state).toBe('lead')
  const [row] = await api.db.select().from(arrivals)
  expect(row).toMatchObject({ who: '+971501112233', extras: { project: project.id } })
})

test('other events, and what is no event, make no lead and are kept', async () => {
  const api = await createTestApi({ scale: 0 })
  const odd: [string, string][] = [
    [JSON.stringify({ ...EVENT, type: 'user.created' }), 'other'],
    ['{"type":"lead.created"}', 'held'],
    [JSON.stringify({ ...EVENT, payload: { sender: { contacts: 'x' } } }), 'held'],
    ['{', 'held'],
    ['null', 'other'],
  ]
  for (const [text, state] of odd) {
    expect((await takePropertyFinderLead(api.deps, { text })).state).toBe(state)
  }
  const rows = await api.db.select().from(arrivals).orderBy(asc(arrivals.receivedAt))
  expect(rows.map(({ body }) => Buffer.from(body).toString())).toEqual(odd.map(([text]) => text))
  expect(await api.db.$count(leads)).toBe(0)
  expect(api.errors).toEqual([])
})
