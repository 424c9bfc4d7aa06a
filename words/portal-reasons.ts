import type { Language } from '#domain/language.ts'
import { readOwnReason } from '#domain/portals/own-reasons.ts'
import { portalReasons as ar } from './ar/portal-reasons.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { isolate } from './catalogue/isolate.ts'
import { currentLanguage } from './catalogue/language.ts'
import { portalReasons as en } from './en/portal-reasons.ts'

const reasonWords = catalogue({ en, ar })
const COMMAS: Record<Language, string> = { en: '; ', ar: '؛ ' }

/** Why a listing is not on a portal as it was asked: what PACE itself found in the reader's language, what a portal said in its own words. */
export function sayPortalReason(kept: string, language = currentLanguage()): string {
  const reason = readOwnReason(kept)
  if (!reason) return kept
  const say = (name: string, value: string) => {
    if (name === 'said') return sayPortalReason(value, language)
    if (name !== 'reasons') return isolate(value)
    const each = value.split('; ').map((one) => sayPortalReason(one, language))
    return each.join(COMMAS[language])
  }
  // In one go: what fills a gap is never read as one.
  return reasonWords(language)[reason.key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    say(name, reason.with[name] ?? ''),
  )
}
