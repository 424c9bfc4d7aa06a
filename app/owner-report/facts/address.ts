import type { Language } from '#domain/language.ts'

export const REPORTS_PATH = '/owner-reports'

/** Where an owner reads the report. The language stands in it, so that a link that opens nothing says so in the right one too. */
export function reportPath(language: Language, secret: string): string {
  return `${REPORTS_PATH}/${language}/${secret}`
}
