import {
  type Arrival,
  type Fate,
  findArrival,
  lockArrival,
  settleArrival,
  settleHeldTwins,
} from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findOrInsertContact } from '#db/pace/contacts/identities.ts'
import {
  type EnquiryRow,
  findEnquiry,
  findEnquiryByExternalId,
  insertEnquiry,
} from '#db/pace/enquiries/enquiries.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { ROLE_OF_INTENT } from '#domain/lead/receive.ts'
import type { ArrivalDeps } from './arrival-deps.ts'
import { attachPending } from './attach-pending.ts'
import { type Judged, judge } from './judge.ts'
import { takeReport } from '../messages/incoming/take-report.ts'
import { keepChat, takeChat } from '../messages/incoming/take-chat.ts'
import { takeLetter } from '../messages/incoming/take-letter.ts'
import { recordConsents } from './record-consents.ts'

/** What a person says of something that is held: that it is a lead, and what she knows of whoever it is from. */
export type Decision = { by: string; given: Readonly<Record<string, string>> }

/**
 * Reads what was kept and does what follows: a person who is known and has an open lead gets a new signal on it; otherwise a
 * lead is made and routed; what is not understood is held for a person. It may run any number of times, and at once.
 */
export async function understand(
  deps: ArrivalDeps,
  id: string,
  decision?: Decision,
): Promise<void> {
  const arrival = await findArrival(deps.db, id)
  if (!arrival) return
  const contactId = await contactToServe(deps, arrival, decision)
  if (!contactId) return
  const stored = await findArrival(deps.db, id)
  if (stored) await recordConsents(deps, stored, contactId)
  await attachPending(deps, contactId)
}

/** The contact whose signals want a lead by what this says; null where there is nothing more to do. */
async function contactToServe(
  deps: ArrivalDeps,
  arrival: Arrival,
  decision: Decision | undefined,
): Promise<string | null> {
  if (!isOpen(arrival, decision)) return waitingOf(deps.db, arrival)
  const read = await findEnquiry(deps.db, arrival.id)
  return read ? read.contactId : readAndSettle(deps, arrival, decision)
}

/** What repeats a signal whose lead is still being made helps to make it, so that its sender is told which it is. */
async function waitingOf(db: PaceDb, { state, repeatOf }: Arrival): Promise<string | null> {
  if (state !== 'repeat' || !repeatOf) return null
  const enquiry = await findEnquiry(db, repeatOf)
  return enquiry && !enquiry.leadId ? enquiry.contactId : null
}

/** Whoever has been given a lead, and what somebody has decided, stays as it is; a person may think again. */
function isOpen({ state, decidedBy }: Arrival, decision: Decision | undefined): boolean {
  if (decision && (state === 'held' || state === 'other' || state === 'spam')) return true
  return state === 'waiting' || (state === 'held' && !decidedBy)
}

async function readAndSettle(
  deps: ArrivalDeps,
  arrival: Arrival,
  decision: Decision | undefined,
): Promise<string | null> {
  const judged = await judge(deps, arrival, decision)
  return deps.db.transaction(async (tx) => {
    const locked = await lockArrival(tx, arrival.id, judged.fate)
    if (!locked) return null
    if (!isOpen(locked, decision)) return waitingOf(tx, locked)
    // Somebody else has read it meanwhile.
    const stored = await findEnquiry(tx, arrival.id)
    if (stored) return stored.contactId
    const fate = { ...judged.fate, ...decidedIn(decision) }
    // What a person has called a lead is one.
    if (!decision && (await settleAsMessage(tx, { arrival: locked, judged, fate }))) return null
    if (judged.state !== 'enquiry') {
      const { state, question } = judged
      const actor = locked.sender.name
      await settleArrival(tx, locked, { fate: { ...fate, state, question }, actor })
      return null
    }
    return storeEnquiry(tx, { arrival: locked, judged, fate })
  })
}

/** Whether it is a part of a conversation with somebody whom the house knows: then it makes no lead and is no question. */
async function settleAsMessage(
  tx: PaceDb,
  { arrival, judged, fate }: { arrival: Arrival; judged: Judged; fate: Fate },
): Promise<boolean> {
  const { letter, chat, report, state } = judged
  const isEnquiry = state === 'enquiry'
  const taken =
    (report && (await takeReport(tx, { arrival, report }))) ??
    (letter && (await takeLetter(tx, { arrival, letter, isEnquiry }))) ??
    (chat && (await takeChat(tx, { arrival, chat })))
  if (!taken) return false
  const { told, ...became } = taken
  const actor = arrival.sender.name
  await settleArrival(tx, arrival, { fate: { ...fate, ...became, question: null }, actor, told })
  return true
}

function decidedIn(decision: Decision | undefined): Fate {
  return decision ? { decidedBy: decision.by, decidedAt: new Date().toISOString() } : {}
}

type Storing = { arrival: Arrival; judged: Extract<Judged, { state: 'enquiry' }>; fate: Fate }

/** The contact who waits for a lead by it; null where the same signal is there already and has one. */
async function storeEnquiry(tx: PaceDb, { arrival, judged, fate }: Storing) {
  const { enquiry, unread, received } = judged
  const { name, phone = null, email = null, intent, message, source, externalId = null } = enquiry
  const { id, sender } = arrival
  const known = externalId && (await findEnquiryByExternalId(tx, source, externalId))
  if (known) return settleRepeat(tx, { arrival, fate, of: known, told: [] })
  const { contact, told } = await findOrInsertContact(tx, {
    details: { name, phone, email },
    roles: intent ? [ROLE_OF_INTENT[intent]] : [],
    actor: sender.name,
  })
  const stored = await insertEnquiry(tx, {
    id,
    contactId: contact.id,
    listingId: judged.listingId,
    source,
    externalId,
    message,
    payload: { enquiry, sender },
    received: JSON.stringify(received),
    unread,
  })
  if (stored) {
    await settleHeldTwins(tx, arrival, fate)
    // Somebody new has written: it is what their conversation begins with.
    const said =
      judged.chat && (await keepChat(tx, { arrival, chat: judged.chat, contactId: contact.id }))
    const settled = { ...fate, state: 'waiting', question: null } as const
    await settleArrival(tx, arrival, {
      fate: settled,
      actor: sender.name,
      told: [...told, ...(said ?? [])],
    })
    return contact.id
  }
  const other = await findEnquiryByExternalId(tx, source, externalId ?? '')
  if (!other) throw new Error(`The enquiry ${id} was neither stored nor known.`)
  return settleRepeat(tx, { arrival, fate, of: other, told })
}

type Repeating = Pick<Storing, 'arrival' | 'fate'> & { of: EnquiryRow; told: NewEntityEvent[] }

async function settleRepeat(
  tx: PaceDb,
  { arrival, fate, of, told }: Repeating,
): Promise<string | null> {
  const repeat = { state: 'repeat', question: null, repeatOf: of.id, leadId: of.leadId } as const
  const actor = arrival.sender.name
  await settleArrival(tx, arrival, { fate: { ...fate, ...repeat }, actor, told })
  return of.leadId ? null : of.contactId
}
