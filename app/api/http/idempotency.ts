import type { PaceDb } from '#db/pace/client.ts'
import { claimKey, releaseKey, storeAnswer } from '#db/pace/commands/idempotency-keys.ts'
import { DomainError } from '#domain/errors.ts'
import { readIdempotencyKey, requireSameRequest } from '#service/http/idempotency-key.ts'
import type { ApiContext } from '../caller/caller.ts'

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
  const asked = readIdempotencyKey(c.req.header('idempotency-key'), body)
  if (!asked) return work()
  const { actor } = c.get('caller')
  const scope = `${actor.kind}:${actor.id} ${c.req.method} ${c.req.path}`
  const claim = await claimKey(db, { scope, ...asked })
  if (claim.state !== 'claimed') requireSameRequest(claim, asked)
  if (claim.state === 'answered') return claim.response as Answer
  if (claim.state === 'running') {
    throw new DomainError(
      'conflict',
      'The request with this Idempotency-Key is still running; ask again in a moment.',
    )
  }
  return keepAnswer(db, { scope, key: asked.key }, work)
}

async function keepAnswer<Answer>(
  db: PaceDb,
  name: { scope: string; key: string },
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await work()
    await storeAnswer(db, name, answer)
    return answer
  } catch (error) {
    await releaseKey(db, name)
    throw error
  }
}
