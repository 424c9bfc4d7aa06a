import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { AUDIENCE } from '#domain/token.ts'
import { createTokenVerifier } from '#service/verify-token.ts'
import { CLIENT_SECRETS, signInAt, startTestAuth } from '#tests/support/auth.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'

type Auth = Awaited<ReturnType<typeof startTestAuth>>
const SCOPE = 'openid leads:read leads:write listings:read'

function discover({ authUrl }: Auth, id: keyof typeof CLIENT_SECRETS = 'pace-app') {
  return client.discovery(
    new URL(authUrl),
    id,
    undefined,
    client.ClientSecretBasic(CLIENT_SECRETS[id]),
    { execute: [client.allowInsecureRequests] },
  )
}

async function authorize(auth: Auth, subject: string, overrides: Record<string, string> = {}) {
  const config = await discover(auth)
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedNonce = client.randomNonce()
  const expectedState = client.randomState()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${auth.appUrl}/auth/callback`,
    scope: SCOPE,
    resource: AUDIENCE.api,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expectedNonce,
    state: expectedState,
    prompt: 'login',
    ...overrides,
  })
  const browser = createHttpBrowser()
  const atApp = (at: URL) => at.href.startsWith(auth.appUrl)
  const end = await signInAt(browser, url, subject, atApp)
  return {
    config,
    browser,
    url: end.url,
    checks: { pkceCodeVerifier, expectedNonce, expectedState },
  }
}

test('[A1] a strict client signs a person in: discovery, code, PKCE, nonce, ID token', async () => {
  const auth = await startTestAuth()
  const { config, url, checks } = await authorize(auth, auth.sara.subject)
  const tokens = await client.authorizationCodeGrant(config, url, {
    ...checks,
    idTokenExpected: true,
  })
  expect(tokens.claims()).toMatchObject({ sub: auth.sara.id, iss: auth.authUrl, aud: 'pace-app' })
  const claims = await createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.api })(
    tokens.access_token,
  )
  expect(claims).toMatchObject({
    sub: auth.sara.id,
    clientId: 'pace-app',
    role: 'agent',
    teamId: auth.team.id,
    sessionVersion: 1,
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    scopes: ['leads:read', 'leads:write', 'listings:read'],
  })
  expect(tokens.expires_in).toBeLessThanOrEqual(300)
})
