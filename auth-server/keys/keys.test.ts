import { decodeProtectedHeader } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { signingKeys } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createSeal } from '#service/identity/seal.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import type { TestAuth } from '#tests/support/authorize.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { watchKeys } from './key-watch.ts'
import { loadSigningKeys, rotateSigningKey } from './keys.ts'

const SECRET = 'a secret of at least thirty-two characters'
const NEVER_MS = 3_600_000

async function createStore(secret = SECRET) {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_auth, { max: 2 })
  onTestFinished(() => client.close())
  return { db: client.db, seal: createSeal(secret, 'signing keys'), now: () => new Date() }
}

async function issue(auth: TestAuth): Promise<string> {
  const form = { grant_type: 'client_credentials', scope: 'calls:write' }
  return String((await requestToken(auth, 'pace-cli', form)).body['access_token'])
}

async function publishedKids({ authUrl }: TestAuth): Promise<string[]> {
  const answer = await fetch(`${authUrl}/jwks`)
  const { keys } = (await answer.json()) as { keys: { kid: string }[] }
  return keys.map(({ kid }) => kid)
}

function verifier({ authUrl }: TestAuth) {
  return createTokenVerifier({ issuer: authUrl, audience: AUDIENCE.sync })
}

/** The running server hears of new keys as it does in its process: by the bell, or by time alone. */
async function watch(auth: TestAuth, everyMs: number) {
  const { sql, close } = connectPace(auth.urls.pace_auth, { max: 1 })
  const log = { error: (entry: object) => expect.fail(JSON.stringify(entry)) }
  const watching = await watchKeys({ sql, server: auth.server, log, everyMs })
  onTestFinished(async () => {
    await watching.stop()
    await close()
  })
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

test('[A45] a key is published first, signs a minute later, and goes when what it signed has ended', async () => {
  const store = await createStore()
  const at = { ms: Date.now() }
  const clocked = { ...store, now: () => new Date(at.ms) }
  const kids = async () => (await loadSigningKeys(clocked)).map(({ kid }) => kid)
  const [first] = await kids()
  const { kid: second } = await rotateSigningKey(clocked)
  expect(await kids()).toEqual([first, second])
  at.ms += 60_000
  expect(await kids()).toEqual([second, first])
  at.ms += 5 * 60_000
  expect(await kids()).toEqual([second, first])
  at.ms += 10 * 60_000
  expect(await kids()).toEqual([second])
})

test('[A45] a key replaced before it ever signed never does', async () => {
  const store = await createStore()
  const at = { ms: Date.now() }
  const clocked = { ...store, now: () => new Date(at.ms) }
  await loadSigningKeys(clocked)
  await rotateSigningKey(clocked)
  const { kid: third } = await rotateSigningKey(clocked)
  at.ms += 60_000
  expect((await loadSigningKeys(clocked))[0]?.kid).toBe(third)
})

test('[A16] [bar 19] a new key signs without a restart, and what the old one signed still verifies', async () => {
  const auth = await startTestAuth()
  await watch(auth, NEVER_MS)
  const [verify, before] = [verifier(auth), await issue(auth)]
  await verify(before)
  const { kid } = await rotateSigningKey(auth.keyStore, 0)
  const after = await waitFor(async () => {
    const token = await issue(auth)
    return decodeProtectedHeader(token).kid === kid && token
  })
  expect(decodeProtectedHeader(before).kid).not.toBe(kid)
  const fresh = verifier(auth)
  await expect(Promise.all([fresh(before), fresh(after)])).resolves.toHaveLength(2)
  await expect(verify(before)).resolves.toBeTruthy()
})

test('[A45] while it is only published nothing is signed with it; by time alone it begins', async () => {
  const auth = await startTestAuth()
  await watch(auth, 50)
  const old = decodeProtectedHeader(await issue(auth)).kid
  const { kid } = await rotateSigningKey(auth.keyStore, 1500)
  await waitFor(async () => (await publishedKids(auth)).includes(kid))
  expect(decodeProtectedHeader(await issue(auth)).kid).toBe(old)
  await waitFor(async () => decodeProtectedHeader(await issue(auth)).kid === kid)
  expect(await publishedKids(auth)).toEqual([kid, old])
})

test('[A45] requests go on while keys are replaced', async () => {
  const auth = await startTestAuth()
  await watch(auth, NEVER_MS)
  const verify = verifier(auth)
  const asking = Array.from({ length: 5 }, async () => {
    for (let request = 0; request < 10; request += 1) {
      const token = await issue(auth)
      expect(token.split('.')).toHaveLength(3)
    }
  })
  for (let rotation = 0; rotation < 5; rotation += 1) await rotateSigningKey(auth.keyStore, 0)
  await Promise.all(asking)
  await expect(verify(await issue(auth))).resolves.toBeTruthy()
  await waitFor(async () => (await publishedKids(auth)).length === 6)
})
