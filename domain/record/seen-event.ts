import { type Actor, can, type Facts, type Resource } from '../access/access.ts'
import type { EntityEvent, EventResource } from './event.ts'

/** By whose rules an event is seen: an enquiry by those of its lead, a message by those
 * of its contact. What is not named is for those who read the whole log. */
const RULED_AS = {
  contact: 'contact',
  lead: 'lead',
  enquiry: 'lead',
  communication: 'contact',
  listing: 'listing',
  property: 'property',
  call: 'call',
  note: 'note',
  task: 'task',
  viewing: 'viewing',
} as const satisfies Partial<Record<EventResource, Resource>>

/** Nouns that a machine client reads by a scope of their own: to read the log is not to read them. */
const BY_SCOPE = new Set<EventResource>([
  'contact',
  'lead',
  'enquiry',
  'communication',
  'listing',
  'property',
  'call',
  'note',
])

/** Fields that tell of another noun, which its readers alone are told. */
const OF_OTHERS: Partial<Record<EventResource, { field: string; resource: 'contact' }>> = {
  property: { field: 'owners', resource: 'contact' },
}

/**
 * An event as far as this actor sees its record, or null. Who reads the whole log without the noun's own scope is told that something
 * happened and nothing of what. Who saw the record before this event and does no longer is told that it is gone: `new` is null.
 */
export function seenEvent(
  actor: Actor,
  event: EntityEvent,
  facts: Facts | undefined,
): EntityEvent | null {
  const { resource } = event
  const readsWhole = can(actor, 'readWhole', 'event')
  if (!isRuled(resource)) return readsWhole ? event : null
  if (mayRead(actor, resource, facts)) return withoutOthers(actor, event)
  if (readsWhole) return BY_SCOPE.has(resource) ? withoutValues(event) : event
  if (!facts || !mayRead(actor, resource, factsBefore(event, facts))) return null
  return { ...event, old: {}, new: null }
}

/** Whether the facts about a record decide: a machine client has its scopes, whatever the record. */
export function needsFacts(actor: Actor): boolean {
  return actor.kind === 'person' && actor.role !== 'admin'
}

function isRuled(resource: EventResource): resource is keyof typeof RULED_AS {
  return Object.hasOwn(RULED_AS, resource)
}

function mayRead(actor: Actor, resource: keyof typeof RULED_AS, facts: Facts = {}): boolean {
  return can(actor, 'read', RULED_AS[resource] as 'lead', facts)
}

function withoutOthers(actor: Actor, event: EntityEvent): EntityEvent {
  const hidden = OF_OTHERS[event.resource]
  if (!hidden || can(actor, 'read', hidden.resource)) return event
  const hide = (fields: EntityEvent['new']) => {
    if (!fields) return fields
    const { [hidden.field]: _, ...shown } = fields
    return shown
  }
  return { ...event, old: hide(event.old), new: hide(event.new) }
}

function withoutValues(event: EntityEvent): EntityEvent {
  return { ...event, old: event.old && {}, new: event.new && {} }
}

/** Whose it was before the event, as far as the event changed that. */
function factsBefore({ old }: EntityEvent, facts: Facts): Facts {
  const { ownerId, agentId, teamId, collaboratorIds } = old ?? {}
  return {
    ...facts,
    ...(typeof ownerId === 'string' ? { ownerId } : {}),
    ...(typeof agentId === 'string' ? { ownerId: agentId } : {}),
    ...(typeof teamId === 'string' ? { teamId } : {}),
    ...(Array.isArray(collaboratorIds)
      ? { collaboratorIds: collaboratorIds.filter((id) => typeof id === 'string') }
      : {}),
  }
}
