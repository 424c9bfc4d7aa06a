import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { readListState } from '#domain/list/address.ts'
import { LIST_NOUNS } from '#domain/list/definition.ts'
import { LISTS } from '#domain/list/lists.ts'
import { ViewNameSchema } from '#domain/list/view.ts'
import { parse } from '#domain/parse.ts'
import {
  changeView,
  createView,
  deleteView,
  findViewFacts,
  listViews,
  pinView,
} from '#db/pace/saved-views/saved-views.ts'
import { anyListAccess, requireNoun } from '../../list/access/list-access.server.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

const isShared = z.enum(['true', 'false']).transform((word) => word === 'true')
/** A state as the list's own address says it. */
const query = z.string().max(8_000)

const FormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('create'),
    noun: z.enum(LIST_NOUNS),
    name: ViewNameSchema,
    isShared,
    query,
  }),
  z.object({
    intent: z.literal('change'),
    id: z.uuid(),
    name: ViewNameSchema.optional(),
    isShared: isShared.optional(),
    query: query.optional(),
  }),
  z.object({ intent: z.literal('delete'), id: z.uuid() }),
  z.object({ intent: z.literal('pin'), id: z.uuid(), isPinned: isShared }),
])

export const clientLoader = loadBesidePage

/** The views of one list that its reader may open, each with the address that it was kept with. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  const noun = requireNoun(new URL(request.url).searchParams.get('noun') ?? undefined)
  anyListAccess(noun).readable(actor)
  return { views: await listViews(db, person, noun) }
}

export const clientAction = sendFromPage

/** What is done with saved views, from whatever list. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, db, deps, by } = requirePerson(context, request)
  const { house } = deps.settings.current()
  const form = parse(FormSchema, Object.fromEntries(await request.formData()), 'The view')
  if (form.intent === 'create') {
    authorise(actor, 'create', 'view')
    const { noun, name } = form
    const state = readListState(LISTS[noun], new URLSearchParams(form.query), house)
    const teamId = form.isShared ? person.teamId : null
    const id = await createView(db, { noun, name, ownerId: person.id, teamId, state }, by)
    return { created: id }
  }
  const view = (await findViewFacts(db, form.id)) ?? notFound('view')
  if (form.intent === 'pin') {
    authorise(actor, 'read', 'view', view)
    await pinView(db, { personId: person.id, viewId: form.id, isPinned: form.isPinned })
    return { done: true }
  }
  authorise(actor, 'write', 'view', view)
  if (form.intent === 'delete') {
    await deleteView(db, form.id, by)
    return { deleted: form.id }
  }
  const { name } = form
  const state =
    form.query === undefined
      ? undefined
      : readListState(LISTS[view.noun], new URLSearchParams(form.query), house)
  const teamId = form.isShared === undefined ? undefined : form.isShared ? person.teamId : null
  await changeView(db, form.id, { name, state, teamId }, by)
  return { done: true }
}
