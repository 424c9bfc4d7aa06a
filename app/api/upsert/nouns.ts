import { findContactRecord } from '#db/pace/contacts/records.ts'
import { findLeadIdByReference, findLeadRecord } from '#db/pace/leads/records.ts'
import { findListingIdByReference, findListingRecord } from '#db/pace/listings/records.ts'
import { can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { colleagueHasIt, MadeSchema } from '#domain/lead/receive.ts'
import { leadScope, mayReadLeads, mayReadListings, teamScope } from '../caller/scopes.ts'
import type { Committed } from '../../sync-client/commands.server.ts'
import type { Upserting, UpsertRow } from './upsert-row.ts'

export type Written = { committed: Committed; isNew: boolean }
type Kind = 'contact' | 'lead' | 'listing'
type Upsert = (upserting: Upserting, row: UpsertRow) => Promise<Written>

/** How a row of each noun finds its record, and what makes one where it finds none. */
export const UPSERTS = {
  contact: upsertContact,
  lead: upsertLead,
  listing: upsertListing,
} satisfies Record<Kind, Upsert>

/** By its id, else by phone and e-mail: the sync server says who has them, as far as the asker may see that contact. */
async function upsertContact(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  if (row.calledId !== undefined)
    return change(upserting, { kind: 'contact', id: row.calledId }, row)
  if (row.id !== undefined) {
    const isKnown = mayReadLeads(actor) && (await findContactRecord(db, leadScope(actor), row.id))
    if (!isKnown) throw missing('contact', 'id')
    return change(upserting, { kind: 'contact', id: row.id }, row)
  }
  try {
    const { fields } = row
    const committed = await runner.run('contact:new', 'create', { fields }, keyed(makingKey(row)))
    return { committed, isNew: true }
  } catch (error) {
    const known =
      error instanceof DomainError && error.code === 'conflict'
        ? error.problems.find(({ path }) => path === 'contact')
        : undefined
    if (!known) throw error
    return change(upserting, { kind: 'contact', id: known.message }, row)
  }
}

/** By its id or reference, else the open lead of whoever has this phone or e-mail. */
async function upsertLead(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  const known = await findNamed(row, 'lead', {
    byId: async (id) => mayReadLeads(actor) && (await findLeadRecord(db, leadScope(actor), id))?.id,
    byReference: async (reference) =>
      mayReadLeads(actor) && findLeadIdByReference(db, leadScope(actor), reference),
  })
  if (known !== null) return change(upserting, { kind: 'lead', id: known }, row)
  const own =
    actor.kind === 'person'
      ? { ownerId: actor.id, ...(actor.teamId ? { teamId: actor.teamId } : {}) }
      : {}
  const interest = { fields: { ...row.fields, ...own }, ifOpen: 'attach' }
  const committed = await runner.run('lead:new', 'receive', interest, keyed(makingKey(row)))
  if (MadeSchema.parse(committed.result).isNew) return { committed, isNew: true }
  const id = committed.document.slice('lead:'.length)
  const lead = await findLeadRecord(db, 'all', id)
  if (!lead || !can(actor, 'read', 'lead', leadFacts(lead))) throw colleagueHasIt()
  return change(upserting, { kind: 'lead', id }, row)
}

/** By its id or reference; a listing has nobody who would be known by a phone. */
async function upsertListing(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  const scope = () => teamScope(actor, 'listings:read')
  const known = await findNamed(row, 'listing', {
    byId: async (id) => mayReadListings(actor) && (await findListingRecord(db, scope(), id))?.id,
    byReference: async (reference) =>
      mayReadListings(actor) && findListingIdByReference(db, scope(), reference),
  })
  if (known !== null) return change(upserting, { kind: 'listing', id: known }, row)
  const { fields } = row
  const committed = await runner.run('listing:new', 'create', { fields }, keyed(makingKey(row)))
  return { committed, isNew: true }
}

type Find = (word: string) => Promise<string | false | null | undefined>

/** The id of the record that the row names, null where it names none. What the asker may not see is not there. */
async function findNamed(
  { id, calledId, reference }: UpsertRow,
  kind: Kind,
  { byId, byReference }: { byId: Find; byReference: Find },
): Promise<string | null> {
  if (calledId !== undefined) return calledId
  if (id === undefined && reference === undefined) return null
  const found = id === undefined ? await byReference(reference ?? '') : await byId(id)
  if (found) return found
  throw missing(kind, id === undefined ? 'reference' : 'id')
}

function missing(kind: Kind, path: string): DomainError {
  const message = `There is no such ${kind}, or you may not see it.`
  return new DomainError('notFound', message, [{ path, message }])
}

/** Sets what the row says. A lead's source has a command of its own: no page sets it. */
async function change(
  { runner }: Upserting,
  { kind, id }: { kind: Kind; id: string },
  { fields, key }: UpsertRow,
): Promise<Written> {
  const document = documentName(kind, id)
  const { source, ...others } = fields
  const has = { source: source !== undefined, others: Object.keys(others).length > 0 }
  const sourced = has.source
    ? await runner.run(document, 'setSource', { source }, keyed(key && `${key}.source`))
    : null
  const set =
    has.others || !sourced
      ? await runner.run(document, 'setFields', { fields: others }, keyed(key && `${key}.fields`))
      : sourced
  const undoable = [sourced, set].some((one) => one && one.undoable !== false)
  return { committed: { ...set, undoable }, isNew: false }
}

function makingKey({ key, makingKey }: UpsertRow): string | undefined {
  return key ?? makingKey
}

function keyed(key: string | undefined) {
  return key === undefined ? {} : { idempotencyKey: key }
}
