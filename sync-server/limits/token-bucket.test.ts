import { expect, test } from 'vitest'
import { Accounts } from './accounts.ts'
import { limitsWith } from './limits.ts'
import { TokenBucket } from './token-bucket.ts'

test('[S93] ten seconds’ worth may go at once, then so much a second; a debt has to be paid first', () => {
  const allowance = new TokenBucket(10, 0)
  allowance.spend(100, 0)
  expect(allowance.isSpent(0)).toBe(false)
  allowance.spend(20, 0)
  expect(allowance.isSpent(1_999)).toBe(true)
  expect(allowance.isSpent(2_000)).toBe(false)
  expect(allowance.isFull(11_999)).toBe(false)
  expect(allowance.isFull(12_000)).toBe(true)
  allowance.spend(101, 60_000)
  expect(allowance.isSpent(60_000)).toBe(true)
})

test('[S93] an assistant that acts for people is one machine client; nobody gets a full bucket by leaving', () => {
  const accounts = new Accounts(limitsWith({ personMessagesPerSecond: 1 }))
  const sara = accounts.of('person:sara')
  expect(sara.connectionLimit).toBe('connectionsPerPerson')
  expect(accounts.of('service:assistcraft').connectionLimit).toBe('connectionsPerService')
  for (let times = 0; times < 20; times += 1) sara.spend(1, performance.now())
  accounts.forgetResting()
  expect(accounts.of('person:sara')).toBe(sara)
  expect(sara.exceeded(performance.now())).toBe('personMessagesPerSecond')
})
