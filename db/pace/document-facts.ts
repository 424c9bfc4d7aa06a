import { inArray } from 'drizzle-orm'
import type { Facts } from '#domain/access.ts'
import { type DocumentRef, documentName, parseDocumentName } from '#domain/documents.ts'
import type { PaceDb } from './client.ts'
import { calls, documents, leads, listings } from './schema.ts'

/** As a row writes it: in capitals it would be another document's name. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the policy looks at, by document; absent where there is no record. A note without a row is nobody's yet. */
export async function findDocumentFacts(
  db: PaceDb,
  names: readonly string[],
): Promise<Map<string, Facts>> {
  const refs = names.map((name) => ({ name, record: recordOf(parseDocumentName(name)) }))
  const keysOf = (kind: string) =>
    refs.flatMap(({ record }) => (record.kind === kind ? [record.key] : []))
  const found = new Map([
    ...(await leadFacts(db, keysOf('lead'))),
    ...(await listingFacts(db, keysOf('listing'))),
    ...(await callFacts(db, keysOf('call'))),
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
  return kind === 'sensitive' ? { kind: 'call', key } : { kind, key }
}

function viewFacts({ kind, key }: DocumentRef): Facts | null {
  if (kind === 'board' || kind === 'wall') return { teamId: key }
  return kind === 'desk' ? { ownerId: key } : null
}

async function leadFacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  const ids = keys.filter((key) => UUID.test(key))
  if (ids.length === 0) return []
  const { id, ownerId, teamId, collaboratorIds } = leads
  const rows = await db
    .select({ id, ownerId, teamId, collaboratorIds })
    .from(leads)
    .where(inArray(leads.id, ids))
  return rows.map(({ id: key, ...facts }) => [documentName('lead', key), facts])
}

async function listingFacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  const ids = keys.filter((key) => UUID.test(key))
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: listings.id, ownerId: listings.agentId, teamId: listings.teamId })
    .from(listings)
    .where(inArray(listings.id, ids))
  return rows.map(({ id, ...facts }) => [documentName('listing', id), facts])
}

async function callFacts(db: PaceDb, keys: string[]): Promise<[string, Facts][]> {
  if (keys.length === 0) return []
  const rows = await db
    .select({ id: calls.id, ownerId: calls.agentId, teamId: calls.teamId })
    .from(calls)
    .where(inArray(calls.id, keys))
  return rows.map(({ id, ...facts }) => [documentName('call', id), facts])
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
