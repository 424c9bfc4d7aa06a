import { expect, test } from 'vitest'
import { port, withoutSlash } from './settings.ts'

test.each([
  [undefined, 3000],
  ['0', 0],
  ['65535', 65_535],
])('a port of %s is %i', (given, read) => {
  expect(port(3000).parse(given)).toBe(read)
})

test.each(['-1', '65536', '80.5', 'eighty'])('%s is no port', (given) => {
  expect(port(3000).safeParse(given).success).toBe(false)
})

test('an address ends before its slashes', () => {
  expect(withoutSlash('http://a.example/auth//')).toBe('http://a.example/auth')
  expect(withoutSlash('http://a.example')).toBe('http://a.example')
})
