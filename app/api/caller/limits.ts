import { DomainError } from '#domain/errors.ts'
import { problemResponse } from '#service/http/problem.ts'
import { networkOf } from '#service/http/network-of.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { bodyLimit } from 'hono/body-limit'
import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { ApiContext, ApiEnv } from './caller.ts'

export type Limit = { name: string; requests: number; seconds: number }

export const LIMITS = {
  client: { name: 'client', requests: 600, seconds: 60 },
  /** Questions cost a plan and a query each. */
  ask: { name: 'ask', requests: 30, seconds: 60 },
  /** Whoever has not said who she is yet, by address: guesses at tokens and feed keys. */
  address: { name: 'address', requests: 1200, seconds: 60 },
} as const satisfies Record<string, Limit>

/** Counts requests by key and tells the caller where she stands (draft-ietf-httpapi-ratelimit-headers). */
export function limitRate(
  limit: Limit,
  keyOf: (c: ApiContext) => string,
): MiddlewareHandler<ApiEnv> {
  const limiter = new RateLimiterMemory({ points: limit.requests, duration: limit.seconds })
  return async (c, next) => {
    const standing = await limiter.consume(keyOf(c)).catch(refused)
    const headers = rateHeaders(limit, standing)
    if (standing.consumedPoints > limit.requests) {
      const error = new DomainError(
        'tooMany',
        `More than ${limit.requests} requests in ${limit.seconds} s. Wait, then go on.`,
      )
      return problemResponse(error, { ...headers, 'retry-after': String(secondsLeft(standing)) })
    }
    await next()
    // A narrower limit has spoken already.
    if (c.res.headers.has('ratelimit')) return
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  }
}

/** The caller's own count: each person and each machine client has one. */
export function callerKey(c: ApiContext): string {
  const { actor } = c.get('caller')
  return `${actor.kind}:${actor.id}`
}

export function limitBody(maxSize: number): MiddlewareHandler<ApiEnv> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new DomainError(
        'tooLarge',
        `The body is larger than ${Math.round(maxSize / 1024)} KiB.`,
      )
    },
  })
}

/** The limiter rejects with its count when it is full, and with an Error when it is broken. */
function refused(rejection: unknown): RateLimiterRes {
  if (rejection instanceof RateLimiterRes) return rejection
  throw rejection
}

function rateHeaders(limit: Limit, standing: RateLimiterRes): Record<string, string> {
  return {
    'ratelimit-policy': `"${limit.name}";q=${limit.requests};w=${limit.seconds}`,
    ratelimit: `"${limit.name}";r=${Math.max(0, standing.remainingPoints)};t=${secondsLeft(standing)}`,
  }
}

function secondsLeft({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000))
}

/** Where a request comes from, as it is counted. */
export function addressKey(c: ApiContext): string {
  const address = remoteAddress(c)
  return address ? networkOf(address) : 'local'
}
