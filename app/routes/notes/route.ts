import type { ActionFunctionArgs } from '@remix-run/node'
import { runNoteAction } from '../../notes/note-actions.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientAction = sendFromPage

/** Notes on records: written, changed and taken away. Who may is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  return runNoteAction(requirePerson(context, request), await request.formData())
}
