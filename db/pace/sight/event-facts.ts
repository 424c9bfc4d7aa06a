import { eq, inArray } from 'drizzle-orm'
import type { Facts } from '#domain/access/access.ts'
import type { EntityEvent, EventResource } from '#domain/record/event.ts'
import { isUuid } from '#domain/uuid.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { PaceDb } from '../client.ts'
import { findDocumentFacts } from '../documents/facts.ts'
import { findPropertyFacts } from '../properties/facts.ts'
import { findContactFacts } from '../contacts/facts.ts'
import { communications, enquiries, leads, tasks, viewings } from '../schema.ts'

type Told = Pick<EntityEvent, 'resource' | 'key'>
type ById = Map<string, Facts>

const DOCUMENTS = ['contact', 'lead', 'listing', 'call', 'note'] as const

/** What the policy looks at for each record that events tell of, by `factsKey`; one query for each kind among them. */
export async function findEventFacts(db: PaceDb, events: readonly Told[]): Promise<ById> {
  const keysOf = (resource: EventResource) => [
    ...new Set(events.flatMap((one) => (one.resource === resource ? [one.key] : []))),
  ]
  const names = DOCUMENTS.flatMap((kind) => keysOf(kind).map((key) => documentName(kind, key)))
  const found = new Map(names.length > 0 ? await findDocumentFacts(db, names) : [])
  const add = (resource: EventResource, facts: ById) => {
    for (const [key, one] of facts) found.set(factsKey({ resource, key }), one)
  }
  add('property', await findPropertyFacts(db, keysOf('property')))
  add('task', await taskFacts(db, keysOf('task').filter(isUuid)))
  add('viewing', await viewingFacts(db, keysOf('viewing').filter(isUuid)))
  add('enquiry', await enquiryFacts(db, keysOf('enquiry').filter(isUuid)))
  add('communication', await messageFacts(db, keysOf('communication').filter(isUuid)))
  return found
}

export function factsKey({ resource, key }: Told): string {
  return `${resource}:${key}`
}

async function taskFacts(db: PaceDb, ids: string[]): Promise<ById> {
  if (ids.length === 0) return new Map()
  const { id, ownerId, teamId } = tasks
  const rows = await db.select({ id, ownerId, teamId }).from(tasks).where(inArray(id, ids))
  return byId(rows)
}

async function viewingFacts(db: PaceDb, ids: string[]): Promise<ById> {
  if (ids.length === 0) return new Map()
  const { id, agentId, teamId } = viewings
  const rows = await db
    .select({ id, ownerId: agentId, teamId })
    .from(viewings)
    .where(inArray(id, ids))
  return byId(rows)
}

/** Those of the lead that the signal belongs to; of one without a lead nothing is known. */
async function enquiryFacts(db: PaceDb, ids: string[]): Promise<ById> {
  if (ids.length === 0) return new Map()
  const { ownerId, teamId, collaboratorIds } = leads
  const rows = await db
    .select({ id: enquiries.id, ownerId, teamId, collaboratorIds })
    .from(enquiries)
    .innerJoin(leads, eq(leads.id, enquiries.leadId))
    .where(inArray(enquiries.id, ids))
  return byId(rows)
}

/** Those of the contact that it was written with. */
async function messageFacts(db: PaceDb, ids: string[]): Promise<ById> {
  if (ids.length === 0) return new Map()
  const { id, contactId } = communications
  const rows = await db.select({ id, contactId }).from(communications).where(inArray(id, ids))
  const ofContacts = await findContactFacts(
    db,
    rows.flatMap((row) => row.contactId ?? []),
  )
  return new Map(
    rows.flatMap((row) => {
      const facts = row.contactId ? ofContacts.get(row.contactId) : undefined
      return facts ? [[row.id, facts] as const] : []
    }),
  )
}

function byId(rows: readonly (Facts & { id: string })[]): ById {
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
