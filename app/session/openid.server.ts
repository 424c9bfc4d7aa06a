import { DomainError } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { AccessTokenSchema, AUDIENCE, SCOPES } from '#domain/access/token.ts'
import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { z } from 'zod'

export const SignInSecretsSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
})
/** What only this browser and this server know of a sign-in under way. */
export type SignInSecrets = z.infer<typeof SignInSecretsSchema>
export type PersonTokens = {
  accessToken: string
  refreshToken: string
  accessExpiresAt: Date
  personId: string
  /** The id under which the auth server granted this: the web session takes the same. */
  sessionId: string
}
export type OpenId = {
  start(language: Language): Promise<{ url: URL; secrets: SignInSecrets }>
  /** Null when the answer does not hold: another state or nonce, a used code, a refusal. */
  finish(search: string, secrets: SignInSecrets): Promise<PersonTokens | null>
  /** Null when the auth server will not go on: suspended, ended, or a token that was used before. */
  refresh(refreshToken: string): Promise<PersonTokens | null>
  revoke(refreshToken: string): Promise<void>
}
type Options = { authUrl: string; appUrl: string; clientId: string; clientSecret: string }
type Granted = Awaited<ReturnType<typeof openid.refreshTokenGrant>>

const SCOPE = ['openid', ...SCOPES.api].join(' ')
const TIMEOUT_SECONDS = 10

/**
 * The app as a confidential client of the auth server. openid-client does it, for it checks all that the standard says
 * (issuer in the answer, nonce, at_hash, signature); arctic would leave half of that to us.
 */
export function createOpenId(options: Options): OpenId {
  const configuration = discoverOnce(options)
  const redirectUri = `${options.appUrl}/auth/callback`

  return {
    async start(language) {
      const secrets = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      }
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: SCOPE,
        resource: AUDIENCE.api,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: 'S256',
        // Who signed out is asked again: the session that counts is the app's own.
        prompt: 'login',
        ui_locales: language,
      })
      return { url, secrets }
    },
    async finish(search, { state, nonce, codeVerifier }) {
      const config = await configuration()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier }
      const answer = new URL(`${redirectUri}${search}`)
      return granted(() =>
        openid.authorizationCodeGrant(config, answer, { ...checks, idTokenExpected: true }),
      )
    },
    async refresh(refreshToken) {
      const config = await configuration()
      return granted(() => openid.refreshTokenGrant(config, refreshToken))
    },
    async revoke(refreshToken) {
      await openid.tokenRevocation(await configuration(), refreshToken)
    },
  }
}

/** Discovered when first needed: the app starts whether the auth server is up or not. */
function discoverOnce({ authUrl, clientId, clientSecret }: Options) {
  let found: Promise<openid.Configuration> | null = null
  return function configuration(): Promise<openid.Configuration> {
    found ??= openid
      .discovery(new URL(authUrl), clientId, undefined, openid.ClientSecretBasic(clientSecret), {
        execute: authUrl.startsWith('http:') ? [openid.allowInsecureRequests] : [],
        timeout: TIMEOUT_SECONDS,
      })
      .catch(() => {
        found = null
        throw outOfReach()
      })
    return found
  }
}

async function granted(ask: () => Promise<Granted>): Promise<PersonTokens | null> {
  try {
    return toTokens(await ask())
  } catch (error) {
    if (isRefusal(error)) return null
    if (error instanceof openid.ClientError || error instanceof TypeError) throw outOfReach()
    throw error
  }
}

/** An OAuth error in the answer, or an answer that is not for this request. */
function isRefusal(error: unknown): boolean {
  if (error instanceof openid.AuthorizationResponseError) return true
  if (error instanceof openid.ResponseBodyError) return error.status < 500
  return error instanceof openid.ClientError && CHECKS_THAT_FAIL.has(error.code ?? '')
}
const CHECKS_THAT_FAIL = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
])

function toTokens({
  access_token: accessToken,
  refresh_token: refreshToken,
}: Granted): PersonTokens {
  const claims = AccessTokenSchema.parse(decodeJwt(accessToken))
  if (!refreshToken || !claims.sessionId) throw new Error('The auth server granted no session.')
  return {
    accessToken,
    refreshToken,
    accessExpiresAt: new Date(claims.expiresAt * 1000),
    personId: claims.sub,
    sessionId: claims.sessionId,
  }
}

function outOfReach(): DomainError {
  return new DomainError('unavailable', 'The sign-in server is out of reach.')
}
