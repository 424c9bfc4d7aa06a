import type { ActionFunctionArgs } from '@remix-run/node'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { runShortlistAction } from '../../shortlist/shortlist-actions.server.ts'

export const clientAction = sendFromPage

/** Shortlists of leads, and what is not for them. Who may is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  return runShortlistAction(requirePerson(context, request), await request.formData())
}
