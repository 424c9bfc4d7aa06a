import { RateLimiterMemory } from 'rate-limiter-flexible'
import { appendAudit } from './audit.ts'
import type { PaceDb } from '../client.ts'

export type Denial = {
  /** Null for somebody who could not say who they are: a forged, expired or missing token. */
  actor: string | null
  via?: string | null
  /** What was asked for: `GET /api/v1/leads`, `document.open`. */
  action: string
  target?: string | null
  reason: string
  address: string | null
  traceId?: string
}
export type AuditDenial = (denial: Denial) => void
type Options = { db: PaceDb; onError: (error: unknown) => void }

/** Whoever knocks at random must not fill the log: so many unknown callers from one address are kept each minute. */
const ANONYMOUS_A_MINUTE = 60

/** Keeps who was refused what. A refusal stays one whether its entry can be written or not. */
export function createDenialAudit({ db, onError }: Options): AuditDenial {
  const anonymous = new RateLimiterMemory({ points: ANONYMOUS_A_MINUTE, duration: 60 })

  async function write({ actor, reason, ...denial }: Denial): Promise<void> {
    if (actor === null && !(await isAdmitted(anonymous, denial.address))) return
    await appendAudit(db, {
      ...denial,
      actor: actor ?? 'anonymous',
      outcome: actor === null ? 'failed' : 'denied',
      after: { reason: reason.slice(0, 400) },
    })
  }

  return (denial) => void write(denial).catch(onError)
}

/** The limiter rejects when it is full. */
function isAdmitted(limiter: RateLimiterMemory, address: string | null): Promise<boolean> {
  return limiter.consume(address ?? 'local').then(
    () => true,
    () => false,
  )
}
