import { expect, test } from 'vitest'
import { routeLead, type RoutingFacts } from './routing.ts'

const teams = [
  { id: 'first', areas: ['marina', 'jbr'] },
  { id: 'second', areas: ['downtown'] },
]
const layla = { id: 'layla', teamId: 'second' }

function route(facts: Partial<RoutingFacts>) {
  return routeLead({ areas: [], teams, ...facts })
}

test('whom the portal named gets the lead, whatever else fits', () => {
  const listing = { teamId: 'first', agent: { id: 'omar', teamId: 'first' } }
  expect(route({ namedAgent: layla, listing, areas: ['marina'] })).toEqual({
    teamId: 'second',
    ownerId: 'layla',
    rule: 'namedAgent',
  })
})

test("a question about a listing goes to the listing's agent, or to its team when she has left", () => {
  expect(route({ listing: { teamId: 'second', agent: layla } })?.rule).toBe('listingAgent')
  expect(route({ listing: { teamId: 'second', agent: null } })).toEqual({
    teamId: 'second',
    ownerId: null,
    rule: 'listingTeam',
  })
})

test('an agent without a team is nobody to route to', () => {
  expect(route({ namedAgent: { id: 'temp', teamId: null }, areas: ['jbr'] })?.rule).toBe('area')
})

test('the team with most of the areas may claim it', () => {
  const facts = { areas: ['downtown', 'marina', 'jbr'] }
  expect(route(facts)).toEqual({ teamId: 'first', ownerId: null, rule: 'area' })
})

test('where nothing fits, the oldest team has it', () => {
  expect(route({ areas: ['al-ain'] })).toEqual({ teamId: 'first', ownerId: null, rule: 'default' })
  expect(route({ teams: [] })).toBeNull()
})
