import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { AskedSchema, loadStart } from '../../new-listing/start.server.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientLoader = loadBesidePage

/** What a new listing is begun with: another one's values, or what a call says of the home. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'create', 'listing')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const asked = parse(AskedSchema, query, 'What the listing is begun with')
  return loadStart(who, asked, who.deps.settings.current().house)
}
