import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { signIns } from '../schema.ts'
import { deleteOldSignIns, findSignIn, insertSignIn, takeSignIn } from './sign-ins.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
const SIGN_IN = {
  state: 'state',
  interactionUid: 'uid',
  nonce: 'nonce',
  codeVerifier: 'verifier',
  browserHash: 'browser',
  expiresAt: later(600).toISOString(),
}
const BY = { state: 'state', interactionUid: 'uid', browserHash: 'browser' }

async function begin() {
  const { db } = await foundCompany()
  await insertSignIn(db, SIGN_IN)
  return db
}

test('a state works once, and for who began it', async () => {
  const db = await begin()
  expect(await findSignIn(db, 'state', NOW)).toMatchObject({ interactionUid: 'uid' })
  expect(await takeSignIn(db, BY, NOW)).toMatchObject({ nonce: 'nonce', codeVerifier: 'verifier' })
  expect(await takeSignIn(db, BY, NOW)).toBeNull()
  expect(await findSignIn(db, 'state', NOW)).toBeNull()
})

test.each([{ state: 'other' }, { interactionUid: 'other' }, { browserHash: 'other' }])(
  'with %j nothing is taken, and the sign-in stays for its own browser',
  async (other) => {
    const db = await begin()
    expect(await takeSignIn(db, { ...BY, ...other }, NOW)).toBeNull()
    expect(await takeSignIn(db, BY, NOW)).not.toBeNull()
  },
)

test('of two callbacks at once one takes it', async () => {
  const db = await begin()
  const taken = await Promise.all([takeSignIn(db, BY, NOW), takeSignIn(db, BY, NOW)])
  expect(taken.filter((one) => one !== null)).toHaveLength(1)
})

test('a sign-in that took too long is over, and goes with the next sweep', async () => {
  const db = await begin()
  expect(await findSignIn(db, 'state', later(600))).toBeNull()
  expect(await takeSignIn(db, BY, later(600))).toBeNull()
  await deleteOldSignIns(db, later(600))
  expect(await db.select().from(signIns)).toHaveLength(1)
  await deleteOldSignIns(db, later(601))
  expect(await db.select().from(signIns)).toEqual([])
})
