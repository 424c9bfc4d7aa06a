import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeIndex } from './decisions-index.ts'
import { FLOORS, TOOLS } from './floors.cjs'
import { tellImports } from './imports.ts'
import { findIncompletePlatforms } from './lock-completeness.ts'
import { findUnusedNamedPackages } from './named-packages.ts'
import { findPageWords } from './page-words.ts'

const ROOT = join(import.meta.dirname, '../..')
const BIN = join(ROOT, 'node_modules/.bin')
const FOLDERS = [...Object.keys(FLOORS), ...TOOLS]

type Check = { name: string; run: () => string | null }

/** What a machine can put right, it does before the checks: `npm run check -- --fix`. */
const FIXES: Check[] = [
  tool('formatting', 'oxfmt', ['.']),
  tool('linting', 'oxlint', ['--type-aware', '--fix', '.']),
  { name: 'index of decisions', run: writeDecisions },
]

/** Every check runs, whatever the ones before it said: one run tells everything. */
const CHECKS: Check[] = [
  tool('format', 'oxfmt', ['--check', '.']),
  tool('lint', 'oxlint', ['--type-aware', '--deny-warnings', '.']),
  tool('types', 'tsc', ['--noEmit']),
  { name: 'imports', run: checkImports },
  tool('dead code', 'knip', []),
  { name: 'lock', run: checkLock },
  { name: 'packages', run: checkNamedPackages },
  { name: 'words', run: checkWords },
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

function checkImports(): string | null {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS]
  const result = spawnSync(join(BIN, 'depcruise'), args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return result.error || !result.stdout
    ? `${result.error?.message ?? result.stderr}`
    : tellImports(result.stdout)
}

function writeDecisions(): null {
  writeIndex(ROOT)
  return null
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

function checkWords(): string | null {
  const found = findPageWords(ROOT)
  return found.length === 0 ? null : `${found.join('\n')}\nSee docs/languages.md.`
}

/** How many failed. */
function runAll(checks: readonly Check[]): number {
  return checks.filter((check) => !passes(check)).length
}

function passes({ name, run }: Check): boolean {
  const began = performance.now()
  const problem = run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${problem === null ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (problem !== null) console.log(problem)
  return problem === null
}

if (process.argv.includes('--fix')) runAll(FIXES)
const failed = runAll(CHECKS)
if (failed > 0) console.log(`\n${failed} of ${CHECKS.length} checks failed.`)
process.exitCode = failed > 0 ? 1 : 0
