import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#domain/errors.ts'

/** Whoever types without a pause asks four times a second at most, and nobody types a minute long. */
const LIMIT = { points: 120, duration: 60 }
const limiter = new RateLimiterMemory(LIMIT)

/** Counts a look-up of somebody; refuses (`tooMany`) what nobody types. */
export async function countLookUp(personId: string): Promise<void> {
  try {
    await limiter.consume(personId)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    throw new DomainError(
      'tooMany',
      `More than ${LIMIT.points} look-ups in a minute. Wait, then type on: nothing that was typed is lost.`,
      [],
      { key: 'tooManyLookUps' },
    )
  }
}
