import type { ActionFunctionArgs } from '@remix-run/node'
import { tellHome } from '../../market/tell-home.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientAction = sendFromPage

/** Tells applicants of a home. Whether they may be written to, and who may, is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  return tellHome(requirePerson(context, request), await request.formData())
}
