import { createCookie } from '@remix-run/node'
import { createTypedCookie, type TypedCookie } from 'remix-utils/typed-cookie'
import { z } from 'zod'

const SECRET = /^[A-Za-z0-9_-]{43}$/
const SessionSchema = z.string().regex(SECRET)

export type SessionCookies = ReturnType<typeof createSessionCookies>

/** Over https every name has `__Host-`: no subdomain and no plain http can plant one. */
export function createSessionCookies(appUrl: string, secret: string) {
  const secure = appUrl.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  const common = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  const session = createCookie(`${prefix}pace`, common)
  return {
    session: createTypedCookie({ cookie: session, schema: SessionSchema }),
    csrf: createCookie(`${prefix}pace-csrf`, { ...common, secrets: [secret] }),
  }
}

/** What a request's cookie holds; null without one and for anything that was not set by us. */
export async function readCookie<Schema extends z.ZodType>(
  cookie: TypedCookie<Schema>,
  request: Request,
): Promise<z.infer<Schema> | null> {
  return cookie.parse(request.headers.get('cookie')).catch(() => null)
}

/** A Set-Cookie header that takes the cookie away. */
export function clearCookie(cookie: { name: string }, appUrl: string): string {
  const secure = appUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookie.name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`
}
