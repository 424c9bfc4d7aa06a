import { expect, test } from 'vitest'
import { type Actor, can, type Facts } from '#domain/access/access.ts'
import { ROLES } from '#domain/access/person.ts'
import type { LeadScope } from '#db/pace/leads/records.ts'
import { callScope, leadScope, teamScope } from './scopes.ts'

const ME = 'me'
const TEAM = 'mine'
const OWNERS = [ME, 'other', null]
const TEAMS = [TEAM, 'theirs', null]
const ACTORS = ROLES.flatMap((role) =>
  [TEAM, null].map((teamId) => ({ kind: 'person' as const, id: ME, role, teamId }) satisfies Actor),
)

const FACTS: Facts[] = OWNERS.flatMap((ownerId) =>
  TEAMS.flatMap((teamId) =>
    [[], [ME]].map((collaboratorIds) => ({ ownerId, teamId, collaboratorIds })),
  ),
)

/** What `inScope` asks the database, in words. */
function inTeamScope(actor: Actor, facts: Facts): boolean {
  const scope = teamScope(actor, 'calls:read')
  if (scope === 'all') return true
  return (
    (scope.teamId !== null && facts.teamId === scope.teamId) || facts.ownerId === scope.personId
  )
}

/** What `inLeadScope` and `inCallScope` ask the database, in words. */
function inOwnScope(scope: LeadScope, facts: Facts): boolean {
  if (scope === 'all') return true
  const ofTeam = scope.teamId !== null && facts.teamId === scope.teamId
  const own = facts.ownerId === scope.personId
  const shared = (facts.collaboratorIds ?? []).includes(scope.personId)
  return own || shared || (ofTeam && (scope.wholeTeam || !facts.ownerId))
}

test('the rows of a scope are exactly those that the policy lets one read', () => {
  for (const actor of ACTORS) {
    for (const facts of FACTS) {
      const label = JSON.stringify({ actor, facts })
      expect(inTeamScope(actor, facts), label).toBe(can(actor, 'read', 'viewing', facts))
      expect(inOwnScope(leadScope(actor), facts), label).toBe(can(actor, 'read', 'lead', facts))
      expect(inOwnScope(callScope(actor), facts), label).toBe(can(actor, 'read', 'call', facts))
    }
  }
})
