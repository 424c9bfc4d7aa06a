import { AUDIENCE } from '#domain/access/token.ts'
import * as openid from 'openid-client'
import { CLIENT_SECRETS, signInAt, type startTestAuth } from './auth.ts'
import { createHttpBrowser } from './http-browser.ts'

export type TestAuth = Awaited<ReturnType<typeof startTestAuth>>
const SCOPE = 'openid leads:read leads:write listings:read ask'

/** A strict OpenID client for one of PACE's services. */
export function discover(
  { authUrl }: TestAuth,
  id: keyof typeof CLIENT_SECRETS = 'pace-app',
): Promise<openid.Configuration> {
  const method = openid.ClientSecretBasic(CLIENT_SECRETS[id])
  return openid.discovery(new URL(authUrl), id, undefined, method, {
    execute: [openid.allowInsecureRequests],
  })
}

/** An authorization request as the app makes it, with what `overrides` says instead. */
export async function buildRequest(auth: TestAuth, overrides: Record<string, string> = {}) {
  const config = await discover(auth)
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedNonce = openid.randomNonce()
  const expectedState = openid.randomState()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: `${auth.appUrl}/auth/callback`,
    scope: SCOPE,
    resource: AUDIENCE.api,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expectedNonce,
    state: expectedState,
    prompt: 'login',
    ...overrides,
  })
  return { config, url, checks: { pkceCodeVerifier, expectedNonce, expectedState } }
}

/** Signs somebody in up to the code: the address that the browser is sent to the app with. */
export async function authorize(auth: TestAuth, subject: string) {
  const { config, url, checks } = await buildRequest(auth)
  const browser = createHttpBrowser()
  const end = await signInAt(browser, url, subject, (at) => at.href.startsWith(auth.appUrl))
  return { config, browser, url: end.url, checks }
}

/** The tokens of somebody who signed in. */
export async function signIn(auth: TestAuth, subject: string) {
  const { config, url, checks } = await authorize(auth, subject)
  const tokens = await openid.authorizationCodeGrant(config, url, {
    ...checks,
    idTokenExpected: true,
  })
  if (!tokens.refresh_token) throw new Error('no refresh token was issued')
  return { config, tokens, accessToken: tokens.access_token, refreshToken: tokens.refresh_token }
}
