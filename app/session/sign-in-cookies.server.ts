import { createHash } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import { createTypedCookie, type TypedCookie } from 'remix-utils/typed-cookie'
import { z } from 'zod'
import { clearCookie, readCookie } from './cookies.server.ts'
import { SignInSecretsSchema } from './openid.server.ts'

const SignInSchema = SignInSecretsSchema.extend({ returnTo: z.string() })
export type SignInUnderWay = z.infer<typeof SignInSchema>

const LIFETIME_SECONDS = 600
/** A browser that starts more and finishes none loses the oldest: a request's headers have their limit. */
const MOST_AT_ONCE = 6

export type SignInCookies = ReturnType<typeof createSignInCookies>

/** Each sign-in under way has a cookie of its own, named after its state: two tabs do not take each other's place. */
export function createSignInCookies(appUrl: string, secret: string) {
  const secure = appUrl.startsWith('https:')
  const prefix = `${secure ? '__Host-' : ''}pace-start-`

  function cookieFor(state: string): TypedCookie<typeof SignInSchema> {
    const name = `${prefix}${createHash('sha256').update(state).digest('base64url').slice(0, 16)}`
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
    const cookie = createCookie(name, { ...options, secrets: [secret], maxAge: LIFETIME_SECONDS })
    return createTypedCookie({ cookie, schema: SignInSchema })
  }

  return {
    /** The Set-Cookie headers that begin one more, and end the oldest where there are too many. */
    async begin(request: Request, signIn: SignInUnderWay): Promise<string[]> {
      const given = await cookieFor(signIn.state).serialize(signIn)
      const surplus = namesIn(request, prefix).slice(0, -(MOST_AT_ONCE - 1))
      return [given, ...surplus.map((name) => clearCookie({ name }, appUrl))]
    },
    /** What this browser began under that state, or null. */
    async read(request: Request, state: string): Promise<SignInUnderWay | null> {
      const signIn = await readCookie(cookieFor(state), request)
      return signIn?.state === state ? signIn : null
    },
    /** The Set-Cookie header that takes it away. */
    end: (state: string): string => clearCookie(cookieFor(state), appUrl),
  }
}

/** Browsers name the oldest first (RFC 6265, 5.4). */
function namesIn(request: Request, prefix: string): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(';')
  return pairs
    .map((pair) => pair.slice(0, Math.max(0, pair.indexOf('='))).trim())
    .filter((name) => name.startsWith(prefix))
}
