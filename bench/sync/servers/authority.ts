import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { AUDIENCE } from '#domain/token.ts'

/** Stands in for the auth-server: its key set, and a service's token that any stock client could hold. */
export type Authority = { url: string; token: string; stop: () => void }

export async function startAuthority(): Promise<Authority> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' }],
  })
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  const claims = { sub: 'bench', client_id: 'bench', scope: 'live:read live:write' }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(url)
    .setAudience(AUDIENCE.sync)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(privateKey)
  return { url, token, stop: () => server.close() }
}
