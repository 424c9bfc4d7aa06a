import type { ActionFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { findKnown } from '#db/pace/contacts/known-as.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { countLookUp } from '../../entry/look-up-limit.server.ts'
import { readEntered } from '../../entry/read-entered.ts'
import { requirePerson } from '../../pages/context.server.ts'

/**
 * Who it may be that somebody is typing into a form; of those whom they may not see, that there is somebody. It is a POST, for phones and
 * e-mails in an address stand in the logs of whatever is on the way; and nobody reads the house out by asking number after number.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'create', 'contact')
  await countLookUp(person.id)
  const entered = readEntered(await request.formData(), deps.settings.current().house)
  return Response.json({ known: await findKnown(db, leadScope(actor), entered) })
}
