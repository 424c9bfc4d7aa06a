import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IdentityProviderConfig } from '#auth/google/google.ts'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'

type Answer = {
  claims?: JWTPayload
  alg?: string
  signWith?: CryptoKey | Uint8Array
  kid?: string
  /** What comes back instead of the state that was sent. */
  state?: string
  idToken?: string
  error?: string
  status?: number
}
export type IdentityStandIn = Awaited<ReturnType<typeof startIdentityStandIn>>

/**
 * In Google's place over real HTTP: whoever comes is signed in at once as `answer.claims` says, with whatever fault the
 * test sets.
 */
export async function startIdentityStandIn() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'g1', alg: 'RS256', use: 'sig' }
  const seen: { query: Record<string, string>; token: Record<string, string> } = {
    query: {},
    token: {},
  }
  const answer: Answer = {}
  const app = new Hono()
  app.get('/auth', (c) => {
    seen.query = c.req.query()
    const { redirect_uri: redirectUri = '', state: sent = '' } = seen.query
    const state = answer.state ?? sent
    return c.redirect(
      `${redirectUri}?${new URLSearchParams({ code: 'the-code', state }).toString()}`,
    )
  })
  app.post('/token', async (c) => {
    seen.token = Object.fromEntries(new URLSearchParams(await c.req.text()))
    if (answer.error) return c.json({ error: answer.error }, 400)
    if (!provesChallenge(seen.token, seen.query)) return c.json({ error: 'invalid_grant' }, 400)
    if (answer.status) return c.text('unwell', 503)
    return c.json({
      access_token: 'x',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await idToken(),
    })
  })
  app.get('/certs', (c) => c.json({ keys: [jwk] }))
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`

  function idToken(): Promise<string> | string {
    if (answer.idToken) return answer.idToken
    const { exp = '5m', ...claims } = answer.claims ?? {}
    const payload = {
      iss: url,
      aud: 'google-client',
      nonce: seen.query['nonce'],
      email_verified: true,
      hd: 'brokers.example',
      ...claims,
    }
    return new SignJWT(payload)
      .setProtectedHeader({ alg: answer.alg ?? 'RS256', kid: answer.kid ?? 'g1' })
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(answer.signWith ?? privateKey)
  }

  return { config: configOf(url), answer, seen }
}

/** PKCE as Google checks it (RFC 7636 section 4.6). */
function provesChallenge(
  { code_verifier: verifier = '' }: Record<string, string>,
  { code_challenge: challenge }: Record<string, string>,
): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}

function configOf(url: string): IdentityProviderConfig {
  return {
    clientId: 'google-client',
    clientSecret: 'google-secret',
    hostedDomain: 'brokers.example',
    issuer: url,
    authorizeUrl: `${url}/auth`,
    tokenUrl: `${url}/token`,
    jwksUrl: `${url}/certs`,
  }
}
