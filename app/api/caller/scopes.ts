import type { Actor } from '#domain/access/access.ts'
import type { LeadScope } from '#db/pace/leads/records.ts'
import type { Scope } from '#db/pace/query/scope.ts'
import { requirePerson, requireScope } from './caller.ts'

/** The rows that `can(actor, 'read', 'lead', …)` allows, as a query says it. */
export function leadScope(actor: Actor): LeadScope {
  requireScope(actor, 'leads:read')
  return scopeOf(actor)
}

/** The rows that `can(actor, 'read', 'call', …)` allows, as a query says it: those of one's leads are among them. */
export function callScope(actor: Actor): LeadScope {
  requireScope(actor, 'calls:read')
  return scopeOf(actor)
}

/** The rows that `can(actor, 'read', 'listing' | 'viewing', …)` allows; `scope` is what a machine client needs. */
export function teamScope(actor: Actor, scope: 'listings:read' | 'calls:read'): Scope {
  requireScope(actor, scope)
  if (actor.kind === 'service' || actor.role === 'admin') return 'all'
  return { personId: actor.id, teamId: actor.teamId }
}

/** The rows that `can(actor, 'read', 'task', …)` allows: a team's are open to its manager alone. */
export function taskScope(actor: Actor): Scope {
  const { id, role, teamId } = requirePerson(actor, 'read tasks')
  return role === 'admin' ? 'all' : { personId: id, teamId: role === 'manager' ? teamId : null }
}

/** Whether any lead, or any listing, is read by this actor: which ones the scopes above say. */
export function mayReadLeads(actor: Actor): boolean {
  return actor.kind === 'person' || actor.scopes.includes('leads:read')
}

export function mayReadListings(actor: Actor): boolean {
  return actor.kind === 'person' || actor.scopes.includes('listings:read')
}

function scopeOf(actor: Actor): LeadScope {
  if (actor.kind === 'service' || actor.role === 'admin') return 'all'
  const { id: personId, teamId, role, seesTeam = false } = actor
  return { personId, teamId, wholeTeam: role === 'manager', seesTeam }
}
