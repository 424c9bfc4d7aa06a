import { eq, inArray } from 'drizzle-orm'
import type { Facts } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import {
  type DocumentRef,
  documentName,
  isView,
  parseDocumentName,
} from '#domain/documents/documents.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { findContactFacts } from '../contacts/facts.ts'
import { calls, documents, leads, listings } from '../schema.ts'

/** What the policy looks at, by document; absent where there is no record. A note without a row is nobody's yet. */
export async function findDocumentFacts(
  db: PaceDb,
  names: readonly string[],
): Promise<Map<string, Facts>> {
  const refs = names.map((name) => ({ name, record: recordOf(parseDocumentName(name)) }))
  const keysOf = (kind: string) =>
    refs.flatMap(({ record }) => (record.kind === kind ? [record.key] : []))
  const found = new Map([
    ...(await factsOfContacts(db, keysOf('contact'))),
    ...(await leadFacts(db, keysOf('lead'))),
    ...(await listingFacts(db, keysOf('listing'))),
    ...(await factsOfCalls(db, keysOf('call'))),
    ...(await noteFacts(db, keysOf('note'))),
  ])
  return new Map(
    refs.flatMap(({ name, record }) => {
      const facts = viewFacts(record) ?? found.get(documentName(record.kind, record.key))
      return facts ? [[name, facts] as const] : []
    }),
  )
}

/** The record whose rules a document follows. */
function recordOf({ kind, key }: DocumentRef): DocumentRef {
  if (kind === 'private') return parseDocumentName(key)
  if (kind === 'reply') return { kind: 'contact', key }
  return kind === 'sensitive' ? { kind: 'call', key } : { kind, key }
}

function viewFacts({ kind, key }: DocumentRef): Facts | null {
  if (!isView(kind)) return null
  return kind === 'desk' || kind === 'mine' ? { ownerId: key } : { teamId: key }
}

async function factsOfContacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  const found = await findContactFacts(db, keys)
  return [...found].map(([id, facts]) => [documentName('contact', id), facts])
}

async function leadFacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  const ids = keys.filter(isUuid)
  if (ids.length === 0) return []
  const { id, ownerId, teamId, collaboratorIds } = leads
  const rows = await db
    .select({ id, ownerId, teamId, collaboratorIds })
    .from(leads)
    .where(inArray(leads.id, ids))
  return rows.map(({ id: key, ...facts }) => [documentName('lead', key), facts])
}

async function listingFacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  const ids = keys.filter(isUuid)
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: listings.id, ownerId: listings.agentId, teamId: listings.teamId })
    .from(listings)
    .where(inArray(listings.id, ids))
  return rows.map(({ id, ...facts }) => [documentName('listing', id), facts])
}

async function factsOfCalls(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  if (keys.length === 0) return []
  const rows = await db
    .select({
      id: calls.id,
      agentId: calls.agentId,
      teamId: calls.teamId,
      lead: { ownerId: leads.ownerId, collaboratorIds: leads.collaboratorIds },
    })
    .from(calls)
    .leftJoin(leads, eq(leads.id, calls.leadId))
    .where(inArray(calls.id, keys))
  return rows.map(({ id, lead, ...call }) => [documentName('call', id), callFacts(call, lead)])
}

async function noteFacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  if (keys.length === 0) return []
  const names = keys.map((key) => documentName('note', key))
  const rows = await db
    .select({ name: documents.name, teamId: documents.teamId })
    .from(documents)
    .where(inArray(documents.name, names))
  return rows.map(({ name, teamId }) => [name, { teamId }])
}
