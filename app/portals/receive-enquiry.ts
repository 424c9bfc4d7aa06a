import type { PaceDb } from '#db/pace/client.ts'
import { findOrInsertApplicant } from '#db/pace/applicants.ts'
import {
  type EnquiryRow,
  findEnquiry,
  findEnquiryByExternalId,
  insertEnquiry,
} from '#db/pace/enquiries.ts'
import { findListingByReference } from '#db/pace/listing-records.ts'
import { addJob } from '#db/pace/queue-jobs.ts'
import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import type { Commands } from '../commands.server.ts'
import type { Enquiry } from './enquiry.ts'
import { type Sender, settleEnquiries } from './settle-enquiries.ts'

export type EnquiryDeps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  log: Pick<Logger, 'warn'>
}
/** `leadId` is null only while the sync server is out of reach: the signal is safe, its lead follows. */
export type Received = { id: string; leadId: string | null; isRepeat: boolean }

/** The job that gives a stored signal its lead when this process could not. */
export const SETTLE_TASK = 'settle-enquiries'

/**
 * Takes in a signal: stored first, with its wording, then given its lead. A person who is known and has an open lead
 * gets a new signal on it; otherwise a lead is made and routed.
 */
export async function receiveEnquiry(
  deps: EnquiryDeps,
  enquiry: Enquiry,
  sender: Sender,
): Promise<Received> {
  const stored = await store(deps.db, enquiry, sender)
  if (stored.leadId) return { id: stored.id, leadId: stored.leadId, isRepeat: true }
  if (!stored.applicantId) throw new Error(`The enquiry ${stored.id} has no applicant.`)
  const created = await settleEnquiries(deps, stored.applicantId).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'unavailable') throw error
    deps.log.warn(
      { enquiryId: stored.id },
      'enquiry stored; its lead follows when the sync server is back',
    )
    return null
  })
  const settled = await findEnquiry(deps.db, stored.id)
  return { id: stored.id, leadId: settled?.leadId ?? null, isRepeat: created !== stored.id }
}

async function store(db: PaceDb, enquiry: Enquiry, sender: Sender): Promise<EnquiryRow> {
  const { name, message, source, externalId = null } = enquiry
  const listing = enquiry.listing ? await findListingByReference(db, enquiry.listing) : null
  const stored = await db.transaction(async (tx) => {
    const contact = { name, phone: enquiry.phone ?? null, email: enquiry.email ?? null }
    const { applicant } = await findOrInsertApplicant(tx, contact, rolesOf(enquiry))
    const row = await insertEnquiry(tx, {
      applicantId: applicant.id,
      listingId: listing?.id ?? null,
      source,
      externalId,
      message,
      payload: { enquiry, sender },
    })
    if (row) await settleLater(tx, applicant.id)
    return row
  })
  const row = stored ?? (externalId && (await findEnquiryByExternalId(db, source, externalId)))
  if (!row) throw new Error('The enquiry was neither stored nor known.')
  return row
}

/** In the same transaction as the signal: should this process die now, the queue takes over. */
async function settleLater(tx: PaceDb, applicantId: string): Promise<void> {
  const key = `${SETTLE_TASK}:${applicantId}`
  await addJob(tx, { task: SETTLE_TASK, payload: { applicantId }, key, delaySeconds: 20 })
}

const ROLES = { buy: 'buyer', rent: 'tenant', sell: 'seller', let: 'landlord' } as const

function rolesOf({ intent }: Enquiry): string[] {
  return intent ? [ROLES[intent]] : []
}
