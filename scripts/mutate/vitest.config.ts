import { defineConfig } from 'vitest/config'
import { AREAS } from './areas.ts'

/** The tests of one area in one project: a mutant knows its tests by their names. */
const area = AREAS[process.env['MUTATED_AREA'] ?? '']

export default defineConfig({
  test: {
    include: [...(area?.tests ?? [])],
    exclude: ['**/node_modules/**', 'build/**', '.pace/**'],
    setupFiles: ['./scripts/mutate/short-properties.ts'],
    globalSetup: area?.needsDatabase ? ['./tests/support/global-setup.ts'] : [],
    // Plain tests share their modules: most of what a mutant costs is to load them anew.
    isolate: area?.needsDatabase ?? true,
    // What waits for ever under a mutant has noticed it. A plain test takes some hundredths of a second.
    testTimeout: area?.needsDatabase ? 120_000 : 10_000,
    hookTimeout: 120_000,
  },
})
