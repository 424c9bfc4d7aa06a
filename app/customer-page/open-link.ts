import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { languageOf, writeIn } from '#service/http/readers-language.ts'
import { hashSecret } from '#service/identity/secret.ts'
import type { ApiContext } from '../api/caller/caller.ts'
import { addressKey } from '../api/caller/limits.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { closedPage, type WhyClosed } from './closed-page.ts'
import { type Html, PAGE_HEADERS } from './layout.ts'

/** Of one link, in a minute: a page brings its pictures. Many customers come by one address of their carrier, so that addresses are counted for guesses alone. */
const LIMITS = { page: 60, picture: 400, guesses: 120 } as const
const SECONDS = 60

export type Limiters = Record<keyof typeof LIMITS, RateLimiterMemory>

export function createLimiters(): Limiters {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: SECONDS })
  return {
    page: limiter(LIMITS.page),
    picture: limiter(LIMITS.picture),
    guesses: limiter(LIMITS.guesses),
  }
}

/** What a secret has opened, and in which language its page is written. */
export type Opened<Row> = { row: Row; language: Language; secret: string; now: Date }

type Opening<Row> = {
  deps: Pick<ApiDeps, 'settings' | 'now'>
  limiters: Limiters
  limit: 'page' | 'picture'
  /** What stands behind the hash of a secret: `closed` for what opens no more, null for what never did. */
  find: (hash: string, now: Date) => Promise<Row | 'closed' | null>
  go: (opened: Opened<Row>) => Promise<Response>
}

/** Does something behind a secret link (`/:language/:secret`), in the link's language; for one that opens nothing, says so. */
export async function openLink<Row extends object>(
  c: ApiContext,
  { deps, limiters, limit, find, go }: Opening<Row>,
): Promise<Response> {
  const { house } = deps.settings.current()
  const asked = c.req.param('language')
  const language: Language = isLanguage(asked)
    ? asked
    : languageOf((name) => c.req.header(name), house.languages[0] ?? LANGUAGES[0])
  const now = deps.now?.() ?? new Date()
  const secret = c.req.param('secret') ?? ''
  const hash = hashSecret(secret)
  const isSecret = isLanguage(asked) && /^[\w-]{43}$/.test(secret)
  const row = isSecret ? await find(hash, now) : null
  const refuse = (why: WhyClosed, status: 404 | 410 | 429) =>
    sendPage(c, closedPage(why, house.name, language), status)
  return writeIn(language, async () => {
    const isBusy = row
      ? await isSpent(limiters[limit], hash)
      : await isSpent(limiters.guesses, addressKey(c))
    if (isBusy) return refuse('busy', 429)
    if (row === 'closed') return refuse('closed', 410)
    return row ? go({ row, language, secret, now }) : refuse('unknown', 404)
  })
}

/** Whether this was one too many in its minute. The limiter rejects with its count when it is full, and with an Error when it is broken. */
export async function isSpent(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  const standing = await limiter.consume(key).catch((rejection: unknown) => {
    if (rejection instanceof RateLimiterRes) return rejection
    throw rejection
  })
  return standing.consumedPoints > limiter.points
}

/** Whoever is signed in looks at what a colleague sends. */
export async function isCustomer(
  { req }: ApiContext,
  { sessions }: Pick<ApiDeps, 'sessions'>,
): Promise<boolean> {
  return req.raw.method !== 'HEAD' && (await sessions.find(req.raw)) === null
}

/** What a browser's own form has sent; nothing of anything else. */
export async function readForm(c: ApiContext): Promise<Record<string, unknown>> {
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')
  return isForm ? c.req.parseBody() : {}
}

type Status = 200 | 404 | 409 | 410 | 429

export async function sendPage(c: ApiContext, page: Html, status: Status): Promise<Response> {
  if (status === 429) c.header('retry-after', String(SECONDS))
  return c.html(await page, status, PAGE_HEADERS)
}
