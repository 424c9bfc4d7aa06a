import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const RULE = /\[([SL]\d+)\]/g

function rulesIn(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(RULE)].map(([, rule]) => rule ?? '')
}

test('every rule of SPEC.md is named by a test, and no test names a rule that is not there', () => {
  const files = globSync(['sync-server/**/*.test.ts', 'live/**/*.test.ts'], { cwd: ROOT })
  const own = import.meta.filename
  const tested = new Set(
    files
      .map((file) => join(ROOT, file))
      .filter((file) => file !== own)
      .flatMap(rulesIn),
  )
  const written = new Set(rulesIn(join(import.meta.dirname, 'SPEC.md')))
  expect([...written].filter((rule) => !tested.has(rule))).toEqual([])
  expect([...tested].filter((rule) => !written.has(rule))).toEqual([])
})
