import { Stryker } from '@stryker-mutator/core'
import { AREAS, NO_TESTS } from './areas.ts'

/** Of the mutants of an area so many per cent at least are to be noticed by its tests. */
const LEAST_KILLED = 85

/**
 * `npm run mutate -- <area> [parts or files…]`: changes the code in thousands of small ways, one at a time, and sees whether a test
 * notices. Words are left as they are: what they should say is no test's business.
 */
const [name = 'domain', ...asked] = process.argv.slice(2)
const area = AREAS[name]
if (!area) {
  console.error(`Unknown area ${name}; there are ${Object.keys(AREAS).join(', ')}.`)
  process.exit(2)
}

process.env['MUTATED_AREA'] = name
const files = asked.filter((one) => !area.parts[one])
const parts = files.length > 0 ? { files } : pick(area.parts, asked)
const all = { killed: 0, counted: 0 }
for (const [part, mutated] of Object.entries(parts)) {
  const { killed, counted } = await mutate(part, mutated)
  all.killed += killed
  all.counted += counted
  say(`${name} ${part}`, { killed, counted })
}
process.exitCode = say(name, all) >= LEAST_KILLED ? 0 : 1

function pick(all: Record<string, readonly string[]>, names: readonly string[]) {
  if (names.length === 0) return all
  return Object.fromEntries(Object.entries(all).filter(([part]) => names.includes(part)))
}

async function mutate(part: string, mutated: readonly string[]) {
  const isPart = part !== 'files'
  const results = await new Stryker({
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
    mutate: isPart ? [...mutated, ...NO_TESTS] : [...mutated],
    mutator: { excludedMutations: ['StringLiteral'] },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 1,
    // On a busy machine a test that is slow is not a test that noticed: a timeout counts as one.
    timeoutMS: 20_000,
    incremental: isPart,
    incrementalFile: `.cache/mutation-${name}-${part}.json`,
    reporters: ['clear-text', 'html', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    htmlReporter: { fileName: `.cache/mutation-${name}-${part}.html` },
    tempDirName: '.cache/stryker',
    ignorePatterns: ['.pace', 'build', 'docs', 'public', 'bench'],
  }).runMutationTest()
  const counted = results.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError')
  const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout')
  return { killed: killed.length, counted: counted.length }
}

function say(what: string, { killed, counted }: { killed: number; counted: number }): number {
  const share = counted === 0 ? 100 : (100 * killed) / counted
  console.log(`${what}: ${killed} of ${counted} killed, ${share.toFixed(1)} %`)
  return share
}
