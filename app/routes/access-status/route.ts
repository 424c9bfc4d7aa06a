import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { safeReturnTo } from '../../session/return-to.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const clientAction = sendFromPage

/**
 * Asked when a live document is shut or somebody's rights have changed. Who may not go on is sent to sign in; for everybody else
 * all that the page shows is loaded anew, under the rights that hold now.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  if (context.session) return data({ stands: true })
  const from = (await request.formData()).get('from')
  const returnTo = safeReturnTo(typeof from === 'string' ? from : null)
  throw redirect(`/sign-in?${new URLSearchParams({ returnTo }).toString()}`)
}
