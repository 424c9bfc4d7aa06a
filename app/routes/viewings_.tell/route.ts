import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { actorName, authorise, can } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findHandedBy } from '#db/pace/viewings/colleagues.ts'
import { findLastTold, revokeViewingLinks } from '#db/pace/viewings/links.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { afterViewingActions } from '../../pages/after-viewing-actions.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'
import type { FoundTelling } from '../../telling/proposal.ts'
import { proposeTelling } from '../../telling/propose.server.ts'
import { askedFor, tellCustomer, TellingSchema } from '../../telling/tell.server.ts'

const AskedSchema = z.object({ viewing: z.uuid(), occasion: z.enum(['handed']).optional() })
const FormSchema = z.discriminatedUnion('intent', [
  TellingSchema.extend({ intent: z.literal('tell') }),
  z.object({ intent: z.literal('revoke'), viewingId: z.uuid() }),
])
type Who = ReturnType<typeof requirePerson>

export const clientLoader = loadBesidePage
export const clientAction = sendFromPage
export const shouldRevalidate = afterViewingActions

/** What could be written about a viewing to whom it is shown. Whoever may not write to them is proposed nothing. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<FoundTelling> {
  const who = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { viewing: id, occasion } = parse(AskedSchema, query, 'The viewing')
  const viewing = (await findViewing(who.db, id)) ?? notFound('viewing')
  // Beside a page nobody is sent away: who may not write is proposed nothing.
  if (!(await mayTell(who, viewing))) return { id, proposal: null, last: null }
  const [proposal, last] = await Promise.all([
    proposeTelling({ ...depsOf(who), writer: who.person }, id, askedFor(occasion)),
    findLastTold(who.db, id),
  ])
  const mayWrite = proposal !== null && can(...(await rightOf(who, proposal.contactId)))
  return { id, proposal: mayWrite ? proposal : null, last }
}

/** Writes to the customer of a viewing, once its agent presses; or shuts what was opened to them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const data = await request.formData()
  const form = parse(FormSchema, Object.fromEntries(data), 'The message')
  const viewing = (await findViewing(who.db, form.viewingId)) ?? notFound('viewing')
  if (form.intent === 'revoke' || !(await mayTell(who, viewing)))
    authorise(who.actor, 'write', 'viewing', factsOf(viewing))
  const { actor, person, by, db } = who
  if (form.intent === 'revoke') {
    await revokeViewingLinks(db, viewing.id, { now: new Date(), by })
    return { revoked: viewing.id }
  }
  await tellCustomer(depsOf(who), { actor, personId: person.id, by }, form)
  return { told: form.id }
}

type Viewing = NonNullable<Awaited<ReturnType<typeof findViewing>>>

function factsOf({ agentId: ownerId, teamId }: Viewing) {
  return { ownerId, teamId }
}

/** Whoever shows it or leads the team; and who has just handed it over, for it is theirs to say so. */
async function mayTell({ db, actor }: Who, viewing: Viewing): Promise<boolean> {
  if (can(actor, 'write', 'viewing', factsOf(viewing))) return true
  return (await findHandedBy(db, viewing.id, actorName(actor))) !== null
}

async function rightOf({ db, actor }: Who, contactId: string) {
  const facts = (await findContactFacts(db, [contactId])).get(contactId) ?? {}
  return [actor, 'write', 'contact', facts] as const
}

function depsOf({ db, deps }: Who) {
  const { settings, appUrl, messages } = deps
  const { host: messageHost, templates, lines } = messages
  return { db, settings, templates, lines, appUrl, messageHost, now: new Date() }
}
