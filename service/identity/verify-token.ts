import { DomainError } from '#domain/errors.ts'
import { AccessTokenSchema, type TokenClaims } from '#domain/access/token.ts'
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose'
import { pauseAfterFailure } from '../pause-after-failure.ts'

type VerifierOptions = {
  issuer: string
  audience: string | string[]
  /** Default: the issuer's `/jwks`. */
  jwksUrl?: string
  keys?: JWTVerifyGetKey
  clockToleranceSeconds?: number
}
export type VerifyToken = (token: string) => Promise<TokenClaims>

/** What jose throws when the key set cannot be had, as opposed to a token that is bad. */
const KEYS_OUT_OF_REACH = ['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']

/**
 * Takes access tokens of PACE's own auth-server only (RFC 9068, RFC 8725): `typ` at+jwt, ES256,
 * our issuer, our audience. Everything else is `unauthenticated`, with no hint at what was wrong but one: whoever mixes up the
 * house and a sandbox of it is told so, for both look the same but for their address.
 */
export function createTokenVerifier(options: VerifierOptions): VerifyToken {
  const { issuer, audience, jwksUrl = `${issuer}/jwks`, clockToleranceSeconds = 5 } = options
  const keys = options.keys ?? issuerKeys(jwksUrl)

  return async function verifyToken(token) {
    requireIssuer(token, issuer)
    const payload = await jwtVerify(token, keys, {
      issuer,
      audience,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['sub', 'exp', 'iat', 'client_id'],
      clockTolerance: clockToleranceSeconds,
    }).then((result) => result.payload, refuse)
    const claims = AccessTokenSchema.safeParse(payload)
    if (!claims.success) throw new DomainError('unauthenticated', 'The access token is not valid.')
    return claims.data
  }
}

/**
 * Whatever keys the tokens name, the issuer is asked at most every ten seconds, and every second while it does not answer.
 * `reload` asks it before the first token comes.
 */
export function issuerKeys(jwksUrl: string): JWTVerifyGetKey & { reload: () => Promise<void> } {
  return createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: 10_000,
    [customFetch]: pauseAfterFailure(fetch, { pauseMs: 1000 }),
  })
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) {
    throw new DomainError('unauthenticated', 'The access token has expired; ask for a new one.')
  }
  if (!(error instanceof errors.JOSEError) || KEYS_OUT_OF_REACH.includes(error.code)) {
    throw new DomainError('unavailable', 'The keys that tokens are checked with are out of reach.')
  }
  throw new DomainError('unauthenticated', 'The access token is not valid.')
}

/** Before any key is asked for: what it claims is believed in this alone, that it is none of ours. */
function requireIssuer(token: string, issuer: string): void {
  const claimed = claimedIssuer(token)
  if (claimed === null || claimed === issuer) return
  throw new DomainError(
    'unauthenticated',
    `The access token is of another PACE: the house and each sandbox take their own tokens alone. Those that hold here come from ${issuer}/token.`,
  )
}

function claimedIssuer(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null
  } catch {
    return null
  }
}

/** The token of the header; throws `unauthenticated`, with how to send one. */
export function requireBearer(header: string | null | undefined, audience?: string): string {
  const token = readBearer(header)
  if (token) return token
  const meant = audience ? `, for the audience ${audience}` : ''
  throw new DomainError(
    'unauthenticated',
    `Send an access token: Authorization: Bearer <token>${meant}.`,
  )
}

export function requireScope({ scopes }: Pick<TokenClaims, 'scopes'>, scope: string): void {
  if (!scopes.includes(scope)) {
    throw new DomainError('forbidden', `The token lacks the scope ${scope}.`)
  }
}

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1), or null. */
export function readBearer(header: string | null | undefined): string | null {
  return /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(header ?? '')?.[1] ?? null
}
