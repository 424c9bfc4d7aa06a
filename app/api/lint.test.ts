import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { describeApi } from './router.ts'

const REDOCLY = new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url)
const URLS = {
  app: 'https://pace.house',
  auth: 'https://auth.pace.house',
  assistcraft: 'https://x.pace.house',
  sync: 'http://sync.test',
}

test('a linter of descriptions finds nothing to say of ours', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pace-openapi-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(describeApi(URLS)))
  const asked = ['lint', '--extends=recommended', '--max-problems=20', '--format=json', file]
  const env: NodeJS.ProcessEnv = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    HOME: folder,
    NODE_ENV: 'test',
  }
  const lint = promisify(execFile)(process.execPath, [REDOCLY.pathname, ...asked], {
    cwd: folder,
    env,
  })
  const { stdout } = await lint.catch((failed: { stdout: string }) => failed)
  const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{')))
  expect(problems).toEqual([])
})
