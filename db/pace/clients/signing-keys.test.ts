import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { connectPace } from '../client.ts'
import {
  insertSigningKey,
  listenSigningKeys,
  listSigningKeys,
  replaceSigningKey,
} from './signing-keys.ts'

const DAY = (day: number) => new Date(Date.UTC(2026, 10, day))
const key = (kid: string) => ({ kid, algorithm: 'ES256', encryptedJwk: new Uint8Array([1]) })

test('a key that is replaced retires when the new one begins to sign, and is served while its tokens may hold', async () => {
  const { db } = await foundCompany()
  await insertSigningKey(db, key('one'), DAY(1))
  await replaceSigningKey(db, key('two'), DAY(10))
  const kids = async (retiredSince: Date) =>
    (await listSigningKeys(db, retiredSince)).map(({ kid }) => kid).toSorted()
  expect(await kids(DAY(9))).toEqual(['one', 'two'])
  expect(await kids(DAY(10))).toEqual(['two'])
})

test('of two replacements in a row one key signs, and none comes back to life', async () => {
  const { db } = await foundCompany()
  await insertSigningKey(db, key('one'), DAY(1))
  await replaceSigningKey(db, key('two'), DAY(10))
  await replaceSigningKey(db, key('three'), DAY(5))
  const keys = await listSigningKeys(db, DAY(1))
  const retired = Object.fromEntries(
    keys.map(({ kid, retiredAt }) => [kid, retiredAt && new Date(retiredAt)]),
  )
  expect(retired).toEqual({ one: DAY(5), two: DAY(5), three: null })
})

test('whoever listens hears of every key', async () => {
  const { db, pace } = await foundCompany()
  const client = connectPace(pace.urls.pace_auth, { max: 1 })
  let heard = 0
  const stop = await listenSigningKeys(client.sql, () => {
    heard += 1
  })
  const before = heard
  await insertSigningKey(db, key('one'), DAY(1))
  await waitFor(async () => heard === before + 1)
  await replaceSigningKey(db, key('two'), DAY(2))
  await waitFor(async () => heard === before + 2)
  await stop()
  await client.close()
})
