import { type Portal, PORTAL_WAYS } from '#domain/catalogue.ts'
import type { PortalProblem } from '#domain/listing/portal-demands.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import { fieldLabel } from '#words/fields.ts'
import { listingWords } from '#words/listing.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'

export type PortalStep = 'publish' | 'unpublish' | 'retry' | 'wait'

/** What can be done next about a listing on a portal. One that reads a feed may take hours: until then the wish can be changed. */
export function nextStep(portal: Portal, state: PortalState | undefined): PortalStep {
  const isFeed = PORTAL_WAYS[portal] === 'feed'
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
      return isFeed ? 'unpublish' : 'wait'
    case 'removing':
      return isFeed ? 'publish' : 'wait'
  }
}

/** On its way to a portal or on it, so that what is missing keeps it from being shown. */
export function isWanted(state: PortalState | undefined): boolean {
  return state !== undefined && ['queued', 'sending', 'live'].includes(state.state)
}

/** What is missing, in the reader's language. */
export function sayPortalProblem({ field, why }: PortalProblem): string {
  const words = listingWords().portals
  const label = Object.hasOwn(words.beside, field)
    ? words.beside[field as keyof typeof words.beside]
    : fieldLabel(field)
  switch (why) {
    case 'missing':
      return words.missing(label)
    case 'unknown':
      return words.unknownTo(label)
    case 'ended':
      return words.permitEnded
    case 'status':
      return words.mustBeAvailable
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
  if (PORTAL_WAYS[portal] === 'feed' && state && state.state !== 'failed')
    return words.feed[state.state]
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
      return state.reason ? sayPortalReason(state.reason) : words.notTaken(where)
    case 'removing':
      return words.removing(where)
    case 'removed':
      return words.removed(where)
  }
}
