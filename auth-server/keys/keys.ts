import type { PaceDb } from '#db/pace/client.ts'
import {
  insertSigningKey,
  listSigningKeys,
  replaceSigningKey,
  type StoredKey,
} from '#db/pace/clients/signing-keys.ts'
import type { Seal } from '#service/identity/seal.ts'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'

const ALGORITHM = 'ES256'
/** Longer than any access token lives: until then a retired key still verifies. */
const RETIRED_FOR_MS = 15 * 60_000
/**
 * A new key is published so long before it signs: longer than a verifier waits between two looks (verify-token.ts) and than
 * another auth server may take to hear of it.
 */
const PUBLISHED_BEFORE_MS = 60_000

const PrivateJwkSchema = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

type KeyStore = { db: PaceDb; seal: Seal; now: () => Date }

/** The issuer's private keys, the one that signs first. Makes the first key of all when there is none. */
export async function loadSigningKeys(store: KeyStore): Promise<JWK[]> {
  const stored = await listKeys(store)
  if (stored.some((key) => !key.retiredAt)) return stored.map((key) => toJwk(key, store.seal))
  await insertSigningKey(store.db, await newKey(store.seal), store.now())
  return (await listKeys(store)).map((key) => toJwk(key, store.seal))
}

/** A new key, stored sealed: published now, signing a minute later, when the one before it retires. */
export async function rotateSigningKey(
  { db, seal, now }: KeyStore,
  publishedBeforeMs = PUBLISHED_BEFORE_MS,
): Promise<{ kid: string; signsFrom: string }> {
  const key = await newKey(seal)
  const from = new Date(now().getTime() + publishedBeforeMs)
  await replaceSigningKey(db, key, from)
  return { kid: key.kid, signsFrom: from.toISOString() }
}

async function newKey(seal: Seal) {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { kid, algorithm: ALGORITHM, encryptedJwk: seal.seal(JSON.stringify(jwk)) }
}

async function listKeys({ db, now }: KeyStore): Promise<StoredKey[]> {
  const at = now()
  const stored = await listSigningKeys(db, new Date(at.getTime() - RETIRED_FOR_MS))
  // The one that signs comes first: the provider takes the first that fits.
  return stored.toSorted((one, other) => Number(signs(other, at)) - Number(signs(one, at)))
}

function signs({ signsFrom, retiredAt }: StoredKey, at: Date): boolean {
  const isOver = retiredAt !== null && Date.parse(retiredAt) <= at.getTime()
  return !isOver && Date.parse(signsFrom) <= at.getTime()
}

function toJwk({ kid, algorithm, encryptedJwk }: StoredKey, seal: Seal): JWK {
  const opened = seal.open(encryptedJwk)
  if (opened === null) {
    throw new Error(
      `The signing key ${kid} does not open with this SESSION_SECRET. Start with the secret that it was made with, or delete the row from signing_keys: tokens that it signed end then.`,
    )
  }
  return { ...PrivateJwkSchema.parse(JSON.parse(opened)), kid, alg: algorithm, use: 'sig' }
}
