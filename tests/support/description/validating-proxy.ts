import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { holdToDescription } from './answers.ts'
import { type Described, readDescription } from './described.ts'
import { holdRequests } from './requests.ts'

/** What is one connection's own, and what has been undone on the way. */
const LEFT_OUT = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']
const UNDONE = [...LEFT_OUT, 'content-encoding']

export type ValidatingProxy = Awaited<ReturnType<typeof startValidatingProxy>>

/**
 * Stands before the app on a port of its own and lets requests through. Whatever of REST is answered otherwise than the served
 * description says, and whatever is taken that it does not say, is told in `wrong` and answered with 502: the test that asked fails.
 */
export async function startValidatingProxy(target: string) {
  const served = await fetch(`${target}/api/openapi.json`)
  const document = (await served.json()) as Described
  const description = readDescription(document)
  const deps: Deps = {
    target,
    wrong: [],
    seen: new Set<string>(),
    answerWrong: holdToDescription(document, description),
    requestWrong: holdRequests(document, description),
    operationOf: (asked) => description.find(asked)?.at.slice(1).toReversed().join(' ') ?? null,
  }
  const server = createServer((request, response) => {
    pass(deps, request, response).catch((error: unknown) => {
      // Whoever asked has gone: nobody waits for the rest.
      if (response.destroyed) return
      deps.wrong.push(`${request.method} ${request.url}: ${String(error)}`)
      if (!response.headersSent) response.writeHead(502)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, wrong: deps.wrong, seen: deps.seen, close }
}

/** The same for one test alone. */
export async function startProxyForTest(target: string): Promise<ValidatingProxy> {
  const proxy = await startValidatingProxy(target)
  onTestFinished(proxy.close)
  return proxy
}

type Deps = {
  target: string
  wrong: string[]
  /** The operations that were asked, as in `get /leads`. */
  seen: Set<string>
  answerWrong: ReturnType<typeof holdToDescription>
  requestWrong: ReturnType<typeof holdRequests>
  operationOf: (asked: { method: string; address: string }) => string | null
}

async function pass(deps: Deps, request: IncomingMessage, response: ServerResponse) {
  const { method = 'GET', url: address = '/' } = request
  const headers = headersOf(request)
  const body = await bodyOf(request)
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const answer = await fetch(`${deps.target}${address}`, {
    method,
    headers,
    redirect: 'manual',
    signal: gone.signal,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  })
  const wrong = address.startsWith('/api/v1/')
    ? await judge(deps, { method, address, headers, body: body.toString() }, answer)
    : null
  if (wrong !== null) {
    deps.wrong.push(`${method} ${address}: ${wrong}`)
    response.writeHead(502, { 'content-type': 'text/plain' }).end(wrong)
    return
  }
  const kept = [...answer.headers].filter(([name]) => !UNDONE.includes(name))
  response.writeHead(answer.status, Object.fromEntries(kept))
  for await (const piece of answer.body ?? []) response.write(piece)
  response.end()
}

type Sent = { method: string; address: string; headers: Headers; body: string }

async function judge(deps: Deps, sent: Sent, answer: Response): Promise<string | null> {
  const operation = deps.operationOf(sent)
  if (operation) deps.seen.add(operation)
  const wrong = await deps.answerWrong(sent, answer)
  if (wrong !== null) return `the answer: ${wrong}`
  // What is refused may be wrong: that is why.
  const taken = answer.status < 400 ? deps.requestWrong(sent) : null
  return taken === null ? null : `the request: ${taken}`
}

function headersOf({ headers }: IncomingMessage): Headers {
  const taken = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !LEFT_OUT.includes(name)) taken.set(name, String(value))
  }
  return taken
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
