import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { setLanguage } from '#db/pace/people/people.ts'
import { LANGUAGE_COOKIE, LANGUAGES } from '#domain/language.ts'
import { parse } from '#domain/parse.ts'
import { safeReturnTo } from '../../session/return-to.server.ts'

const ChoiceSchema = z.object({ language: z.enum(LANGUAGES), returnTo: z.string().optional() })

/**
 * Anybody may choose what they read, signed in or not: nothing to authorise. The page is left and comes back as a whole, for its
 * scripts are those of a language.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = Object.fromEntries(await request.formData())
  const { language, returnTo } = parse(ChoiceSchema, form, 'The language')
  const { session, deps } = context
  if (session) await setLanguage(deps.db, session.person.id, language)
  return redirect(safeReturnTo(returnTo), {
    headers: {
      'set-cookie': `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`,
    },
  })
}
