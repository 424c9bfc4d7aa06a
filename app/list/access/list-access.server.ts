import { eq, type SQL, sql } from 'drizzle-orm'
import { type ActionOn, type Actor, authorise, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { LIST_NOUNS, type ListNoun } from '#domain/list/definition.ts'
import type { ArrivalRow } from '#db/pace/arrivals/columns.ts'
import { arrivalSource, inArrivalScope } from '#db/pace/arrivals/page.ts'
import type { AuditRow } from '#db/pace/audit/columns.ts'
import { AUDIT_SOURCE } from '#db/pace/audit/page.ts'
import type { CallRow } from '#db/pace/calls/columns.ts'
import { callSource } from '#db/pace/calls/page.ts'
import { inCallScope } from '#db/pace/calls/records.ts'
import type { ClientRow } from '#db/pace/clients/columns.ts'
import { CLIENT_SOURCE } from '#db/pace/clients/page.ts'
import type { ContactRow } from '#db/pace/contacts/columns.ts'
import { CONTACT_SOURCE } from '#db/pace/contacts/page.ts'
import { hangsOnScope } from '#db/pace/contacts/scope.ts'
import type { LeadRow } from '#db/pace/leads/columns.ts'
import { LEAD_SOURCE } from '#db/pace/leads/page.ts'
import { inLeadScope } from '#db/pace/leads/records.ts'
import type { ListSource } from '#db/pace/list/source.ts'
import type { ListingRow } from '#db/pace/listings/columns.ts'
import { LISTING_SOURCE } from '#db/pace/listings/page.ts'
import type { PersonRow } from '#db/pace/people/columns.ts'
import { PERSON_SOURCE } from '#db/pace/people/page.ts'
import type { DifferenceRow } from '#db/pace/portals/columns.ts'
import { DIFFERENCE_SOURCE, inDifferenceScope } from '#db/pace/portals/differences.ts'
import { inScope } from '#db/pace/query/scope.ts'
import { propertySource } from '#db/pace/properties/page.ts'
import type { PropertyRow } from '#db/pace/properties/columns.ts'
import { calls, leads, listings, properties, tasks, viewings } from '#db/pace/schema.ts'
import type { ListedTask } from '#db/pace/tasks/columns.ts'
import { taskSource } from '#db/pace/tasks/page.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { viewingSource } from '#db/pace/viewings/page.ts'
import { callScope, leadScope, taskScope, teamScope } from '../../api/caller/scopes.ts'

/** What a list's row is for whoever shows, sends or exports any list. */
export type AnyRow = { id: string | number }

/** A list and what of it an actor may see and take away, as the policy decides. */
export type ListAccess<Row extends AnyRow = AnyRow> = {
  /** Of other records its rows say what this actor may see of them. */
  source: (actor: Actor) => ListSource<Row>
  /** Refuses whoever may see none of it. */
  readable: (actor: Actor) => SQL | undefined
  mayExport: (actor: Actor) => boolean
  /** Refuses whoever may take none of it away. */
  exportable: (actor: Actor) => SQL | undefined
}

/** What the rows of each list are. */
type Rows = {
  lead: LeadRow
  contact: ContactRow
  call: CallRow
  person: PersonRow
  client: ClientRow
  audit: AuditRow
  arrival: ArrivalRow
  listing: ListingRow
  property: PropertyRow
  viewing: ViewingRow
  task: ListedTask
  difference: DifferenceRow
}

const ACCESS: { readonly [Noun in ListNoun]: ListAccess<Rows[Noun]> } = {
  lead: {
    source: () => LEAD_SOURCE,
    readable: (actor) => inLeadScope(leadScope(actor)),
    ...exportedByTeam('lead', (teamId) => eq(leads.teamId, teamId)),
  },
  contact: {
    source: () => CONTACT_SOURCE,
    readable: (actor) => hangsOnScope(leadScope(actor)),
    ...exportedByTeam('contact', (_, actor) => hangsOnScope(leadScope(actor))),
  },
  call: {
    source: (actor) => callSource(callScope(actor)),
    readable: (actor) => inCallScope(callScope(actor)),
    ...exportedByTeam('call', (teamId) => eq(calls.teamId, teamId)),
  },
  person: { source: () => PERSON_SOURCE, ...ofHouse('person', 'setRole') },
  client: { source: () => CLIENT_SOURCE, ...ofHouse('client', 'read') },
  audit: { source: () => AUDIT_SOURCE, ...ofHouse('audit', 'read') },
  arrival: {
    source: (actor) => arrivalSource(leadScope(actor)),
    readable: arrivalsFor,
    mayExport: (actor) => can(actor, 'export', 'arrival'),
    exportable: (actor) => {
      authorise(actor, 'export', 'arrival')
      return undefined
    },
  },
  difference: {
    source: () => DIFFERENCE_SOURCE,
    readable: (actor) => {
      authorise(actor, 'read', 'portal', { teamId: teamOf(actor) })
      return inDifferenceScope(teamScope(actor, 'listings:read'))
    },
    ...exportedByTeam('listing', (teamId) => inDifferenceScope({ teamId, personId: '' })),
  },
  listing: {
    source: () => LISTING_SOURCE,
    readable: (actor) => inScope(teamScope(actor, 'listings:read'), { team: listings.teamId }),
    ...exportedByTeam('listing', (teamId) => eq(listings.teamId, teamId)),
  },
  property: {
    source: (actor) => propertySource(teamScope(actor, 'listings:read')),
    readable: (actor) => {
      authorise(actor, 'read', 'property')
      return undefined
    },
    ...exportedByTeam('property', (teamId) => eq(properties.teamId, teamId)),
  },
  viewing: {
    source: (actor) => viewingSource(leadScope(actor)),
    readable: (actor) =>
      inScope(teamScope(actor, 'calls:read'), { team: viewings.teamId, owner: viewings.agentId }),
    ...exportedByTeam('viewing', (teamId) => eq(viewings.teamId, teamId)),
  },
  task: {
    source: (actor) => taskSource(leadScope(actor)),
    readable: (actor) => inScope(taskScope(actor), { team: tasks.teamId, owner: tasks.ownerId }),
    ...exportedByTeam('task', (teamId) => eq(tasks.teamId, teamId)),
  },
}

export function listAccess<Noun extends ListNoun>(noun: Noun): ListAccess<Rows[Noun]> {
  return ACCESS[noun]
}

/** For whoever shows, sends or exports whichever list. A row goes back only to the source that it came from. */
export function anyListAccess(noun: ListNoun): ListAccess {
  return ACCESS[noun] as unknown as ListAccess
}

/** The list that an address names. */
export function requireNoun(word: string | undefined): ListNoun {
  const noun = LIST_NOUNS.find((known) => known === word)
  if (noun) return noun
  throw new DomainError('notFound', 'There is no such list.')
}

/** All, or those of the team's leads and of no lead yet. */
function arrivalsFor(actor: Actor): SQL | undefined {
  const teamId = teamOf(actor)
  authorise(actor, 'read', 'arrival', { teamId })
  return isAdmin(actor) || teamId === null ? undefined : inArrivalScope(teamId)
}

/** A manager takes away the team's, an admin all. */
function exportedByTeam(
  noun: 'lead' | 'listing' | 'property' | 'viewing' | 'task' | 'contact' | 'call',
  ofTeam: (teamId: string, actor: Actor) => SQL | undefined,
): Pick<ListAccess, 'mayExport' | 'exportable'> {
  return {
    mayExport: (actor) => can(actor, 'export', noun, { teamId: teamOf(actor) }),
    exportable: (actor) => {
      const teamId = teamOf(actor)
      authorise(actor, 'export', noun, { teamId })
      if (isAdmin(actor)) return undefined
      return teamId === null ? sql`false` : ofTeam(teamId, actor)
    },
  }
}

/** Whole, for those who run the house; `read` is what the policy is asked for. */
function ofHouse<Noun extends 'person' | 'client' | 'audit'>(
  noun: Noun,
  read: ActionOn<Noun>,
): Omit<ListAccess, 'source'> {
  const takenAway = 'export' as ActionOn<Noun>
  return {
    readable: (actor) => {
      authorise(actor, read, noun)
      return undefined
    },
    mayExport: (actor) => can(actor, takenAway, noun),
    exportable: (actor) => {
      authorise(actor, takenAway, noun)
      return undefined
    },
  }
}

function isAdmin(actor: Actor): boolean {
  return actor.kind === 'service' || actor.role === 'admin'
}

function teamOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.teamId : null
}
