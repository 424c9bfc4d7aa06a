import type { PaceDb } from '#db/pace/client.ts'
import { listActiveBySubject } from '#db/pace/people/people.ts'
import { DEMO_SUBJECT } from '#domain/access/person.ts'
import { matchesHash, hashSecret } from '#service/identity/secret.ts'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { z } from 'zod'
import { authWords } from '#words/auth.ts'
import type { IdentityProviderConfig } from '../google/google.ts'
import { errorPage } from '../pages/error-page.ts'
import { type CodeGrant, createDemoCodes } from './demo-codes.ts'
import { isLoopbackRequest } from './loopback.ts'
import { peoplePage } from './people-page.ts'

type Options = { db: PaceDb; config: IdentityProviderConfig; redirectUri: string; now: () => Date }
type Env = { Bindings: HttpBindings }

/**
 * A small OpenID provider that stands where Google stands, with the demo people in it and no password: authorize page,
 * token endpoint, keys. The auth server uses it through the same client as Google. Only for this machine.
 */
export function createDemoIdp({ db, config, redirectUri, now }: Options): Hono<Env> {
  const codes = createDemoCodes(now)
  const signer = createSigner(config, now)
  const request = authorizeSchema(config.clientId, redirectUri)
  const routes = new Hono<Env>().basePath('/demo-idp')

  routes.use(async (c, next) => (isLoopbackRequest(c.env.incoming) ? next() : c.notFound()))

  routes.get('/authorize', async (c) => {
    if (!request.safeParse(c.req.query()).success) return badRequest(c)
    const people = await listActiveBySubject(db, DEMO_SUBJECT)
    return c.html(peoplePage(people, new URL(c.req.url).searchParams))
  })

  routes.post('/authorize', async (c) => {
    const asked = request.safeParse(c.req.query())
    const { subject } = await c.req.parseBody()
    const people = await listActiveBySubject(db, DEMO_SUBJECT)
    const person = people.find((candidate) => candidate.subject === subject)
    if (!asked.success || !person?.subject) return badRequest(c)
    const { nonce, state, code_challenge: codeChallenge } = asked.data
    const { email, name } = person
    const code = codes.issue({
      subject: person.subject,
      email,
      name,
      nonce,
      codeChallenge,
      redirectUri,
    })
    return c.redirect(`${redirectUri}?${new URLSearchParams({ code, state }).toString()}`, 303)
  })

  routes.post('/token', async (c) => {
    if (!isOurClient(c.req.header('authorization'), config))
      return c.json({ error: 'invalid_client' }, 401)
    const body = TokenRequestSchema.safeParse(await c.req.parseBody())
    if (!body.success) return c.json({ error: 'invalid_request' }, 400)
    const grant = codes.take(body.data.code, {
      codeVerifier: body.data.code_verifier,
      redirectUri: body.data.redirect_uri,
    })
    if (!grant) return c.json({ error: 'invalid_grant' }, 400)
    return c.json({
      token_type: 'Bearer',
      expires_in: 300,
      access_token: 'unused',
      id_token: await signer.sign(grant),
    })
  })

  routes.get('/certs', async (c) => c.json({ keys: [await signer.publicJwk()] }))
  return routes
}

function authorizeSchema(clientId: string, redirectUri: string) {
  return z.object({
    response_type: z.literal('code'),
    client_id: z.literal(clientId),
    redirect_uri: z.literal(redirectUri),
    code_challenge_method: z.literal('S256'),
    code_challenge: z.string().length(43),
    state: z.string().min(16),
    nonce: z.string().min(16),
  })
}

const TokenRequestSchema = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  code_verifier: z.string(),
  redirect_uri: z.string(),
})

/** The keys live as long as the process: whoever signs in later fetches the new ones. */
function createSigner(config: IdentityProviderConfig, now: () => Date) {
  const kid = 'demo'
  const pair = generateKeyPair('RS256')
  return {
    async sign({ subject, email, name, nonce }: CodeGrant): Promise<string> {
      const issuedAt = Math.floor(now().getTime() / 1000)
      return new SignJWT({ email, email_verified: true, name, nonce, hd: email.split('@').at(-1) })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(config.issuer)
        .setAudience(config.clientId)
        .setSubject(subject)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + 300)
        .sign((await pair).privateKey)
    },
    publicJwk: async () => ({
      ...(await exportJWK((await pair).publicKey)),
      kid,
      alg: 'RS256',
      use: 'sig',
    }),
  }
}

function isOurClient(header: string | undefined, config: IdentityProviderConfig): boolean {
  const expected = `Basic ${Buffer.from(`${config.clientId}:${config.clientSecret}`).toString('base64')}`
  return matchesHash(header ?? '', hashSecret(expected))
}

function badRequest(c: Context) {
  return c.html(errorPage({ ...authWords().people.wrongWay, demo: true }), 400)
}
