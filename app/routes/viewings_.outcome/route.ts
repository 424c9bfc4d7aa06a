import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { runAfterAction } from '../../after-viewing/after-actions.server.ts'
import type { FoundAfter } from '../../after-viewing/found-after.ts'
import { loadAfter } from '../../after-viewing/load-after.server.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { afterViewingActions } from '../../pages/after-viewing-actions.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'

const AskedSchema = z.object({ viewing: z.uuid() })

export const clientLoader = loadBesidePage
export const clientAction = sendFromPage
export const shouldRevalidate = afterViewingActions

/** How a viewing went, and what follows from it. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<FoundAfter> {
  const { db, actor, deps } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { viewing: id } = parse(AskedSchema, query, 'The viewing')
  const { agentId: ownerId, teamId } = (await findViewing(db, id)) ?? notFound('viewing')
  authorise(actor, 'read', 'viewing', { ownerId, teamId })
  const { house } = deps.settings.current()
  return (await loadAfter(db, id, { actor, house, now: new Date() })) ?? notFound('viewing')
}

/** Says how it went, or does what follows. */
export async function action({ request, context }: ActionFunctionArgs) {
  return runAfterAction(requirePerson(context, request), await request.formData())
}
