import { createHash, randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Account, createAccounts } from './accounts.ts'
import type { Odd } from './odd-answers.ts'

const SCOPE = 'https://www.googleapis.com/auth/calendar.events'
type Asked = Record<'redirect' | 'state' | 'challenge' | 'email' | 'scope', string>
export type Consents = ReturnType<typeof addConsent>

/** Google's consent page and its tokens: looks at PKCE, the client and what was allowed as Google does. */
export function addConsent(
  app: Hono,
  { accounts, odd }: { accounts: ReturnType<typeof createAccounts>; odd: Odd },
) {
  const codes = new Map<string, Asked>()
  const refreshTokens = new Map<string, string>()
  const accessTokens = new Map<string, string>()
  const revoked: string[] = []
  const rules = { granted: SCOPE }

  app.get('/consent', (c) => askPerson(c, codes))
  app.post('/token', (c) => odd.around(c, 'token', () => token(c)))
  app.post('/revoke', (c) =>
    odd.around(c, 'revoke', async () => {
      const given = new URLSearchParams(await c.req.text()).get('token') ?? ''
      if (!refreshTokens.delete(given)) return c.json({ error: 'invalid_token' }, 400)
      revoked.push(given)
      return c.json({})
    }),
  )

  async function token(c: Context): Promise<Response> {
    const form = new URLSearchParams(await c.req.text())
    const [, basic = ''] = (c.req.header('authorization') ?? '').split(' ')
    if (Buffer.from(basic, 'base64').toString() !== 'calendar-client:calendar-secret')
      return c.json({ error: 'invalid_client' }, 401)
    if (form.get('grant_type') === 'refresh_token') {
      const email = refreshTokens.get(form.get('refresh_token') ?? '')
      return email === undefined
        ? c.json({ error: 'invalid_grant', error_description: 'Token has been revoked.' }, 400)
        : c.json(accessFor(email))
    }
    const code = form.get('code') ?? ''
    const asked = codes.get(code)
    codes.delete(code)
    const proof = proofOf(form.get('code_verifier'))
    if (!asked || proof !== asked.challenge || form.get('redirect_uri') !== asked.redirect)
      return c.json({ error: 'invalid_grant' }, 400)
    const refreshToken = `refresh-${random()}`
    refreshTokens.set(refreshToken, asked.email)
    return c.json({ ...accessFor(asked.email), refresh_token: refreshToken })
  }

  function accessFor(email: string) {
    const accessToken = random()
    accessTokens.set(accessToken, email)
    return { access_token: accessToken, expires_in: 3600, scope: rules.granted }
  }

  return {
    rules,
    revoked,
    refreshTokens,
    /** Access ends, as after an hour: with a new token all goes on. */
    endAccess: () => accessTokens.clear(),
    /** The person takes the permission back at Google. */
    endAll(): void {
      accessTokens.clear()
      refreshTokens.clear()
    },
    accountOf(authorization = ''): Account | null {
      const email = accessTokens.get(authorization.replace(/^Bearer /, ''))
      return email === undefined ? null : accounts.of(email)
    },
  }
}

function askPerson(c: Context, codes: Map<string, Asked>): Response | Promise<Response> {
  const query = c.req.query()
  const isAsked =
    query['access_type'] === 'offline' &&
    query['prompt'] === 'consent' &&
    query['scope'] === SCOPE &&
    query['code_challenge_method'] === 'S256'
  if (!isAsked) return c.text(`not what PACE asks for: ${JSON.stringify(query)}`, 400)
  const { redirect_uri: redirect = '', state = '', login_hint: email = '' } = query
  const code = random()
  codes.set(code, {
    redirect,
    state,
    challenge: query['code_challenge'] ?? '',
    email,
    scope: SCOPE,
  })
  const back = (more: string) => `${redirect}?state=${encodeURIComponent(state)}&${more}`
  return c.html(`<!doctype html><html lang="en"><title>Sign in - Google</title><main>
      <h1>PACE wants to access your Google Account</h1><p>${email}</p>
      <a href="${back(`code=${code}&scope=${SCOPE}`)}">Allow</a> <a href="${back('error=access_denied')}">Cancel</a></main></html>`)
}

function proofOf(verifier: string | null): string {
  return createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url')
}

const random = () => randomBytes(12).toString('hex')
