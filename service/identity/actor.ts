import type { Actor } from '#domain/access/access.ts'
import type { TokenClaims } from '#domain/access/token.ts'

/** PACE's own pages: who acts through them acts in person. */
const FIRST_PARTY = 'pace-app'
/** Their client, as the audit names what somebody acted through. */
export const VIA_PAGES = `service:${FIRST_PARTY}`

/** Who a verified access token stands for: a person (a delegation keeps its client and call) or a machine client. */
export function actorFromClaims(claims: TokenClaims): Actor {
  if (!claims.role) return { kind: 'service', id: claims.clientId, scopes: claims.scopes }
  return {
    kind: 'person',
    id: claims.sub,
    role: claims.role,
    teamId: claims.teamId ?? null,
    ...(claims.seesTeam ? { seesTeam: true } : {}),
    ...(claims.actor && claims.actor !== FIRST_PARTY ? { via: claims.actor } : {}),
    ...(claims.call ? { call: claims.call } : {}),
  }
}
