import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { AUDIENCE } from '#domain/access/token.ts'

/** Stands in for the auth-server: its key set, and a service's token that any stock client could hold. */
export type Authority = {
  url: string
  token: string
  /** A token with these claims. */
  sign: (claims: Record<string, unknown>) => Promise<string>
  stop: () => void
}

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
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setIssuer(url)
      .setAudience(AUDIENCE.sync)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(privateKey)
  const scope = 'live:read live:write calls:write'
  const token = await sign({ sub: 'bench', client_id: 'bench', scope })
  return { url, token, sign, stop: () => server.close() }
}
