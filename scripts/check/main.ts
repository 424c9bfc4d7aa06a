import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findIncompletePlatforms } from './lock-completeness.ts'
import { findUnusedNamedPackages } from './named-packages.ts'

const ROOT = join(import.meta.dirname, '../..')
const BIN = join(ROOT, 'node_modules/.bin')
const FOLDERS =
  'app domain live db service sync-server auth-server assistcraft bin scripts bench tests'.split(
    ' ',
  )

type Check = { name: string; run: () => string | null }

/** Every check runs, whatever the ones before it said: one run tells everything. */
const CHECKS: Check[] = [
  tool('format', 'oxfmt', ['--check', '.']),
  tool('lint', 'oxlint', ['--type-aware', '--deny-warnings', '.']),
  tool('types', 'tsc', ['--noEmit']),
  tool('imports', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...FOLDERS]),
  tool('dead code', 'knip', []),
  { name: 'lock', run: checkLock },
  { name: 'packages', run: checkNamedPackages },
]

function tool(name: string, command: string, args: string[]): Check {
  return {
    name,
    run: () => {
      const result = spawnSync(join(BIN, command), args, { cwd: ROOT, encoding: 'utf8' })
      if (result.status === 0) return null
      return `${result.error?.message ?? ''}${result.stdout}${result.stderr}`.trim()
    },
  }
}

function checkLock(): string | null {
  const missing = findIncompletePlatforms(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  if (missing.length === 0) return null
  return `package-lock.json lacks packages for other platforms; npm ci fails with it: ${missing.join(', ')}`
}

function checkNamedPackages(): string | null {
  const unused = findUnusedNamedPackages(ROOT)
  return unused.length === 0 ? null : `No code at work imports ${unused.join(', ')}`
}

let failed = 0
for (const { name, run } of CHECKS) {
  const began = performance.now()
  const problem = run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${problem === null ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (problem === null) continue
  failed += 1
  console.log(problem)
}
if (failed > 0) console.log(`\n${failed} of ${CHECKS.length} checks failed.`)
process.exitCode = failed > 0 ? 1 : 0
