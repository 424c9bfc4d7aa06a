import type { Portal } from '#domain/catalogue.ts'
import type { PortalState } from '#domain/listing/fields.ts'

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

const ADVICE: readonly [pattern: RegExp, advice: string][] = [
  [
    /permit|trakheesi|rera/i,
    'Check the permit number against the Trakheesi certificate, then send again.',
  ],
  [/price|amount/i, 'Check the price and, for rent, its period, then send again.'],
  [/photo|image|media/i, 'Add the photos that the portal asks for, then send again.'],
  [
    /location|area|community|building/i,
    'Choose the community that the portal knows, then send again.',
  ],
  [
    /quota|credit|limit|package/i,
    'The portal account has no room left: ask your manager to free a slot.',
  ],
  [
    /401|403|unauthori[sz]ed|forbidden|credential|key/i,
    'The portal refused our account: ask an admin to renew its key.',
  ],
  [
    /time.?out|refused|unreachable|5\d\d|unavailable/i,
    'The portal could not be reached. PACE tries again by itself; you can also send again now.',
  ],
]

/** What a person can do about what a portal said. */
export function portalAdvice(state: PortalState): string | null {
  if (state.state !== 'failed') return null
  const known = ADVICE.find(([pattern]) => pattern.test(state.reason ?? ''))
  return known?.[1] ?? 'Correct what the portal names, then send again.'
}

/** A sentence about where the listing stands on a portal. */
export function portalSentence(portal: Portal, state: PortalState | undefined): string {
  const where = portal === 'website' ? 'the website' : 'the portal'
  switch (state?.state) {
    case undefined:
      return 'Not published'
    case 'queued':
      return `Waiting to be sent to ${where}`
    case 'sending':
      return state.attempts && state.attempts > 1 ? `Sending, try ${state.attempts}` : 'Sending'
    case 'live':
      return `Shown on ${where}`
    case 'failed':
      return state.reason ?? `Not taken by ${where}`
    case 'removing':
      return `Being taken off ${where}`
    case 'removed':
      return `Taken off ${where}`
  }
}
