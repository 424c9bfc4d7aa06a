import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { expect, onTestFinished, test } from 'vitest'
import { mcpAudience } from '#domain/access/token.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { startTestAuth } from '#tests/support/auth.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import { answerConsent, register, registrationToken } from '#tests/support/third-party.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const require = createRequire(import.meta.url)
const SUITE = require.resolve('@modelcontextprotocol/conformance/dist/index.js')

test("[A43] MCP's own authorization scenarios pass against the running server", async () => {
  const auth = await startTestAuth()
  const port = await findFreePort()
  const callback = `http://127.0.0.1:${port}/callback`
  const { body } = await register(auth, await registrationToken(auth), {
    client_name: 'Conformance',
    redirect_uris: [callback],
  })
  const about = ['--url', auth.authUrl, '--client-id', String(body['client_id'])]
  const back = ['--resource', mcpAudience(auth.appUrl), '--port', String(port)]
  const suite = spawn(process.execPath, [SUITE, 'authorization', ...about, ...back])
  onTestFinished(() => {
    suite.kill('SIGKILL')
  })
  const said = { out: '' }
  for (const stream of [suite.stdout, suite.stderr]) {
    stream.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  }
  const ended = once(suite, 'exit')
  const asked = await waitFor(() => /^http\S+\/auth\?\S+$/m.exec(said.out)?.[0], {
    what: 'the address to authorise at',
  })
  const { end } = await answerConsent(createHttpBrowser(), asked, {
    subject: auth.sara.subject,
    answer: 'allow',
    until: (at) => at.href.startsWith(callback),
  })
  await fetch(end.url)
  expect(await ended, said.out).toEqual([0, null])
  expect(said.out).toMatch(/authorization-server-metadata-endpoint/)
  expect(said.out).toMatch(/authorization-code-grant/)
  expect(said.out).not.toMatch(/FAILURE|SKIPPED|WARNING/)
})
