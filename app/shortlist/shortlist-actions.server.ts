import { z } from 'zod'
import { actorName } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import {
  NewShortlistSchema,
  OPEN_DAYS,
  SendShortlistSchema,
  UnsuitedSchema,
} from '#domain/shortlist/shortlist.ts'
import {
  findShortlist,
  renewShortlist,
  revokeShortlist,
  type ShortlistRow,
} from '#db/pace/shortlists/make.ts'
import { markUnsuited } from '#db/pace/shortlists/unsuited.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import { newLinkSecret, openUntil } from '../secret-link/new-link.ts'
import { makeShortlist, requireOpenLead, requireWorked } from './make-shortlist.server.ts'
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
      await requireWorked(who, leadId)
      const said = { leadId, listingId, saidBy: actorName(who.actor), now: new Date() }
      await markUnsuited(who.db, said, isUnsuited)
      return { address: null }
    }
  }
}

type Make = Extract<Form, { intent: 'make' }>

async function make(who: Who, form: Make): Promise<ShortlistDone> {
  const { leadId, homes, language, greeting, days: open } = form
  const wanted = { leadId, homes, language, greeting, days: open }
  const { secret } = await makeShortlist(makingOf(who), wanted)
  return { address: addressOf(who, language, secret) }
}

function makingOf({ db, actor, person, by, deps }: Who) {
  return { db, actor, personId: person.id, by, settings: deps.settings }
}

async function renew(who: Who, form: Extract<Form, { intent: 'renew' }>): Promise<ShortlistDone> {
  const list = await requireShortlist(who, form.id)
  await requireOpenLead(who, list.leadId)
  const { secret, keyHash } = newLinkSecret()
  const endsAt = openUntil(who.deps.settings.current().house, form.days)
  const change = { keyHash, endsAt, by: who.by }
  await renewShortlist(who.db, list, change)
  return { address: addressOf(who, list.language, secret) }
}

function addressOf({ deps }: Who, language: ShortlistRow['language'], secret: string): string {
  return `${deps.appUrl}${shortlistPath(language, secret)}`
}

async function requireShortlist(who: Who, id: string): Promise<ShortlistRow> {
  const list = (await findShortlist(who.db, id)) ?? notFound('shortlist')
  await requireWorked(who, list.leadId)
  return list
}
