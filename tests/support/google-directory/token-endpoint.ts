import type { Context } from 'hono'
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { z } from 'zod'

const ADMIN = 'admin@brokers.example'
const CLIENT_EMAIL = 'sync@pace.iam.example'
const ClaimsSchema = z.object({ iat: z.number(), exp: z.number(), scope: z.string().min(1) })

/** Google's token endpoint for service accounts (RFC 7523): looks at the assertion as Google does. */
export async function createTokenEndpoint(tokenUrl: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const given: { scopes: string[]; good: Set<string>; issued: number } = {
    scopes: [],
    good: new Set(),
    issued: 0,
  }

  async function answer(c: Context): Promise<Response> {
    const form = new URLSearchParams(await c.req.text())
    const refuse = (error: string, description: string) =>
      c.json({ error, error_description: description }, 400)
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') {
      return refuse('unsupported_grant_type', 'not a JWT bearer grant')
    }
    try {
      const { payload } = await jwtVerify(form.get('assertion') ?? '', publicKey, {
        issuer: CLIENT_EMAIL,
        subject: ADMIN,
        audience: tokenUrl,
        algorithms: ['RS256'],
      })
      const { iat, exp, scope } = ClaimsSchema.parse(payload)
      if (exp - iat > 3600) return refuse('invalid_grant', 'the assertion lives too long')
      given.scopes = scope.split(' ')
    } catch (error) {
      return refuse('invalid_grant', `Invalid JWT: ${String(error)}`)
    }
    given.issued += 1
    const token = `token-${given.issued}`
    given.good.add(token)
    return c.json({ access_token: token, token_type: 'Bearer', expires_in: 3600 })
  }

  return {
    answer,
    given,
    isGood: (authorization = '') => given.good.has(authorization.replace(/^Bearer /, '')),
    admin: ADMIN,
    account: {
      type: 'service_account' as const,
      client_email: CLIENT_EMAIL,
      private_key_id: 'key-1',
      private_key: await exportPKCS8(privateKey),
    },
  }
}
