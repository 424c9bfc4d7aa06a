import { expect, test } from 'vitest'
import { failWith } from './fatal-error.ts'

test('a tool’s failure is shown from the error on, without its stack', () => {
  const output = `vite building\ncannot interpret a comment\n✗ Build failed in 3 s\nCould not resolve "./x.ts"\n    at a (b.js:1:2)\nfile: /srv/y.ts`
  expect(() => failWith('The pages cannot be built', output)).toThrow(
    'The pages cannot be built:\n  ✗ Build failed in 3 s\n  Could not resolve "./x.ts"\n  file: /srv/y.ts',
  )
})

test('a known condition is a sentence instead', () => {
  expect(() => failWith('x', 'initdb: error: No space left on device')).toThrow(/^The disk is full/)
})

test('without a line that tells of an error the last ones are shown', () => {
  const output = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n')
  expect(() => failWith('x', output)).toThrow(/line 12\n[^]*line 19$/)
})
