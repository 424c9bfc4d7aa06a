import type { Actor } from '#domain/access.ts'
import type { LeadScope } from '#db/pace/lead-records.ts'
import type { Scope } from '#db/pace/scope.ts'
import { requireScope } from './caller.ts'

/** The rows that `can(actor, 'read', 'lead', …)` allows, as a query says it. */
export function leadScope(actor: Actor): LeadScope {
  requireScope(actor, 'leads:read')
  if (actor.kind === 'service' || actor.role === 'admin') return 'all'
  return { personId: actor.id, teamId: actor.teamId, wholeTeam: actor.role === 'manager' }
}

/** The rows that `can(actor, 'read', 'listing' | 'call', …)` allows; `scope` is what a machine client needs. */
export function teamScope(actor: Actor, scope: 'listings:read' | 'calls:read'): Scope {
  requireScope(actor, scope)
  if (actor.kind === 'service' || actor.role === 'admin') return 'all'
  return { personId: actor.id, teamId: actor.teamId }
}
