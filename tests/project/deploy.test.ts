import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ASSISTCRAFT_ROLES, PACE_ROLES } from '#db/roles.ts'

const ROOT = join(import.meta.dirname, '../..')
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
const compose = readFileSync(join(ROOT, 'deploy/compose.yaml'), 'utf8')
const example = readFileSync(join(ROOT, 'deploy/env.example'), 'utf8')

/** What each `COPY a b dest` takes from the clone. */
function copiedSources(): string[] {
  const lines = dockerfile.split('\n').filter((line) => /^COPY (?!--from)/.test(line))
  return lines.flatMap((line) => line.split(/\s+/).slice(1, -1))
}

test('everything that the image copies is there', () => {
  expect(copiedSources().filter((source) => !existsSync(join(ROOT, source)))).toEqual([])
})

test('the image holds every folder that a service imports from', () => {
  const parts = [
    'app',
    'sync-server',
    'auth-server',
    'assistcraft',
    'live',
    'db',
    'domain',
    'words',
    'service',
    'scripts',
    'bin',
  ]
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '))
  expect(parts.filter((part) => !last.includes(`COPY ${part} ${part}`))).toEqual([])
})

test('the image runs as an ordinary user, on the major version of Node that is pinned', () => {
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('COPY'))
  expect([...dockerfile.matchAll(/^FROM (node:\S+)/gm)].map(([, image]) => image)).toEqual([
    'node:24-slim',
    'node:24-slim',
  ])
})

test('every program that compose starts is there', () => {
  const programs = [...compose.matchAll(/command: \[node, ([^\]]+)\]/g)].map(
    ([, file]) => file ?? '',
  )
  expect(programs).toHaveLength(6)
  expect(programs.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})

test('every variable of compose is in the example, and every role has a password', () => {
  const used = new Set([...compose.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name))
  expect([...used].filter((name) => !example.includes(`${name}=`))).toEqual([])
  for (const role of [...PACE_ROLES, ...ASSISTCRAFT_ROLES]) {
    expect(compose).toContain(`${role.toUpperCase()}_PASSWORD:`)
  }
})
