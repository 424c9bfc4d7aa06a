import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { describeApi } from './router.ts'
import { createArazzoDocument } from './workflows/arazzo.ts'

const REDOCLY = new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url)
const URLS = {
  app: 'https://pace.house',
  auth: 'https://auth.pace.house',
  assistcraft: 'https://x.pace.house',
  sync: 'http://sync.test',
}

async function lint(files: Record<string, object>, linted: string): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-openapi-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, document] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(document))
  const asked = ['lint', '--extends=recommended', '--max-problems=20', '--format=json', linted]
  const env: NodeJS.ProcessEnv = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    HOME: folder,
    NODE_ENV: 'test',
  }
  const run = promisify(execFile)(process.execPath, [REDOCLY.pathname, ...asked], {
    cwd: folder,
    env,
  })
  const { stdout } = await run.catch((failed: { stdout: string }) => failed)
  return JSON.parse(stdout.slice(stdout.indexOf('{'))).problems
}

const description = describeApi(URLS)

test('a linter of descriptions finds nothing to say of ours', async () => {
  expect(await lint({ 'openapi.json': description }, 'openapi.json')).toEqual([])
})

test('nor of the workflows, and it finds what is wrong with others', async () => {
  const workflows = createArazzoDocument(description)
  const files = { 'openapi.json': description, 'arazzo.json': workflows }
  expect(await lint(files, 'arazzo.json')).toEqual([])
  const [first] = workflows.workflows
  const twice = { ...workflows, workflows: [first, first] }
  expect(await lint({ ...files, 'arazzo.json': twice }, 'arazzo.json')).not.toEqual([])
})
