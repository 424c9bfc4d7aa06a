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
export async function forgeTokens({ issuer, audience, claims, key }: Wanted) {
  const own = await importJWK(key, 'ES256')
  const stranger = await generateKeyPair('ES256', { extractable: true })
  const foreign = await generateKeyPair('RS256')
  const strangerJwk = await exportJWK(stranger.publicKey)
  const { d: _secret, ...publicJwk } = key
  const lure = await startLure({ ...strangerJwk, kid: 'lured', alg: 'ES256', use: 'sig' })
  const now = Math.floor(Date.now() / 1000)
  const standard = { iss: issuer, aud: audience, iat: now, exp: now + 120 }

  const sign = ({ header = {}, without = [], claims: changed = {}, key: by = own }: Change = {}) => {
    const payload = { ...standard, ...claims, ...changed }
    const kept = Object.entries(payload).filter(([name]) => !without.includes(name))
    const protectedHeader = { alg: 'ES256', typ: 'at+jwt', kid: key.kid, ...header }
    return new SignJWT(Object.fromEntries(kept)).setProtectedHeader(protectedHeader).sign(by)
  }
  const good = await sign()
  const [head = '', body = '', signature = ''] = good.split('.')
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const more = { ...standard, ...claims, scope: 'leads:write live:write analysis mcp:write' }
  const pem = createPublicKey({ key: { ...publicJwk }, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })
  const forged: Record<string, string> = {
    rubbish: 'rubbish',
    'three dots': '...',
    'no signature': `${head}.${body}.`,
    'half a signature': `${head}.${body}.${signature.slice(0, 40)}`,
    'another payload under the signature': `${head}.${encode(more)}.${signature}`,
    'alg none': new UnsecuredJWT({ ...standard, ...claims }).encode(),
    'alg none under a signature': `${encode({ alg: 'none', typ: 'at+jwt' })}.${body}.${signature}`,
    'HS256 with our public key as PEM': await hmac(Buffer.from(pem)),
    'HS256 with our public key as JWK': await hmac(Buffer.from(JSON.stringify(publicJwk))),
    'RS256 by a stranger': await sign({ header: { alg: 'RS256' }, key: foreign.privateKey }),
    'our key id by a stranger': await sign({ key: stranger.privateKey }),
    'an unknown key id': await sign({ header: { kid: '../../etc/passwd' }, key: stranger.privateKey }),
    'its own key in the header': await sign({
      header: { jwk: strangerJwk },
      key: stranger.privateKey,
    }),
    'keys at an address in the header': await sign({
      header: { jku: lure.url, x5u: lure.url, kid: 'lured' },
      key: stranger.privateKey,
    }),
    'an ID token': await sign({ header: { typ: 'JWT' } }),
    'no type': await sign({ header: { typ: undefined } }),
    'another issuer': await sign({ claims: { iss: 'https://evil.example' } }),
    'no issuer': await sign({ without: ['iss'] }),
    'another audience': await sign({ claims: { aud: 'urn:pace:elsewhere' } }),
    'no audience': await sign({ without: ['aud'] }),
    'an end in the past': await sign({ claims: { exp: now - 60 } }),
    'no end': await sign({ without: ['exp'] }),
    'a beginning to come': await sign({ claims: { nbf: now + 600 } }),
    'no subject': await sign({ without: ['sub'] }),
    'no client': await sign({ without: ['client_id'] }),
    'no time of issue': await sign({ without: ['iat'] }),
    'a role that does not exist': await sign({ claims: { role: 'king' } }),
  }
  return { good, forged, lure }

  async function hmac(secret: Uint8Array): Promise<string> {
    return sign({ header: { alg: 'HS256' }, key: secret })
  }
}

/** A key set of a stranger's that a careless verifier would fetch. */
async function startLure(jwk: JWK) {
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
  return { seen, url: `http://localhost:${port}/jwks` }
}
