import type { Portal } from '#domain/catalogue.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import { listingWords } from '#words/listing.ts'

export type PortalStep = 'publish' | 'unpublish' | 'retry' | 'wait'

/** What can be done next about a listing on a portal. */
export function nextStep(state: PortalState | undefined): PortalStep {
  switch (state?.state) {
    case undefined:
    case 'removed':
      return 'publish'
    case 'live':
      return 'unpublish'
    case 'failed':
      return 'retry'
    case 'queued':
    case 'sending':
    case 'removing':
      return 'wait'
  }
}

const ADVICE: readonly [pattern: RegExp, advice: Advice][] = [
  [/permit|trakheesi|rera/i, 'permit'],
  [/price|amount/i, 'price'],
  [/photo|image|media/i, 'photos'],
  [/location|area|community|building/i, 'place'],
  [/quota|credit|limit|package/i, 'quota'],
  [/401|403|unauthori[sz]ed|forbidden|credential|key/i, 'account'],
  [/time.?out|refused|unreachable|5\d\d|unavailable/i, 'unreachable'],
]
type Advice = keyof ReturnType<typeof listingWords>['portals']['advice']

/** What a person can do about what a portal said. */
export function portalAdvice(state: PortalState): string | null {
  if (state.state !== 'failed') return null
  const known = ADVICE.find(([pattern]) => pattern.test(state.reason ?? ''))
  return listingWords().portals.advice[known?.[1] ?? 'other']
}

/** A sentence about where the listing stands on a portal. What a portal said itself stays in its words. */
export function portalSentence(portal: Portal, state: PortalState | undefined): string {
  const words = listingWords().portals
  const where = portal === 'website' ? words.where.website : words.where.portal
  switch (state?.state) {
    case undefined:
      return words.notPublished
    case 'queued':
      return words.waiting(where)
    case 'sending':
      return state.attempts && state.attempts > 1
        ? words.sendingAgain(state.attempts)
        : words.sending
    case 'live':
      return words.shown(where)
    case 'failed':
      return state.reason ?? words.notTaken(where)
    case 'removing':
      return words.removing(where)
    case 'removed':
      return words.removed(where)
  }
}
