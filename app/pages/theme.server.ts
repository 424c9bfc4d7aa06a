import { createCookie } from '@remix-run/node'
import { createTypedCookie } from 'remix-utils/typed-cookie'
import { z } from 'zod'

export const ThemeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof ThemeSchema>

const cookie = createCookie('pace-theme', { path: '/', sameSite: 'lax', maxAge: 31_536_000 })

// The package's type asks for a schema of zod 3; at run time it only calls parseAsync, which zod 4 has.
export const themeCookie = createTypedCookie({ cookie, schema: ThemeSchema.nullable() as never })

export async function readTheme(request: Request): Promise<Theme> {
  const parsed = ThemeSchema.safeParse(await cookie.parse(request.headers.get('cookie')))
  return parsed.success ? parsed.data : 'system'
}
