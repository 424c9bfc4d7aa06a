import { findCallAgent, recordDelegation } from '#db/pace/call-delegations.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findActivePerson } from '#db/pace/people.ts'
import { isStorable } from '#domain/storable.ts'
import { CALL_DELEGATION_GRANT } from '#service/token-client.ts'
import { errors, type TokenEndpointGrantContext } from 'oidc-provider'
import type { ClientRegistry } from '../clients.ts'
import type { Resources } from '../resources.ts'
import { ACTING_SECONDS, issueActingToken } from './act-for-person.ts'
import { resolveTarget } from './target.ts'

export const CALL_DELEGATION_PARAMS = ['call', 'resource', 'scope'] as const
export type DelegationContext = TokenEndpointGrantContext<{ call?: string }>

type Options = {
  db: PaceDb
  resources: Resources
  clients: Pick<ClientRegistry, 'scopesFor'>
  now: () => Date
}

/**
 * For one call, its agent's hands are lent to Assistcraft: `sub` the agent, `act` the client, `call` the call. Renewed by
 * asking again, for as long as the call is in that agent's hands and not wrapped up.
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
    const person = await requireAgent(db, call)
    const clientId = ctx.oidc.client.clientId
    await recordDelegation(db, { callId: call, personId: person.id, clientId }, now())
    const grantType = CALL_DELEGATION_GRANT
    ctx.body = await issueActingToken(ctx, { person, target, grantId: '', grantType })
  }
}

async function requireAgent(db: PaceDb, callId: string) {
  const agentId = isStorable(callId) ? await findCallAgent(db, callId) : null
  const agent = agentId && (await findActivePerson(db, agentId))
  if (!agent) throw new errors.InvalidGrant("this call is in no agent's hands")
  return agent
}
