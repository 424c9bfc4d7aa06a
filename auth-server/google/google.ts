import { CodeChallengeMethod, OAuth2Client, OAuth2RequestError } from 'arctic'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'

/** Where people prove who they are: Google, or whatever stands in its place with the same endpoints. */
export type IdentityProviderConfig = {
  clientId: string
  clientSecret: string
  hostedDomain: string
  issuer: string
  authorizeUrl: string
  tokenUrl: string
  jwksUrl: string
}
/** Who somebody is, proven. `subject` is the only key to a person. */
export type Identity = {
  subject: string
  email: string
  emailVerified: boolean
  /** The Google Workspace that the account belongs to; null for a private account. */
  hostedDomain: string | null
}
type Secrets = { state: string; nonce: string; codeVerifier: string }
export type IdentityProvider = {
  authorizeUrl(secrets: Secrets): URL
  /** Null when the code or its ID token does not hold; anything else that goes wrong is thrown. */
  identify(answer: { code: string; nonce: string; codeVerifier: string }): Promise<Identity | null>
}

const IdTokenSchema = z.object({
  sub: z.string().min(1),
  nonce: z.string(),
  email: z.email(),
  email_verified: z.boolean().default(false),
  hd: z.string().optional(),
})
const TIMEOUT_MS = 10_000

/**
 * The Google leg (OpenID Connect Core section 3.1): code with PKCE through arctic's generic client, so that the endpoints
 * are configuration; the ID token verified by jose. Everything that knows arctic is in this file.
 */
export function createIdentityProvider(
  config: IdentityProviderConfig,
  redirectUri: string,
): IdentityProvider {
  const client = new OAuth2Client(config.clientId, config.clientSecret, redirectUri)
  const keys = createRemoteJWKSet(new URL(config.jwksUrl), { timeoutDuration: TIMEOUT_MS })

  async function verifyIdToken(idToken: string, nonce: string): Promise<Identity | null> {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer: config.issuer,
      audience: config.clientId,
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
    })
    const claims = IdTokenSchema.safeParse(payload)
    if (!claims.success || claims.data.nonce !== nonce) return null
    const { sub, email, email_verified: emailVerified, hd = null } = claims.data
    return { subject: sub, email, emailVerified, hostedDomain: hd }
  }

  return {
    authorizeUrl({ state, nonce, codeVerifier }) {
      const scopes = ['openid', 'email', 'profile']
      const url = client.createAuthorizationURLWithPKCE(
        config.authorizeUrl,
        state,
        CodeChallengeMethod.S256,
        codeVerifier,
        scopes,
      )
      url.searchParams.set('nonce', nonce)
      url.searchParams.set('hd', config.hostedDomain)
      url.searchParams.set('prompt', 'select_account')
      return url
    },
    async identify({ code, nonce, codeVerifier }) {
      try {
        const tokens = await withTimeout(
          client.validateAuthorizationCode(config.tokenUrl, code, codeVerifier),
        )
        return await verifyIdToken(tokens.idToken(), nonce)
      } catch (error) {
        if (isRefusal(error)) return null
        throw error
      }
    },
  }
}

/** A code that was refused or an ID token that does not verify, as opposed to a provider that is out of reach. */
function isRefusal(error: unknown): boolean {
  if (error instanceof OAuth2RequestError) return true
  if (error instanceof errors.JWKSTimeout) return false
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC'
}

/** arctic waits for ever. */
async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the identity provider did not answer')), TIMEOUT_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
