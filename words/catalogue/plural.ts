import type { Language } from '#domain/language.ts'
import { localeOf } from './language.ts'

/** What a language tells apart when it counts: the compiler asks for each form. */
export type EnglishForms = Record<'one' | 'other', string> & { zero?: string }
export type ArabicForms = Record<'one' | 'two' | 'few' | 'many' | 'other', string> & {
  zero?: string
}

/** `plural(3, { one: '# lead', other: '# leads' })`; `#` is the number as the language writes it. */
export function createPlural<Forms extends { other: string; zero?: string }>(language: Language) {
  const rules = new Intl.PluralRules(localeOf(language))
  const numbers = new Intl.NumberFormat(localeOf(language))
  return (count: number, forms: Forms): string => {
    // English has no form for none by its grammar, but often has words for it.
    const form = count === 0 && forms.zero !== undefined ? 'zero' : rules.select(count)
    const words = (forms as Record<string, string | undefined>)[form] ?? forms.other
    return words.replaceAll('#', numbers.format(count))
  }
}
