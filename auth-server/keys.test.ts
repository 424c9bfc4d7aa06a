import { decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { signingKeys } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/token.ts'
import { createSeal } from '#service/seal.ts'
import { createTokenVerifier } from '#service/verify-token.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import { onTestFinished } from 'vitest'
import { createSigningKey, loadSigningKeys } from './keys.ts'

const SECRET = 'a secret of at least thirty-two characters'

async function createStore(secret = SECRET) {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_auth, { max: 2 })
  onTestFinished(() => client.close())
  return { db: client.db, seal: createSeal(secret, 'signing keys'), now: () => new Date() }
}

test('[A16] the first start makes a key, the next finds it', async () => {
  const store = await createStore()
  const [made] = await loadSigningKeys(store)
  expect(made).toMatchObject({ alg: 'ES256', use: 'sig', crv: 'P-256' })
  expect(await loadSigningKeys(store)).toEqual([made])
})

test('[A16] keys are stored sealed and open only with the secret that they were sealed with', async () => {
  const store = await createStore()
  const [made] = await loadSigningKeys(store)
  const [row] = await store.db.select().from(signingKeys)
  expect(Buffer.from(row?.encryptedJwk ?? []).toString('latin1')).not.toContain(made?.d)
  const other = { ...store, seal: createSeal(`${SECRET}!`, 'signing keys') }
  await expect(loadSigningKeys(other)).rejects.toThrow(/does not open with this SESSION_SECRET/)
})

test('[A16] a new key signs without a restart, and what the old one signed still verifies', async () => {
  const auth = await startTestAuth()
  const issue = async () => {
    const form = { grant_type: 'client_credentials', scope: 'calls:write' }
    return String((await requestToken(auth, 'pace-cli', form)).body['access_token'])
  }
  const verify = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.sync })
  const before = await issue()
  await verify(before)
  const kid = await createSigningKey(auth.keyStore)
  await auth.server.reloadKeys()
  const after = await issue()
  expect(decodeProtectedHeader(after).kid).toBe(kid)
  expect(decodeProtectedHeader(before).kid).not.toBe(kid)
  const fresh = createTokenVerifier({ issuer: auth.authUrl, audience: AUDIENCE.sync })
  await expect(Promise.all([fresh(before), fresh(after)])).resolves.toHaveLength(2)
})
