import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Whose rows a query may return, as decided by the caller from the policy: all, or a team's and one's own. */
export type Scope = 'all' | { teamId: string | null; personId: string }

/** The rows of a scope, as a condition. Without a team only one's own rows are left. */
export function inScope(
  scope: Scope,
  columns: { team: PgColumn; owner?: PgColumn },
): SQL | undefined {
  if (scope === 'all') return undefined
  const ofTeam = scope.teamId ? eq(columns.team, scope.teamId) : sql`false`
  return columns.owner ? or(ofTeam, eq(columns.owner, scope.personId)) : ofTeam
}
