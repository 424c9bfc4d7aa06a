import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { wasMerged } from '#domain/documents/record-commands.ts'
import { DomainError } from '#domain/errors.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import {
  NewShortlistSchema,
  OPEN_DAYS,
  SendShortlistSchema,
  UnsuitedSchema,
} from '#domain/shortlist/shortlist.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import {
  findShortlist,
  insertShortlist,
  renewShortlist,
  revokeShortlist,
  type ShortlistRow,
} from '#db/pace/shortlists/make.ts'
import { markUnsuited } from '#db/pace/shortlists/unsuited.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { leadScope, teamScope } from '../api/caller/scopes.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import { shortlistPath } from './page/address.ts'
import { requireSendable, sendShortlist } from './send-shortlist.server.ts'

const days = z.coerce.number().pipe(z.union(OPEN_DAYS.map((one) => z.literal(one))))
const FormSchema = z.discriminatedUnion('intent', [
  NewShortlistSchema.extend({ intent: z.literal('make') }),
  z.object({ intent: z.literal('renew'), id: z.uuid(), days }),
  z.object({ intent: z.literal('revoke'), id: z.uuid() }),
  SendShortlistSchema.extend({ intent: z.literal('send') }),
  UnsuitedSchema.extend({ intent: z.literal('unsuit') }),
])
type Form = z.output<typeof FormSchema>
type Who = ReturnType<typeof requirePerson>

/** The address is in this one answer, and nowhere after it. */
export type ShortlistDone = { address: string | null; sent?: 'email' | 'whatsapp' }

/** What an agent does with the shortlists of a lead: each asks whether they may write the lead. */
export async function runShortlistAction(who: Who, data: FormData): Promise<ShortlistDone> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The shortlist')
  switch (form.intent) {
    case 'make':
      return make(who, form)
    case 'renew':
      return renew(who, form)
    case 'revoke': {
      const list = await requireShortlist(who, form.id)
      await revokeShortlist(who.db, list, who.by)
      return { address: null }
    }
    case 'send': {
      const list = await requireSendable(who, form.address)
      const lead = await requireOpenLead(who, list.leadId)
      await sendShortlist(who, { list, lead }, form)
      return { address: null, sent: form.channel }
    }
    case 'unsuit': {
      const { leadId, home: listingId, isUnsuited } = form
      await requireLead(who, leadId)
      const said = { leadId, listingId, saidBy: actorName(who.actor), now: new Date() }
      await markUnsuited(who.db, said, isUnsuited)
      return { address: null }
    }
  }
}

type Make = Extract<Form, { intent: 'make' }>

async function make(who: Who, form: Make): Promise<ShortlistDone> {
  const { db, actor, person, by } = who
  await requireOpenLead(who, form.leadId)
  const secret = createSecret()
  const { leadId, homes, language, greeting } = form
  const made = { leadId, homes, language, greeting, personId: person.id }
  await insertShortlist(
    db,
    { ...made, keyHash: hashSecret(secret), endsAt: endOf(who, form.days) },
    { scope: teamScope(actor, 'listings:read'), today: today(who), by },
  )
  return { address: addressOf(who, language, secret) }
}

async function renew(who: Who, form: Extract<Form, { intent: 'renew' }>): Promise<ShortlistDone> {
  const list = await requireShortlist(who, form.id)
  await requireOpenLead(who, list.leadId)
  const secret = createSecret()
  const change = { keyHash: hashSecret(secret), endsAt: endOf(who, form.days), by: who.by }
  await renewShortlist(who.db, list, change)
  return { address: addressOf(who, list.language, secret) }
}

function addressOf({ deps }: Who, language: ShortlistRow['language'], secret: string): string {
  return `${deps.appUrl}${shortlistPath(language, secret)}`
}

async function requireShortlist(who: Who, id: string): Promise<ShortlistRow> {
  const list = (await findShortlist(who.db, id)) ?? notFound('shortlist')
  await requireLead(who, list.leadId)
  return list
}

/** A lead that this person works. What became part of another is for reading alone. */
async function requireLead({ db, actor }: Who, id: string): Promise<LeadRecord> {
  const lead = (await findLeadRecord(db, leadScope(actor), id)) ?? notFound('lead')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  if (lead.mergedInto) throw wasMerged()
  return lead
}

/** The same, of one that goes on: the links of those that have ended open nothing. */
async function requireOpenLead(who: Who, id: string): Promise<LeadRecord> {
  const lead = await requireLead(who, id)
  if (!isEnded(lead.stage) && lead.archivedAt === null) return lead
  throw new DomainError('conflict', 'This lead has ended; open it again first.', [], {
    key: 'leadHasEnded',
  })
}

function today({ deps }: Who): string {
  return dayOf(Date.now(), deps.settings.current().house.zone)
}

/** The end of a day, by the clocks of the house. */
function endOf(who: Who, open: number): string {
  const { zone } = who.deps.settings.current().house
  return new Date(instantOf(daysAfter(today(who), open + 1), 0, zone)).toISOString()
}
