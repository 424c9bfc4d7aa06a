import type { Language } from '#domain/language.ts'

export const SHORTLISTS_PATH = '/shortlists'

/** Where a customer looks at a shortlist. The language stands in it, so that a link that opens nothing says so in the right one too. */
export function shortlistPath(language: Language, secret: string): string {
  return `${SHORTLISTS_PATH}/${language}/${secret}`
}
