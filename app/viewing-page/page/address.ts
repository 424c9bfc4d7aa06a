import type { Language } from '#domain/language.ts'

export const APPOINTMENTS_PATH = '/appointments'

/** Where a customer answers about a viewing. The language stands in it, so that a link that opens nothing says so in the right one too. */
export function appointmentPath(language: Language, secret: string): string {
  return `${APPOINTMENTS_PATH}/${language}/${secret}`
}
