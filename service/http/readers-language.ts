import { AsyncLocalStorage } from 'node:async_hooks'
import { parseAccept } from 'hono/utils/accept'
import { parse } from 'hono/utils/cookie'
import { isLanguage, type Language, LANGUAGE_COOKIE, LANGUAGES } from '#domain/language.ts'
import { readLanguageBy } from '#words/catalogue/language.ts'

// On the global object: the pages' bundle has a copy of this module, and what one of them begins the other has to go on with.
const READERS = Symbol.for('pace.readers')
const holder = globalThis as { [READERS]?: AsyncLocalStorage<Language> }
const reader = (holder[READERS] ??= new AsyncLocalStorage<Language>())
readLanguageBy(() => reader.getStore())

/** Everything that `write` says, and whatever it begins, is in this language. */
export function writeIn<T>(language: Language, write: () => T): T {
  return reader.run(language, write)
}

/** The language that a browser asks for: what was chosen in it, or what it prefers of what there is, else the house's. */
export function languageOf(
  header: (name: string) => string | undefined,
  house: Language = LANGUAGES[0],
): Language {
  const chosen = parse(header('cookie') ?? '', LANGUAGE_COOKIE)[LANGUAGE_COOKIE]
  return toLanguage(chosen) ?? firstLanguage(header('accept-language') ?? '') ?? house
}

/** Of a list of wishes (`ar-AE, en;q=0.5`) the first that can be met. */
function firstLanguage(wishes: string): Language | null {
  for (const { type, q } of parseAccept(wishes)) {
    const language = q > 0 ? toLanguage(type) : null
    if (language) return language
  }
  return null
}

/** `ar-AE` is Arabic. */
export function toLanguage(tag: string | null | undefined): Language | null {
  const language = tag?.split('-', 1)[0]?.toLowerCase()
  return isLanguage(language) ? language : null
}
