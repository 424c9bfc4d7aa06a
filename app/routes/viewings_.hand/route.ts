import type { ActionFunctionArgs } from '@remix-run/node'
import { handViewing } from '../../after-viewing/hand-viewing.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const clientAction = sendFromPage

/** Who shows a viewing. Who may say so is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  return handViewing(requirePerson(context, request), await request.formData())
}
