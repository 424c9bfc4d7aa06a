import { expect, test } from 'vitest'
import { sayReason } from './say-reason.ts'

test.each([
  ['gone', 'It answered that it is gone.'],
  ['getaddrinfo ENOTFOUND hooks.house.example', 'There is no such host.'],
  ['connect ECONNREFUSED 127.0.0.1:9', 'Nobody listens there.'],
  ['It said ENOTFOUNDED', 'It said ENOTFOUNDED'],
  ['toString', 'toString'],
  ['رفض', 'رفض'],
])('%s', (reason, said) => {
  expect(sayReason(reason)).toBe(said)
})
