import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createFixtureServer } from '#tests/support/mcp-fixture.ts'
import { serveMcp } from '#tests/support/serve-mcp.ts'

const SUITE = createRequire(import.meta.url).resolve(
  '@modelcontextprotocol/conformance/dist/index.js',
)

/** What asks for nothing of the fixture's: the product's own server passes it as it is. */
const OWN = [
  'server-initialize',
  'server-session-lifecycle',
  'ping',
  'tools-list',
  'resources-list',
  'prompts-list',
  'server-sse-multiple-streams',
  'dns-rebinding-protection',
]

async function runSuite(
  url: string,
  args: readonly string[],
): Promise<{ code: number; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-suite-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const suite = spawn(process.execPath, [SUITE, 'server', '--url', url, ...args, '-o', folder])
  onTestFinished(() => void suite.kill('SIGKILL'))
  let said = ''
  for (const stream of [suite.stdout, suite.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(suite, 'exit')) as [number]
  return { code, said }
}

test('[A43] MCP’s own suite passes whole against a fixture on the same mount, behind real tokens', async () => {
  const { code, said } = await runSuite(await serveMcp(createFixtureServer), [
    '--requirements',
    '2025-11-25',
    '--timeout',
    '60000',
  ])
  expect(code, said).toBe(0)
  expect(said).toMatch(/Total: \d+ passed, 0 failed/)
}, 180_000)

test('[A43] what of the suite asks for no fixture passes against PACE’s own server', async () => {
  const url = await serveMcp()
  for (const scenario of OWN) {
    const { code, said } = await runSuite(url, ['--scenario', scenario, '--timeout', '60000'])
    expect(code, said).toBe(0)
    expect(said).not.toMatch(/FAILURE/)
  }
}, 180_000)
