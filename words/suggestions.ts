import { isLocalSuggestion, type Suggestion } from '#domain/call/suggestion.ts'
import { suggestions as ar } from './ar/suggestions.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { suggestions as en } from './en/suggestions.ts'

export const suggestionWords = catalogue({ en, ar })

/** A suggestion in the reader's language; what a model worded is said as it worded it. */
export function saySuggestion(
  type: string,
  { text, detail, gaps }: Pick<Suggestion, 'text' | 'detail' | 'gaps'>,
): { text: string; detail: string | null } {
  if (!gaps || !isLocalSuggestion(type)) return { text, detail }
  return suggestionWords()[type](gaps)
}
