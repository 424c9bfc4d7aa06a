import { expect, test } from 'vitest'
import { findMissing } from './dependencies.mjs'
import { explainOutput } from './explain.mjs'
import { isNewEnough } from './node-runtime.mjs'
import { withoutNpm } from './run.mjs'

const LOCK = {
  packages: {
    '': {},
    'node_modules/hono': { version: '4.0.0' },
    'node_modules/vitest': { version: '5.0.0', dev: true },
    'node_modules/@rollup/darwin': { version: '4.0.0', optional: true },
  },
}

test('a start misses only what running needs', () => {
  expect(findMissing(LOCK, {}, false)).toEqual(['node_modules/hono'])
})

test('testing misses the development packages too', () => {
  const installed = { packages: { 'node_modules/hono': { version: '4.0.0' } } }
  expect(findMissing(LOCK, installed, true)).toEqual(['node_modules/vitest'])
})

test('a start takes nothing away that testing installed', () => {
  expect(findMissing(LOCK, { packages: { ...LOCK.packages } }, false)).toEqual([])
})

test('a package in another version than the locked one is missing', () => {
  const installed = { packages: { 'node_modules/hono': { version: '3.9.0' } } }
  expect(findMissing(LOCK, installed, false)).toEqual(['node_modules/hono'])
})

test.each([
  ['18.20.0', false],
  ['20.20.2', false],
  ['22.17.9', false],
  ['22.18.0', true],
  ['24.0.0', true],
])('Node %s is new enough: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})

test.each([
  ['npm error code ENOSPC', /disk is full/],
  ['could not write to file: No space left on device', /disk is full/],
  ['npm error code ENOTFOUND\nnpm error syscall getaddrinfo', /registry cannot be reached/],
  ['connect ECONNREFUSED 127.0.0.1:4873', /registry cannot be reached/],
  ["EACCES: permission denied, mkdir '/srv/pace/.pace'", /may not write to \/srv\/pace\/\.pace/],
  ['initdb: error while loading shared libraries: libicui18n.so.60: cannot open', /libicui18n/],
])('%j is explained in a sentence', (output, sentence) => {
  expect(explainOutput(output)).toMatch(sentence)
})

test('what is not known is not explained', () => {
  expect(explainOutput('npm error code ELIFECYCLE')).toBeNull()
})

test('a nested npm does not see the settings of the outer one', () => {
  const env = {
    PATH: '/bin',
    npm_package_name: 'pace',
    npm_config_registry: 'http://r',
    NODE_ENV: 'test' as const,
  }
  expect(withoutNpm(env)).toEqual({
    PATH: '/bin',
    npm_config_registry: 'http://r',
    NODE_ENV: 'test',
  })
})
