/** The languages that PACE speaks. Whoever reads none of them gets the first. */
export const LANGUAGES = ['en', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

/** What a browser keeps of the language that somebody has chosen in it. */
export const LANGUAGE_COOKIE = 'pace-language'

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}
