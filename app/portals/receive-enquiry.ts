import type { PaceDb } from '#db/pace/client.ts'
import { listAreas } from '#db/pace/places/areas.ts'
import { findOrInsertContact } from '#db/pace/contacts/identities.ts'
import {
  type EnquiryRow,
  findEnquiry,
  findEnquiryByExternalId,
  insertEnquiry,
} from '#db/pace/enquiries/enquiries.ts'
import { findListingByReference } from '#db/pace/listings/records.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { ROLE_OF_INTENT } from '#domain/lead/receive.ts'
import { dayOf } from '#domain/zone-time.ts'
import { readEnquiry } from '#domain/enquiry/read-enquiry.ts'
import { DomainError } from '#domain/errors.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { createAreaReader } from '#domain/values/area.ts'
import type { Logger } from '#service/log.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { type Sender, attachPending } from './attach-pending.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { Settings } from '#domain/reference/settings.ts'

export type EnquiryDeps = {
  db: PaceDb
  settings: Pick<SettingsWatch, 'current'>
  commands: Pick<Commands, 'forService'>
  log: Pick<Logger, 'warn'>
}
/** `leadId` is null only while the sync server is out of reach: the signal is safe, its lead follows. */
export type Received = { id: string; leadId: string | null; isRepeat: boolean }

/** The job that gives a stored signal its lead when this process could not. */
export const ATTACH_TASK = 'attach-enquiries'

/** A signal as it came in: its text, and what its format says of it. */
export type Incoming = {
  raw: string
  given: Readonly<Record<string, unknown>>
  /** What is wrong with the whole of it, if anything. */
  problem?: string
}
type Habits = { plusMayBeMissing?: boolean; nameless?: string }

/**
 * Takes in a signal: kept as it came and read as far as it can be, then given its lead. A person who is known and has an
 * open lead gets a new signal on it; otherwise a lead is made and routed.
 */
export async function receiveEnquiry(
  deps: EnquiryDeps,
  incoming: Incoming,
  sender: Sender,
  habits: Habits = {},
): Promise<Received> {
  const stored = await store(deps, { incoming, sender, habits })
  if (stored.leadId) return { id: stored.id, leadId: stored.leadId, isRepeat: true }
  if (!stored.contactId) throw new Error(`The enquiry ${stored.id} has no contact.`)
  const created = await attachPending(deps, stored.contactId).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'unavailable') throw error
    deps.log.warn(
      { enquiryId: stored.id },
      'enquiry stored; its lead follows when the sync server is back',
    )
    return null
  })
  const attached = await findEnquiry(deps.db, stored.id)
  return { id: stored.id, leadId: attached?.leadId ?? null, isRepeat: created !== stored.id }
}

async function store(
  { db, settings }: Pick<EnquiryDeps, 'db' | 'settings'>,
  { incoming, sender, habits }: { incoming: Incoming; sender: Sender; habits: Habits },
): Promise<EnquiryRow> {
  const { enquiry, unread } = await read(db, incoming, { ...habits, settings: settings.current() })
  const { name, message, source, externalId = null } = enquiry
  const listing = enquiry.listing ? await findListingByReference(db, enquiry.listing) : null
  if (enquiry.listing && !listing) {
    unread.push({
      field: 'listing',
      text: enquiry.listing,
      reason: 'There is no listing of this reference.',
    })
  }
  const stored = await db.transaction(async (tx) => {
    const { phone = null, email = null, intent } = enquiry
    const details = { name, phone, email }
    const roles = intent ? [ROLE_OF_INTENT[intent]] : []
    const { contact } = await findOrInsertContact(tx, { details, roles, actor: sender.name })
    const row = await insertEnquiry(tx, {
      contactId: contact.id,
      listingId: listing?.id ?? null,
      source,
      externalId,
      message,
      payload: { enquiry, sender },
      received: JSON.stringify(incoming.raw),
      unread,
    })
    if (row) await attachLater(tx, contact.id)
    return row
  })
  const row = stored ?? (externalId && (await findEnquiryByExternalId(db, source, externalId)))
  if (!row) throw new Error('The enquiry was neither stored nor known.')
  return row
}

async function read(
  db: PaceDb,
  { raw, given, problem }: Incoming,
  { settings, ...habits }: Habits & { settings: Settings },
) {
  const readArea = createAreaReader(await listAreas(db))
  const reading = readEnquiry(given, {
    readArea,
    settings,
    today: dayOf(new Date().toISOString(), settings.house.zone),
    ...habits,
  })
  if (!problem) return reading
  const text = withoutUnstorable(raw.slice(0, 200))
  return { ...reading, unread: [{ field: 'body', text, reason: problem }, ...reading.unread] }
}

/** In the same transaction as the signal: should this process die now, the queue takes over. */
async function attachLater(tx: PaceDb, contactId: string): Promise<void> {
  const key = `${ATTACH_TASK}:${contactId}`
  await addJob(tx, { task: ATTACH_TASK, payload: { contactId }, key, delaySeconds: 20 })
}
