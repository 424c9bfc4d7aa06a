import { expect, test } from 'vitest'
import { type Actor, can, type Facts } from '#domain/access.ts'
import { ROLES } from '#domain/person.ts'
import { readScope } from './read-scope.ts'

const ME = 'me'
const TEAM = 'mine'

/** What `inScope` asks the database, in words. */
function inScope(actor: Actor, facts: Facts): boolean {
  const scope = readScope(actor)
  if (scope === 'all') return true
  return (
    (scope.teamId !== null && facts.teamId === scope.teamId) || facts.ownerId === scope.personId
  )
}

const FACTS: Facts[] = [ME, 'other', null].flatMap((ownerId) =>
  [TEAM, 'theirs', null].map((teamId) => ({ ownerId, teamId })),
)
const ACTORS: Actor[] = ROLES.flatMap((role) =>
  [TEAM, null].map((teamId) => ({ kind: 'person' as const, id: ME, role, teamId })),
)

test.each(['call', 'viewing'] as const)(
  'a list of %ss holds exactly what may be read',
  (resource) => {
    for (const actor of ACTORS) {
      for (const facts of FACTS) {
        const label = JSON.stringify({ actor, facts })
        expect(inScope(actor, facts), label).toBe(can(actor, 'read', resource, facts))
      }
    }
  },
)
