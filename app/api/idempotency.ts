import { createHash } from 'node:crypto'
import type { PaceDb } from '#db/pace/client.ts'
import { claimKey, releaseKey, settleKey } from '#db/pace/idempotency-keys.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiContext } from './caller.ts'

/**
 * Does the work once for each `Idempotency-Key` of a caller: a repeat gets the first answer again, the same key with
 * another body is refused, and a repeat while the first still runs is told to wait. Without the header it just works.
 */
export async function once<Answer>(
  c: ApiContext,
  db: PaceDb,
  body: unknown,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return work()
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new DomainError('invalid', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
  }
  const { actor } = c.get('caller')
  const scope = `${actor.kind}:${actor.id} ${c.req.method} ${c.req.path}`
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const claim = await claimKey(db, { scope, key, requestHash })
  if (claim.state === 'settled') return claim.response as Answer
  if (claim.state === 'otherRequest') {
    throw new DomainError(
      'invalid',
      'This Idempotency-Key was used for another request; take a new one.',
    )
  }
  if (claim.state === 'running') {
    throw new DomainError(
      'conflict',
      'The request with this Idempotency-Key is still running; ask again in a moment.',
    )
  }
  return settle(db, { scope, key }, work)
}

async function settle<Answer>(
  db: PaceDb,
  name: { scope: string; key: string },
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await work()
    await settleKey(db, name, answer)
    return answer
  } catch (error) {
    await releaseKey(db, name)
    throw error
  }
}
