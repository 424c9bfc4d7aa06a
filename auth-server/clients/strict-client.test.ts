import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { AUDIENCE } from '#domain/access/token.ts'
import { TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'
import { startTestAuth } from '#tests/support/auth.ts'
import { authorize, discover } from '#tests/support/authorize.ts'

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

test('[A1] a strict client goes the whole way: discovery, code, refresh, exchange, introspection, revocation', async () => {
  const auth = await startTestAuth()
  const { config, url, checks } = await authorize(auth, auth.sara.subject)
  expect(config.serverMetadata()).toMatchObject({ issuer: auth.authUrl })
  const first = await openid.authorizationCodeGrant(config, url, {
    ...checks,
    idTokenExpected: true,
  })
  expect(first.claims()).toMatchObject({ sub: auth.sara.id, nonce: checks.expectedNonce })
  const second = await openid.refreshTokenGrant(config, first.refresh_token ?? '')
  expect(decodeJwt(second.access_token)).toMatchObject({ sub: auth.sara.id, aud: AUDIENCE.api })
  const exchanged = await openid.genericGrantRequest(config, TOKEN_EXCHANGE_GRANT, {
    subject_token: second.access_token,
    subject_token_type: ACCESS_TOKEN,
    resource: AUDIENCE.sync,
    scope: 'live:read',
  })
  expect(decodeJwt(exchanged.access_token)).toMatchObject({
    sub: auth.sara.id,
    aud: AUDIENCE.sync,
    act: { sub: 'pace-app' },
  })
  const asked = await openid.tokenIntrospection(config, second.access_token)
  expect(asked).toMatchObject({ active: true, sub: auth.sara.id, client_id: 'pace-app' })
  await openid.tokenRevocation(config, second.refresh_token ?? '')
  const after = openid.refreshTokenGrant(config, second.refresh_token ?? '')
  await expect(after).rejects.toMatchObject({ error: 'invalid_grant' })
  const dead = await openid.tokenIntrospection(config, second.access_token)
  expect(dead).toEqual({ active: false })
})

test('[A9] a strict machine client gets a token for each of the audiences that it has', async () => {
  const auth = await startTestAuth()
  const config = await discover(auth, 'pace-cli')
  for (const [resource, scope] of [
    [AUDIENCE.api, 'leads:read'],
    [AUDIENCE.sync, 'calls:write'],
  ] as const) {
    const { access_token: token } = await openid.clientCredentialsGrant(config, { resource, scope })
    expect(decodeJwt(token)).toMatchObject({ aud: resource, scope, sub: 'pace-cli' })
    expect(await openid.tokenIntrospection(config, token)).toMatchObject({ active: true, scope })
  }
})
