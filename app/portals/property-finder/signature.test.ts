import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedByPropertyFinder } from './signature.ts'

const secret = 'a secret of the subscription'
const body = new TextEncoder().encode('{"id":"1","message":"أهلاً 🏠"}')
const signature = createHmac('sha256', secret).update(body).digest('hex')

test('a webhook is Property Finder’s if its signature fits its very bytes', () => {
  expect(isSignedByPropertyFinder(secret, body, signature)).toBe(true)
  expect(isSignedByPropertyFinder(secret, body, signature.toUpperCase())).toBe(true)
  expect(isSignedByPropertyFinder('another', body, signature)).toBe(false)
  expect(isSignedByPropertyFinder(secret, body.slice(1), signature)).toBe(false)
})

test('what is no signature fits nothing', () => {
  for (const given of [undefined, '', 'abc', `${signature}00`, 'z'.repeat(64), '٣'.repeat(64)])
    expect(isSignedByPropertyFinder(secret, body, given)).toBe(false)
})
