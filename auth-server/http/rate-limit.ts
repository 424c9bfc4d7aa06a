import type { IncomingMessage, ServerResponse } from 'node:http'
import { networkOf } from '#service/http/network-of.ts'
import type { Logger } from '#service/log.ts'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { authWords } from '#words/auth.ts'
import { errorPage } from '../pages/error-page.ts'

/** Requests in a minute. */
export type Limits = {
  /** Steps of signing in, per address: an office behind one address signs in at nine. */
  signIns: number
  /** Refused requests at the endpoints for programs, per address: guesses at secrets, codes and tokens. */
  failures: number
  /** Granted requests, per client. Counted by grants: nobody uses up a budget of which they do not have the secret. */
  client: number
}
export const LIMITS: Limits = { signIns: 600, failures: 300, client: 3000 }

const SIGN_IN = /^\/(auth|interaction|google|session|demo-idp\/authorize)([/?]|$)/
const FOR_PROGRAMS = /^\/(token|reg)([/?]|$)/
const WINDOW_SECONDS = 60

type Options = {
  limits?: Limits
  addressOf: (request: IncomingMessage) => string
  demo: boolean
  log: Pick<Logger, 'warn'>
}
type Next = () => Promise<void>

/** One budget per address and one per client; over it 429 with Retry-After (RFC 6585). In memory: each process counts for itself. */
export function createRateLimits({ limits = LIMITS, addressOf, demo, log }: Options) {
  const signIns = limiter(limits.signIns)
  const failures = limiter(limits.failures)
  const clients = limiter(limits.client)

  async function forSignIn(request: IncomingMessage, response: ServerResponse, next: Next) {
    const address = networkOf(addressOf(request))
    const spent = await signIns.consume(address).then(() => null, onlySpent)
    if (!spent) return next()
    if (spent.consumedPoints === limits.signIns + 1) log.warn({ address }, 'too many sign-ins')
    return refuse(response, spent, String(await tooManyPage(demo)), 'text/html; charset=utf-8')
  }

  async function forProgram(request: IncomingMessage, response: ServerResponse, next: Next) {
    const address = networkOf(addressOf(request))
    const client = claimedClient(request)
    const spent =
      (await spentOf(failures, address)) ?? (client ? await spentOf(clients, client) : null)
    if (spent) return refuse(response, spent, JSON.stringify(TOO_MANY), 'application/json')
    response.once('finish', () => count(response.statusCode, { address, client }))
    return next()
  }

  function count(status: number, { address, client }: { address: string; client: string | null }) {
    if (status >= 400) void spend(failures, address, 'too many refused requests')
    if (status < 300 && client) void spend(clients, client, 'too many requests of one client')
  }

  async function spend(budget: RateLimiterMemory, key: string, words: string): Promise<void> {
    const now = await budget.consume(key).catch(onlySpent)
    if (now.consumedPoints === budget.points) log.warn({ key }, words)
  }

  return async (request: IncomingMessage, response: ServerResponse, next: Next): Promise<void> => {
    const url = request.url ?? '/'
    if (SIGN_IN.test(url)) return forSignIn(request, response, next)
    return FOR_PROGRAMS.test(url) ? forProgram(request, response, next) : next()
  }
}

const TOO_MANY = {
  error: 'temporarily_unavailable',
  error_description: 'too many requests; wait as long as Retry-After says',
}

function limiter(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: WINDOW_SECONDS })
}

async function spentOf(budget: RateLimiterMemory, key: string): Promise<RateLimiterRes | null> {
  const used = await budget.get(key)
  return used && used.consumedPoints >= budget.points ? used : null
}

/** The library throws what is left of a budget that is spent. */
function onlySpent(error: unknown): RateLimiterRes {
  if (error instanceof RateLimiterRes) return error
  throw error
}

/** Whose secret a request says that it has (RFC 6749 section 2.3.1), not yet proven. */
function claimedClient({ headers }: IncomingMessage): string | null {
  const basic = /^basic +([a-z0-9+/=]+)$/i.exec(headers.authorization ?? '')?.[1]
  const [id] = basic ? Buffer.from(basic, 'base64').toString().split(':', 1) : []
  return id ? id.slice(0, 200) : null
}

function refuse(
  response: ServerResponse,
  { msBeforeNext }: RateLimiterRes,
  body: string,
  type: string,
): void {
  response.writeHead(429, {
    'retry-after': String(Math.max(1, Math.ceil(msBeforeNext / 1000))),
    'content-type': type,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function tooManyPage(demo: boolean) {
  return errorPage({ ...authWords().tooMany, demo })
}
