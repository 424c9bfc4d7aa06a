import type { Language } from '#domain/language.ts'
import { embed as ar } from './ar/embed.ts'
import { embed as en } from './en/embed.ts'

/** What the house's own site says by PACE's elements: both languages at once, for one script serves pages in either. */
const EMBED = { en, ar } satisfies Record<Language, typeof en>

export function embedWords(language: Language): typeof en {
  return EMBED[language]
}
