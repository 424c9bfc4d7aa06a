import { defineConfig } from 'vitest/config'
import { hasBrowser } from './tests/support/browser.ts'

const NEVER = ['**/node_modules/**', 'build/**', '.pace/**']
const cluster = './tests/support/global-setup.ts'
const setupFiles = ['./tests/support/some-settings.ts']
const execArgv = ['--import', new URL('scripts/quick-imports.mjs', import.meta.url).href]

export default defineConfig({
  test: {
    execArgv,
    projects: [
      {
        test: {
          name: 'pure',
          // They share nothing but modules: two thirds of what they cost was to load these anew for each file.
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          include: ['{domain,service,words}/**/*.test.ts'],
          exclude: NEVER,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'unit',
          include: [
            '{db,live,sync-server,auth-server,assistcraft,app,scripts,bin,bench}/**/*.test.ts',
            'tests/{support,project,questions}/**/*.test.ts',
          ],
          exclude: NEVER,
          setupFiles,
          globalSetup: [cluster, './tests/support/programs/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'dom',
          include: ['app/**/*.test.tsx'],
          exclude: NEVER,
          environment: 'happy-dom',
          setupFiles: [...setupFiles, './tests/support/patient-dom.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          globalSetup: [cluster, './tests/support/build-pages.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: hasBrowser() ? ['tests/e2e/**/*.test.ts'] : [],
          globalSetup: [cluster, './tests/support/build-pages.ts'],
          // Three of them walk through all pages, which a machine at work takes four minutes for.
          testTimeout: 900_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
