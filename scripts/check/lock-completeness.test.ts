import { expect, test } from 'vitest'
import { findIncompletePlatforms } from './lock-completeness.ts'

test('a platform package that the lock names but does not hold is found', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/rollup': {
        optionalDependencies: { '@rollup/linux': '4', '@rollup/darwin': '4' },
      },
      'node_modules/vite/node_modules/@rollup/linux': {},
    },
  }
  expect(findIncompletePlatforms(JSON.stringify(lock))).toEqual(['@rollup/darwin'])
})
