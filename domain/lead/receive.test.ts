import { expect, test } from 'vitest'
import { type InterestFacts, receiveInterest } from './receive.ts'

const teams = [
  { id: 'marina', areas: ['dubai-marina'] },
  { id: 'downtown', areas: ['downtown-dubai'] },
]
const facts: InterestFacts = { openLeadId: null, listing: null, namedAgent: null, teams }
const open = { ...facts, openLeadId: 'lead-1' }

test('whoever has an open lead is attached to it, refused or given another, as asked', () => {
  const fields = { name: 'Sara' }
  expect(receiveInterest({ fields, ifOpen: 'attach' }, open)).toEqual({
    kind: 'attached',
    leadId: 'lead-1',
  })
  expect(receiveInterest({ fields, ifOpen: 'refuse' }, open)).toEqual({
    kind: 'refused',
    leadId: 'lead-1',
  })
  expect(receiveInterest({ fields, ifOpen: 'another' }, open).kind).toBe('new')
  expect(receiveInterest({ fields, ifOpen: 'refuse' }, facts).kind).toBe('new')
})

test('a new lead is routed by its areas, unless it has its place', () => {
  const fields = { name: 'Sara', areas: ['downtown-dubai'] }
  expect(receiveInterest({ fields, ifOpen: 'attach' }, facts)).toMatchObject({
    fields: { teamId: 'downtown' },
  })
  const placed = { ...fields, teamId: 'marina', ownerId: 'omar' }
  expect(receiveInterest({ fields: placed, ifOpen: 'attach' }, facts)).toMatchObject({
    fields: { teamId: 'marina', ownerId: 'omar' },
  })
})

test('the listing that was asked about says what the lead is for, where the person did not', () => {
  const listing = { teamId: 'downtown', agent: null, area: 'downtown-dubai', purpose: 'sale' }
  expect(
    receiveInterest({ fields: { name: 'Sara' }, ifOpen: 'attach' }, { ...facts, listing }),
  ).toEqual({
    kind: 'new',
    fields: { name: 'Sara', areas: ['downtown-dubai'], intent: 'buy', teamId: 'downtown' },
  })
})
