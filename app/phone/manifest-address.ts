import type { Language } from '#domain/language.ts'

export const MANIFEST_PATH = '/manifest.webmanifest'

/** Where the description of the app stands in this language: browsers ask for it without a cookie. */
export function manifestAddress(language: Language): string {
  return `${MANIFEST_PATH}?language=${language}`
}
