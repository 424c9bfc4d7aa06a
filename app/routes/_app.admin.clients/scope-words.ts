import { adminWords } from '#words/admin.ts'
import { wordOf } from '#words/catalogue/word-of.ts'

/** What a client may do with a scope; one that is known to nobody is named as it is. */
export function scopeWords(scope: string): string {
  return wordOf(adminWords().clients.scopes, scope)
}
