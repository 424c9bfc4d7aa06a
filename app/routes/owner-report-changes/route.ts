import type { ActionFunctionArgs } from '@remix-run/node'
import { runReportAction } from '../../owner-report/owner-report-actions.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientAction = sendFromPage

/** Reports to the owners of homes. Who may is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  return runReportAction(requirePerson(context, request), await request.formData())
}
