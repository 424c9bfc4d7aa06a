import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { standingOf } from '#domain/viewing/customer.ts'
import { orderColleagues } from '#domain/viewing/hand-over.ts'
import { listHandedTo } from '#db/pace/viewings/colleagues.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { currentLocale } from '#words/catalogue/language.ts'
import type { FoundColleagues } from '../../handing/found-colleagues.ts'
import { handOver } from '../../handing/hand-over.server.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { afterViewingActions } from '../../pages/after-viewing-actions.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'

const AskedSchema = z.object({ viewing: z.uuid() })

export const clientLoader = loadBesidePage
export const clientAction = sendFromPage
export const shouldRevalidate = afterViewingActions

/** Which colleagues could show it instead, and what is in their way: that it is so, and nothing of what is shown to whom. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<FoundColleagues> {
  const { db, actor } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { viewing: id } = parse(AskedSchema, query, 'The viewing')
  const viewing = (await findViewing(db, id)) ?? notFound('viewing')
  const { agentId, teamId, startsAt } = viewing
  authorise(actor, 'read', 'viewing', { ownerId: agentId, teamId })
  // Asked for anew once it is handed over: who may no longer is told of nobody, and keeps the page.
  const isComing = standingOf(viewing, Date.now()) === 'coming'
  const mayHand = isComing && can(actor, 'write', 'viewing', { ownerId: agentId, teamId })
  const found = mayHand ? await listHandedTo(db, viewing) : []
  return { id, agentId, startsAt, mayHand, colleagues: orderColleagues(found, currentLocale()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return handOver(requirePerson(context, request), await request.formData())
}
