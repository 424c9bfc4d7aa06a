import { expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { findAnswer, insertAnswer } from './answers.ts'
import { claimKey, releaseKey, storeAnswer } from './idempotency-keys.ts'

const NAME = { scope: 'person:sara', key: 'k1' }
const REQUEST = { ...NAME, requestHash: 'hash' }

test('a key is taken by one request, which others are told of until it is answered', async () => {
  const { db } = await foundCompany()
  expect(await claimKey(db, REQUEST)).toEqual({ state: 'claimed' })
  expect(await claimKey(db, { ...REQUEST, requestHash: 'other' })).toEqual({
    state: 'running',
    requestHash: 'hash',
  })
  await storeAnswer(db, NAME, { id: 'L-1' })
  expect(await claimKey(db, REQUEST)).toEqual({
    state: 'answered',
    requestHash: 'hash',
    response: { id: 'L-1' },
  })
})

test('of many at once one has the key', async () => {
  const { db } = await foundCompany()
  const claims = await Promise.all(Array.from({ length: 10 }, () => claimKey(db, REQUEST)))
  expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
  expect(claims.filter(({ state }) => state === 'running')).toHaveLength(9)
})

test('the same key of somebody else is another key', async () => {
  const { db } = await foundCompany()
  await claimKey(db, REQUEST)
  expect(await claimKey(db, { ...REQUEST, scope: 'person:noor' })).toEqual({ state: 'claimed' })
  expect(await claimKey(db, { ...REQUEST, key: 'k2' })).toEqual({ state: 'claimed' })
})

test('work that failed gives its key back; an answer that was stored stays', async () => {
  const { db } = await foundCompany()
  await claimKey(db, REQUEST)
  await releaseKey(db, NAME)
  expect(await claimKey(db, REQUEST)).toEqual({ state: 'claimed' })
  await storeAnswer(db, NAME, 'done')
  await releaseKey(db, NAME)
  expect(await claimKey(db, REQUEST)).toMatchObject({ state: 'answered', response: 'done' })
})

test('a claim whose process died is free after a minute, an answer is not', async () => {
  const { db } = await foundCompany()
  const age = (interval: string) =>
    db.execute(sql`update idempotency_keys set created_at = now() - ${interval}::interval`)
  await claimKey(db, REQUEST)
  await age('59 seconds')
  expect(await claimKey(db, REQUEST)).toMatchObject({ state: 'running' })
  await age('61 seconds')
  expect(await claimKey(db, REQUEST)).toEqual({ state: 'claimed' })
  await storeAnswer(db, NAME, {})
  await age('1 day')
  expect(await claimKey(db, REQUEST)).toMatchObject({ state: 'answered', response: {} })
})

test('an answer is part of the commit that it tells of, and there is one for a key', async () => {
  const { db } = await foundCompany()
  const answer = { ...REQUEST, response: { seq: 7 } }
  expect(await findAnswer(db, NAME)).toBeNull()
  await expect(
    db.transaction(async (tx) => {
      await insertAnswer(tx, answer)
      throw new Error('the commit failed')
    }),
  ).rejects.toThrow('the commit failed')
  expect(await findAnswer(db, NAME)).toBeNull()
  await db.transaction((tx) => insertAnswer(tx, answer))
  expect(await findAnswer(db, NAME)).toEqual({ requestHash: 'hash', response: { seq: 7 } })
  await expect(db.transaction((tx) => insertAnswer(tx, answer))).rejects.toThrow()
})
