import { type ActionFunctionArgs, data } from '@remix-run/node'
import { parse } from '#domain/parse.ts'
import { themeCookie, ThemeSchema } from '../../pages/theme.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const clientAction = sendFromPage

/** Anybody may choose how PACE looks, signed in or not: nothing to authorise. */
export async function action({ request }: ActionFunctionArgs) {
  const theme = parse(ThemeSchema, (await request.formData()).get('theme'), 'The theme')
  return data({ theme }, { headers: { 'set-cookie': await themeCookie.serialize(theme as never) } })
}
