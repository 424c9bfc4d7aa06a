import type { Actor } from '#domain/access.ts'
import type { Scope } from '#db/pace/scope.ts'

/** The rows of listings, calls and viewings that the policy lets this actor read, as a query takes them. */
export function readScope(actor: Actor): Scope {
  if (actor.kind === 'service') return 'all'
  if (actor.role === 'admin') return 'all'
  return { teamId: actor.teamId, personId: actor.id }
}
