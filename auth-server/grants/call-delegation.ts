import { findCallHands, recordDelegation } from '#db/pace/calls/delegations.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import { isStorable } from '#domain/storable.ts'
import { CALL_DELEGATION_GRANT } from '#service/identity/token-client.ts'
import { errors, type TokenEndpointGrantContext } from 'oidc-provider'
import type { ClientRegistry } from '../clients/clients.ts'
import type { Resources } from '../oidc/resources.ts'
import { ACTING_SECONDS, issueActingToken } from './act-for-person.ts'
import { resolveTarget } from './target.ts'

export const CALL_DELEGATION_PARAMS = ['call', 'resource', 'scope'] as const
const READ = 'mcp:read'
export type DelegationContext = TokenEndpointGrantContext<{ call?: string }>

type Options = {
  db: PaceDb
  resources: Resources
  clients: Pick<ClientRegistry, 'scopesFor'>
  now: () => Date
}

/**
 * For one call, its agent's hands are lent to Assistcraft: `sub` the agent, `act` the client, `call` the call. Renewed by
 * asking again, for as long as the call is in that agent's hands. Once it is over, only to read, and only until it was
 * analysed: nobody's hands are lent for writing on what has ended.
 */
export function callDelegationGrant({ db, resources, clients, now }: Options) {
  return async function callDelegation(ctx: DelegationContext): Promise<void> {
    const { call } = ctx.oidc.params
    if (!call) throw new errors.InvalidRequest("missing required parameter 'call'")
    const target = await resolveTarget(ctx, {
      resources,
      clients,
      grant: 'delegation',
      lifetimeSeconds: ACTING_SECONDS,
    })
    const { person, isOver } = await requireAgent(db, call)
    const writing = isOver ? target.scopes.find((scope) => scope !== READ) : undefined
    if (writing) throw new errors.InvalidScope('a call that is over is only read for', writing)
    const clientId = ctx.oidc.client.clientId
    await recordDelegation(db, { callId: call, personId: person.id, clientId }, now())
    const grantType = CALL_DELEGATION_GRANT
    ctx.body = await issueActingToken(ctx, { person, target, grantId: '', grantType })
  }
}

async function requireAgent(db: PaceDb, callId: string) {
  const hands = isStorable(callId) ? await findCallHands(db, callId) : null
  const person = hands && (await findActivePerson(db, hands.agentId))
  if (!hands || !person) throw new errors.InvalidGrant("this call is in no agent's hands")
  return { person, isOver: hands.isOver }
}
