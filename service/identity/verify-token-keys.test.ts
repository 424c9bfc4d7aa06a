import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { createTokenVerifier } from './verify-token.ts'

const AUDIENCE = 'urn:pace:api'
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }

/** An issuer that counts how often its keys are asked for. */
async function startIssuer() {
  const state = { status: 200, asked: 0 }
  const server = createServer((_request, response) => {
    state.asked += 1
    response.writeHead(state.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const issuer = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const sign = (kid: string) =>
    new SignJWT({ client_id: 'web', sub: 'u1' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
  return { state, sign, verify: createTokenVerifier({ issuer, audience: AUDIENCE }) }
}

test('[bar 19] a flood of unknown key ids asks the issuer once, and good tokens pass meanwhile', async () => {
  const { state, sign, verify } = await startIssuer()
  const good = await sign('k1')
  const made = await Promise.all(
    Array.from({ length: 300 }, (_, index) => sign(`made-up-${index}`)),
  )
  for (const token of made.slice(0, 50)) {
    await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' })
  }
  const answers = await Promise.allSettled([...made, good].map((token) => verify(token)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(state.asked).toBe(1)
})

test('[bar 19] while the keys cannot be had a flood asks about once a second, and all is well after', async () => {
  const { state, sign, verify } = await startIssuer()
  state.status = 503
  const token = await sign('k1')
  const started = performance.now()
  for (let request = 0; request < 200; request += 1) {
    await expect(verify(token)).rejects.toMatchObject({ code: 'unavailable' })
  }
  const seconds = (performance.now() - started) / 1000
  expect(state.asked).toBeLessThanOrEqual(1 + Math.ceil(seconds))
  state.status = 200
  await waitFor(() => verify(token))
})
