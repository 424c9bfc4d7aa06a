import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'

/** The names by which their speakers look for them. */
export const LANGUAGE_NAMES = { en: 'English', ar: 'العربية' } as const satisfies Record<
  Language,
  string
>

const RIGHT_TO_LEFT: readonly Language[] = ['ar']

/** How `Intl` writes numbers and dates. The Gulf writes Arabic with the digits of the West, and phones and permits need them. */
const LOCALES = { en: 'en-GB', ar: 'ar-AE-u-nu-latn' } as const satisfies Record<Language, string>

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr'
}

/** Puts who reads now in place of the page's `lang`: a server renders for many people at once. */
export function readLanguageBy(reader: () => Language | undefined): void {
  holder[READER] = reader
}

/** The language of whoever reads what is being written. */
export function currentLanguage(): Language {
  const language = holder[READER]?.() ?? globalThis.document?.documentElement.lang
  return isLanguage(language) ? language : LANGUAGES[0]
}

export function currentLocale(): string {
  return LOCALES[currentLanguage()]
}

export function localeOf(language: Language): string {
  return LOCALES[language]
}

// On the global object: the pages' bundle has a copy of this module, and both have to hear the same reader.
const READER = Symbol.for('pace.language')
const holder = globalThis as { [READER]?: () => Language | undefined }
