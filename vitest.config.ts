import { defineConfig } from 'vitest/config'

const NEVER = ['**/node_modules/**', 'build/**', '.pace/**']
const cluster = './tests/support/global-setup.ts'
const execArgv = ['--import', new URL('scripts/quick-imports.mjs', import.meta.url).href]

export default defineConfig({
  test: {
    execArgv,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{domain,service}/**/*.test.ts'],
          exclude: NEVER,
        },
      },
      {
        test: {
          name: 'unit',
          include: [
            '{db,live,sync-server,auth-server,assistcraft,app,scripts,bin,bench}/**/*.test.ts',
            'tests/{support,project}/**/*.test.ts',
          ],
          exclude: NEVER,
          globalSetup: cluster,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'dom',
          include: ['app/**/*.test.tsx'],
          exclude: NEVER,
          environment: 'happy-dom',
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          globalSetup: [cluster, './tests/support/build-pages.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [cluster, './tests/support/build-pages.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
