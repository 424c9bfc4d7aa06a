import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import { contacts, leads } from '../schema.ts'

/** Contacts that somebody may see, without those that were merged into another. */
export function inContactScope(scope: LeadScope): SQL | undefined {
  return and(isNull(contacts.mergedInto), hangsOnScope(scope))
}

/**
 * All, or those of one's leads, viewings and listings, and those that one keeps (as `RULES.contact` says). Of one person that is
 * few, looked up by their ids; of a whole team the list is walked in its order.
 */
export function hangsOnScope(scope: LeadScope): SQL | undefined {
  if (scope === 'all') return undefined
  const held = heldBy(scope)
  const isOwn = eq(contacts.ownerId, scope.personId)
  if (!scope.wholeTeam) return or(isOwn, isOneOf(held))
  const hangsOn = held.map((rows) => sql`exists (${rows} and contact_id = ${contacts.id})`)
  return or(isOwn, ofTeam(scope, sql`${contacts.teamId}`), ...hangsOn)
}

type Narrow = Exclude<LeadScope, 'all'>

function isOneOf(held: readonly SQL[]): SQL {
  return sql`${contacts.id} = any(array(${sql.join([...held], sql` union `)}))`
}

/** What hangs on contacts and is this person's, or the team's. */
function heldBy(scope: Narrow): SQL[] {
  return [
    sql`select ${leads.contactId} from ${leads} where ${leads.contactId} is not null and (${inLeadScope(scope)})`,
    sql`select viewings.contact_id from viewings where viewings.contact_id is not null
      and (viewings.agent_id = ${scope.personId} or ${ofTeam(scope, sql`viewings.team_id`)})`,
    sql`select property_owners.contact_id from property_owners
      join listings on listings.property_id = property_owners.property_id
      where (listings.agent_id = ${scope.personId} or ${ofTeam(scope, sql`listings.team_id`)})`,
  ]
}

function ofTeam({ wholeTeam, teamId }: Narrow, column: SQL): SQL {
  return wholeTeam && teamId ? sql`${column} = ${teamId}` : sql`false`
}
