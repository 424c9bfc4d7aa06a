import type { PaceDb } from '#db/pace/client.ts'
import { type ActivePerson, findActivePerson } from '#db/pace/people/people.ts'
import { hasEnded } from '#db/pace/sessions/web-sessions.ts'
import type { Account, FindAccount } from 'oidc-provider'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * People as the provider's accounts. Whoever may not go on is not found, so every code, refresh and exchange of theirs
 * fails with invalid_grant. A grant's id is its web session's id: with the session ends what was granted for it.
 */
export function createFindAccount(db: PaceDb): FindAccount {
  return async (_ctx, id, token) => {
    if (!UUID.test(id)) return undefined
    const grantId = token && 'grantId' in token ? token.grantId : undefined
    if (typeof grantId === 'string' && UUID.test(grantId) && (await hasEnded(db, grantId))) {
      return undefined
    }
    const person = await findActivePerson(db, id)
    return person ? toAccount(person) : undefined
  }
}

export function toAccount(person: ActivePerson): Account {
  return {
    accountId: person.id,
    person,
    claims: () => ({ sub: person.id, email: person.email, name: person.name }),
  }
}

/** The claims of a person's access token beside the standard ones. */
export function rightsClaims({ role, teamId, seesTeam, sessionVersion }: ActivePerson) {
  const team = teamId ? { team: teamId, ...(seesTeam ? { sees_team: true } : {}) } : {}
  return { role, ...team, sv: sessionVersion }
}
