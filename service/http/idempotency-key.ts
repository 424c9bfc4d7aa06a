import { createHash } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'

/** One request as its sender names it, and what it asked: whoever repeats it asks the same under the same name. */
export type NamedRequest = { key: string; requestHash: string }

/** The request's `Idempotency-Key` with what is asked under it; null where none was sent. */
export function readIdempotencyKey(header: string | undefined, body: unknown): NamedRequest | null {
  if (header === undefined) return null
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw new DomainError('invalid', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
  }
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return { key: header, requestHash }
}

/** A key names one request: what was asked under it before must be what is asked now. */
export function requireSameRequest(stored: { requestHash: string }, asked: NamedRequest): void {
  if (stored.requestHash === asked.requestHash) return
  throw new DomainError(
    'invalid',
    'This Idempotency-Key was used for another request; take a new one.',
  )
}
