import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import * as openid from 'openid-client'
import { onTestFinished } from 'vitest'

type Options = {
  authUrl: string
  mcpUrl: string
  /** Registered before, with `http://127.0.0.1/callback`; the port is whichever is free. */
  clientId: string
  /** The person's browser goes there, and the person says yes. */
  visit: (url: string) => Promise<void>
}

/** A program as somebody would write it: it sends the person's browser to PACE, is let in, and speaks MCP. */
export async function connectProgram({ authUrl, mcpUrl, clientId, visit }: Options) {
  const { promise: back, resolve: comesBack } = Promise.withResolvers<string>()
  const listener = createServer((request, response) => {
    response.end('You may close this page.')
    comesBack(request.url ?? '')
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void listener.close())
  const here = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  const config = await openid.discovery(new URL(authUrl), clientId, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
  })
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedState = openid.randomState()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: `${here}/callback`,
    resource: mcpUrl,
    scope: 'mcp:read mcp:write',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  })
  await visit(url.href)
  const checks = { pkceCodeVerifier, expectedState }
  const answered = new URL(await back, here)
  const tokens = await openid.authorizationCodeGrant(config, answered, checks, { resource: mcpUrl })
  const program = new Client({ name: 'journey', version: '1' })
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  await program.connect(
    new StreamableHTTPClientTransport(new URL(mcpUrl), { requestInit: { headers } }),
  )
  onTestFinished(() => program.close())
  return program
}
