import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Language, LANGUAGE_COOKIE } from '#domain/language.ts'
import { languageOf, toLanguage } from '#service/http/readers-language.ts'

/**
 * The language of whoever signs in. The app says it where a sign-in begins (`ui_locales`, OpenID Connect Core 3.1.2.1); the pages
 * after it have the cookie.
 */
export function rememberLanguage(request: IncomingMessage, response: ServerResponse): Language {
  const query = request.url?.split('?', 2)[1]
  const asked = new URLSearchParams(query).get('ui_locales')?.split(' ').map(toLanguage)
  const language = asked?.find((each) => each !== null)
  if (!language) return languageOf((name) => request.headers[name]?.toString())
  response.appendHeader('set-cookie', `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax`)
  return language
}
