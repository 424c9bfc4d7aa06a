import type { Language } from '#domain/language.ts'
import { currentLanguage } from './language.ts'

/**
 * An area's words, in the language of whoever reads: `deskWords().title`. Ask when the words are needed and not when a module is
 * loaded. In the browser's build the call is replaced by the one table that the page's language needs (scripts/languages-plugin.ts).
 */
export function catalogue<Words>(tables: Record<Language, Words>): (language?: Language) => Words {
  return (language) => tables[language ?? currentLanguage()]
}
