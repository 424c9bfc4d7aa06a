import { createPublicKey } from 'node:crypto'
import { createServer } from 'node:http'
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { onTestFinished } from 'vitest'

type Wanted = { issuer: string; audience: string; claims: JWTPayload; key: JWK }
type Change = {
  header?: Record<string, unknown>
  without?: string[]
  claims?: JWTPayload
  key?: CryptoKey | Uint8Array
}

/** A token as our issuer would sign it, and what others would like to pass for one, by what is wrong with it. */
export async function forgeTokens(wanted: Wanted) {
  const sign = await signer(wanted)
  const good = await sign()
  const lure = await startLure()
  const forged: Record<string, string> = {
    ...forgedTexts(good, wanted),
    ...(await forgedSignatures(sign, wanted.key, lure)),
    ...(await forgedClaims(sign)),
  }
  return { good, forged, lure }
}

type Sign = (change?: Change) => Promise<string>

/** Signs what our issuer would, but for the change, and with the issuer's own key where the change names none. */
async function signer({ issuer, audience, claims, key }: Wanted): Promise<Sign> {
  const own = await importJWK(key, 'ES256')
  return ({ header = {}, without = [], claims: changed = {}, key: by = own } = {}) => {
    const iat = now()
    const payload = { iss: issuer, aud: audience, iat, exp: iat + 120, ...claims, ...changed }
    const kept = Object.entries(payload).filter(([name]) => !without.includes(name))
    const protectedHeader = { alg: 'ES256', typ: 'at+jwt', kid: key.kid, ...header }
    return new SignJWT(Object.fromEntries(kept)).setProtectedHeader(protectedHeader).sign(by)
  }
}

/** What needs no key: put together from a good token. */
function forgedTexts(good: string, { issuer, audience, claims }: Wanted) {
  const [head = '', body = '', signature = ''] = good.split('.')
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const payload = { iss: issuer, aud: audience, iat: now(), exp: now() + 120, ...claims }
  const more = { ...payload, scope: 'leads:write live:write analysis mcp:write' }
  return {
    rubbish: 'rubbish',
    'three dots': '...',
    'no signature': `${head}.${body}.`,
    'half a signature': `${head}.${body}.${signature.slice(0, 40)}`,
    'another payload under the signature': `${head}.${encode(more)}.${signature}`,
    'alg none': new UnsecuredJWT(payload).encode(),
    'alg none under a signature': `${encode({ alg: 'none', typ: 'at+jwt' })}.${body}.${signature}`,
  }
}

/** Signed by a stranger, or with our public key taken for a secret. */
async function forgedSignatures(sign: Sign, key: JWK, { url, pair }: Lure) {
  const { d: _secret, ...publicJwk } = key
  const pem = createPublicKey({ key: { ...publicJwk }, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })
  const foreign = await generateKeyPair('RS256')
  const hmac = (secret: string | Buffer) =>
    sign({ header: { alg: 'HS256' }, key: Buffer.from(secret) })
  const { privateKey } = pair
  return {
    'HS256 with our public key as PEM': await hmac(pem),
    'HS256 with our public key as JWK': await hmac(JSON.stringify(publicJwk)),
    'RS256 by a stranger': await sign({ header: { alg: 'RS256' }, key: foreign.privateKey }),
    'our key id by a stranger': await sign({ key: privateKey }),
    'an unknown key id': await sign({ header: { kid: '../../etc/passwd' }, key: privateKey }),
    'its own key in the header': await sign({
      header: { jwk: await exportJWK(pair.publicKey) },
      key: privateKey,
    }),
    'keys at an address in the header': await sign({
      header: { jku: url, x5u: url, kid: 'lured' },
      key: privateKey,
    }),
  }
}

/** Signed by us, but no access token for here and now. */
async function forgedClaims(sign: Sign) {
  return {
    'an ID token': await sign({ header: { typ: 'JWT' } }),
    'no type': await sign({ header: { typ: undefined } }),
    'another issuer': await sign({ claims: { iss: 'https://evil.example' } }),
    'no issuer': await sign({ without: ['iss'] }),
    'another audience': await sign({ claims: { aud: 'urn:pace:elsewhere' } }),
    'no audience': await sign({ without: ['aud'] }),
    'an end in the past': await sign({ claims: { exp: now() - 60 } }),
    'no end': await sign({ without: ['exp'] }),
    'a beginning to come': await sign({ claims: { nbf: now() + 600 } }),
    'no subject': await sign({ without: ['sub'] }),
    'no client': await sign({ without: ['client_id'] }),
    'no time of issue': await sign({ without: ['iat'] }),
    'a role that does not exist': await sign({ claims: { role: 'king' } }),
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

type Lure = Awaited<ReturnType<typeof startLure>>

/** A key set of a stranger's that a careless verifier would fetch. */
async function startLure() {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'lured', alg: 'ES256', use: 'sig' }
  const seen = { requests: 0 }
  const server = createServer((_request, response) => {
    seen.requests += 1
    response.end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : ''
  return { seen, pair, url: `http://localhost:${port}/jwks` }
}
