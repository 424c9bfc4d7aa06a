import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { findKnown } from '#db/pace/contacts/known-as.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { readEntered } from '../../entry/read-entered.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientLoader = loadBesidePage

/** Who it may be that somebody is typing into a form; of those whom they may not see, that there is somebody. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, deps } = requirePerson(context, request)
  authorise(actor, 'create', 'contact')
  const asked = new URL(request.url).searchParams
  const entered = readEntered(asked, deps.settings.current().house)
  return { known: await findKnown(db, leadScope(actor), entered) }
}
