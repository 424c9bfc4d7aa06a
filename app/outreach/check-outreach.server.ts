import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findConversation } from '#db/pace/messages/inbox.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import {
  factsOfWay,
  findOutreachStanding,
  findLastCheck,
  insertOutreachCheck,
} from '#db/pace/outreach/outreach.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import type { ConsentChannel } from '#domain/contact/consent.ts'
import { DomainError } from '#domain/errors.ts'
import type { House } from '#domain/house/house.ts'
import { judgeOutreach, type OutreachVerdict, type Purpose } from '#domain/outreach/outreach.ts'
import { OverrideSchema } from '#domain/outreach/override.ts'
import { parse } from '#domain/parse.ts'

/** What the rule asks of the house. */
export type OutreachHouse = Pick<House, 'zone' | 'outreach'>

export type AskedOutreach = {
  house: OutreachHouse
  contactId: string
  channel: ConsentChannel
  purpose: Purpose
  /** The number or mail that it goes to; of a call the number that is called. */
  address: string | null
  now: string
}

/** Whether this contact may be written to or called now. Asked before anybody writes or calls; nothing is kept by it. */
export async function checkOutreach(db: PaceDb, asked: AskedOutreach): Promise<OutreachVerdict> {
  const { house, contactId, channel, purpose, address, now } = asked
  const phones = address && channel !== 'email' ? [address] : []
  const standing = await findOutreachStanding(db, contactId, { now, phones })
  const facts = factsOfWay(standing, channel, address ?? undefined)
  return judgeOutreach({ channel, purpose }, facts, house.outreach, { now, zone: house.zone })
}

/** What has passed, to be kept with what was sent. */
export type PassedOutreach = AskedOutreach & {
  verdict: OutreachVerdict
  override: string | null
}

/** Passes what is allowed, and what a person says a reason for; throws `conflict` with all that speaks against it otherwise. */
export async function requireOutreach(
  db: PaceDb,
  { override, ...asked }: AskedOutreach & { override?: string | undefined },
): Promise<PassedOutreach> {
  const verdict = await checkOutreach(db, asked)
  if (verdict.answer === 'allowed') return { ...asked, verdict, override: null }
  if (override === undefined || override.trim() === '') throw askedAbout(verdict)
  return { ...asked, verdict, override: parse(OverrideSchema, override, 'The reason') }
}

type Waiting = Pick<AskedOutreach, 'house' | 'now'> &
  Pick<Message, 'id' | 'contactId' | 'channel' | 'address'>

/**
 * What is sent once more is asked about as of now. The reason that was given when it was written holds for who gave it, against what it was
 * given for, until the contact has written: whoever goes on then says so anew.
 */
export async function requireStillPassing(
  tx: PaceDb,
  message: Waiting,
  personId: string,
): Promise<PassedOutreach | null> {
  const { id, contactId, channel, address, house, now } = message
  if (!contactId || channel === 'letter') return null
  const asked = { house, now, contactId, channel, address, purpose: 'marketing' } as const
  const [verdict, last, conversation] = await Promise.all([
    checkOutreach(tx, asked),
    findLastCheck(tx, id),
    findConversation(tx, contactId),
  ])
  if (verdict.answer === 'allowed') return { ...asked, verdict, override: null }
  const known = new Set(last?.reasons)
  const isTheirs = last?.personId === personId && (conversation?.lastInAt ?? '') <= last.at
  const override = isTheirs ? last.override : null
  if (override === null || verdict.reasons.some((one) => !known.has(one))) throw askedAbout(verdict)
  return { ...asked, verdict, override }
}

type Keeping = { personId: string; by: ChangedBy; messageId?: string }

/** Keeps it, in the transaction of what is sent; whoever went on in spite of something stands in the audit. An answer is not kept. */
export async function keepOutreach(
  tx: PaceDb,
  passed: PassedOutreach,
  { personId, by, messageId }: Keeping,
): Promise<void> {
  const { contactId, channel, purpose, address, now, override } = passed
  const reasons = [...passed.verdict.reasons]
  if (purpose !== 'marketing' && override === null) return
  const kept = { contactId, personId, channel, address, reasons, override, at: now }
  await insertOutreachCheck(tx, { ...kept, messageId: messageId ?? null })
  if (override === null) return
  await appendAudit(tx, {
    ...by,
    action: 'outreach.override',
    target: `contact:${contactId}`,
    outcome: 'allowed',
    before: null,
    after: { channel, purpose, reasons, reason: override, messageId: messageId ?? null },
  })
}

function askedAbout({ reasons }: OutreachVerdict): DomainError {
  const problems = reasons.map((message) => ({ path: 'outreach', message }))
  return new DomainError(
    'conflict',
    `The rules for advertising speak against it: ${reasons.join(', ')}. Say why it goes all the same.`,
    problems,
    { key: 'outreachAsked' },
  )
}
