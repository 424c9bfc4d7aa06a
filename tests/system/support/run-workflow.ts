import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const REDOCLY = new URL('../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url).pathname

type Asked = { url: string; workflow: string; inputs: Record<string, string> }

/**
 * Runs a workflow of the served document, as any integrator's tool would, by `redocly respect`. What each answer's schema is, is left to
 * the proxy: this one takes lines of JSON for one value. Gives what it says, which is nothing good where it failed.
 */
export async function runWorkflow({ url, workflow, inputs }: Asked) {
  const folder = mkdtempSync(join(tmpdir(), 'pace-arazzo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['arazzo.json', 'openapi.json'])
    writeFileSync(join(folder, name), await (await fetch(`${url}/api/${name}`)).text())
  const given = Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`])
  const flags = ['--severity', 'SCHEMA_CHECK=warn', '--no-secrets-masking']
  const server = ['--server', `pace=${url}/api/v1`]
  const asked = ['respect', 'arazzo.json', '--workflow', workflow, ...flags, ...server, ...given]
  const env: NodeJS.ProcessEnv = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    HOME: folder,
    NODE_ENV: 'test',
  }
  return promisify(execFile)(process.execPath, [REDOCLY, ...asked], { cwd: folder, env }).then(
    ({ stdout }) => ({ passed: true, said: stdout }),
    (failed: { stdout: string; stderr: string }) => ({
      passed: false,
      said: `${failed.stdout}\n${failed.stderr}`,
    }),
  )
}
