import { eq } from 'drizzle-orm'
import { type DocumentRef, documentName, parseDocumentName } from '#domain/documents/documents.ts'
import {
  callUpdateFromRow,
  contactUpdateFromRow,
  leadUpdateFromRow,
  listingUpdateFromRow,
} from '#domain/record/first-update.ts'
import { isUuid } from '#domain/uuid.ts'
import { listTranscript } from '../calls/segments.ts'
import type { PaceDb } from '../client.ts'
import { listAlso } from '../contacts/identities.ts'
import { insertDocument } from './documents.ts'
import {
  calls,
  contacts,
  documents,
  leads,
  listings,
  people,
  portalPublications,
  teams,
} from '../schema.ts'

const SERVER = 'service:pace-sync'

/**
 * Makes the document of a record that has none yet: from its row, under the row's lock, once; empty for kinds that
 * begin empty. False if there is no such record. `teamId`: whose a new note is.
 */
export async function makeDocument(
  db: PaceDb,
  name: string,
  { teamId }: { teamId?: string | null } = {},
): Promise<boolean> {
  const ref = parseDocumentName(name)
  return db.transaction(async (tx) => {
    const first = await firstUpdate(tx, ref)
    if (first === 'missing') return false
    if (await exists(tx, name)) return true
    const update = first === 'empty' ? undefined : first
    await insertDocument(tx, { name, actor: SERVER, update, teamId, projected: true })
    return true
  })
}

async function exists(tx: PaceDb, name: string): Promise<boolean> {
  const [row] = await tx
    .select({ seq: documents.seq })
    .from(documents)
    .where(eq(documents.name, name))
  return row !== undefined
}

async function firstUpdate(
  tx: PaceDb,
  ref: DocumentRef,
): Promise<Uint8Array | 'empty' | 'missing'> {
  switch (ref.kind) {
    case 'contact':
      return contactUpdate(tx, ref.key)
    case 'lead':
      return orMissing(await lockLead(tx, ref.key), leadUpdateFromRow)
    case 'listing':
      return listingUpdate(tx, ref.key)
    case 'call':
      return callUpdate(tx, ref.key)
    case 'note':
      return 'empty'
    default:
      return (await hasHolder(tx, ref)) ? 'empty' : 'missing'
  }
}

async function contactUpdate(tx: PaceDb, id: string): Promise<Uint8Array | 'missing'> {
  if (!isUuid(id)) return 'missing'
  const [row] = await tx.select().from(contacts).where(eq(contacts.id, id)).for('update')
  return row ? contactUpdateFromRow(row, await listAlso(tx, id)) : 'missing'
}

async function listingUpdate(tx: PaceDb, id: string): Promise<Uint8Array | 'missing'> {
  if (!isUuid(id)) return 'missing'
  const [row] = await tx.select().from(listings).where(eq(listings.id, id)).for('update')
  if (!row) return 'missing'
  const portals = await tx
    .select()
    .from(portalPublications)
    .where(eq(portalPublications.listingId, id))
  return listingUpdateFromRow(row, portals)
}

async function callUpdate(tx: PaceDb, id: string): Promise<Uint8Array | 'missing'> {
  const row = await lockCall(tx, id)
  return row ? callUpdateFromRow({ ...row, transcript: await listTranscript(tx, id) }) : 'missing'
}

async function lockLead(tx: PaceDb, id: string) {
  if (!isUuid(id)) return undefined
  const [row] = await tx.select().from(leads).where(eq(leads.id, id)).for('update')
  return row
}

async function lockCall(tx: PaceDb, id: string) {
  const [row] = await tx.select().from(calls).where(eq(calls.id, id)).for('update')
  return row
}

/** Whether the record, team or person is there that such a document belongs to. A record may itself have only a document. */
async function hasHolder(tx: PaceDb, { kind, key }: DocumentRef): Promise<boolean> {
  if (kind === 'private') return hasRecord(tx, key)
  if (kind === 'sensitive') return hasRecord(tx, documentName('call', key))
  if (!isUuid(key)) return false
  if (kind === 'reply') {
    const [row] = await tx.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, key))
    return row !== undefined
  }
  const table = kind === 'desk' || kind === 'mine' ? people : teams
  const rows = await tx.select({ id: table.id }).from(table).where(eq(table.id, key))
  return rows.length > 0
}

async function hasRecord(tx: PaceDb, name: string): Promise<boolean> {
  if (await exists(tx, name)) return true
  const { kind, key } = parseDocumentName(name)
  if (kind === 'call') return (await lockCall(tx, key)) !== undefined
  if (!isUuid(key)) return false
  const table = kind === 'lead' ? leads : listings
  const rows = await tx.select({ id: table.id }).from(table).where(eq(table.id, key))
  return rows.length > 0
}

function orMissing<Row extends object>(
  row: Row | undefined,
  make: (row: Row) => Uint8Array,
): Uint8Array | 'missing' {
  return row ? make(row) : 'missing'
}
