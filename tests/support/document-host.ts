import { createServer } from 'node:https'
import { createSafeFetch, type SafeFetchOptions } from '#service/outbound/safe-fetch.ts'
import { onTestFinished } from 'vitest'
import { selfSigned } from './self-signed.ts'

export const HOST = 'program.example'
type Answer = { status?: number; headers?: Record<string, string>; body?: string; hang?: boolean }

/** A host of client-id metadata documents on this machine, over real TLS. `answer` is what it says next. */
export async function startDocumentHost() {
  const identity = selfSigned(HOST)
  const answer: Answer = {}
  const seen = { requests: 0, connections: 0 }
  const server = createServer(identity, (_request, response) => {
    seen.requests += 1
    if (answer.hang) return
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/json',
      ...answer.headers,
    })
    response.end(answer.body)
  })
  server.on('connection', () => (seen.connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const clientId = `https://${HOST}:${port}/client.json`
  /** As in production, but that this machine stands for the internet. */
  const fetchHere = (options: SafeFetchOptions = {}) =>
    createSafeFetch({
      resolve: async () => ['127.0.0.1'],
      isAllowed: () => true,
      ca: identity.cert,
      ...options,
    })
  return { answer, seen, port, clientId, fetchHere, ca: identity.cert }
}
