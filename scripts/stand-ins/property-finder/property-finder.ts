import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBook, type Listing, type StandInRules } from './book.ts'
import { answer, type Asked, type Reply, type Subscription } from './routes.ts'

/** What goes wrong with the next request of this kind. */
export type Fault = {
  /** Part of `METHOD /path`; any request where it is left out. */
  at?: string
  kind: 'status' | 'truncated' | 'silent' | 'lost'
  status?: number
  headers?: Record<string, string>
}
export type Exchange = { asked: Asked; reply: Reply }
type Options = Partial<StandInRules> & {
  /** 0 takes a free one. */
  port?: number
  /** How long the portal thinks before it publishes; null: until `settle` says so. */
  thinksMs?: number | null
  /** Where an address that PACE gave is really reached, for one that is not on the internet. */
  reach?: (url: string) => string
  /** Sees each request before it is answered, and may answer it itself. */
  judge?: (asked: Asked) => Reply | null
  /** Sees what was answered, and each webhook before it is sent. */
  witness?: (exchange: Exchange) => void
  witnessWebhook?: (event: string, body: unknown) => void
}
export type PropertyFinderStandIn = Awaited<ReturnType<typeof startPropertyFinderStandIn>>

/** As long as the contract says. */
export const STAND_IN_KEY = 'stand.in_for_property_finder_of_the_demo'
export const STAND_IN_SECRET = 'a_secret_that_opens_nothing_else'

/** Property Finder for the demo and for tests: drafts, publishing that is told later by signed webhooks, places, people and permits. */
export async function startPropertyFinderStandIn(options: Options = {}) {
  const book = createBook({
    wantsPhotos: options.wantsPhotos ?? true,
    profiles: options.profiles ?? null,
    unknownPlaces: options.unknownPlaces ?? [],
    unknownPermits: options.unknownPermits ?? [],
  })
  const subscriptions = new Map<string, Subscription>()
  const tokens = new Set<string>()
  const faults: Fault[] = []
  const requests: Asked[] = []
  const { send, sendRaw } = createSender(subscriptions, options)
  const { later, settle, stop } = createSettler(book, send, options.thinksMs)

  function reply(asked: Asked, bearer: string): Reply {
    const judged = options.judge?.(asked)
    if (judged) return judged
    if (asked.path === '/v1/auth/token') return grant(tokens, asked.body)
    if (!tokens.has(bearer))
      return { status: 401, body: { title: 'Unauthorized', detail: 'unauthorized' } }
    return answer({ book, subscriptions, later }, asked)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readRequest(request)
    requests.push(asked)
    const fault = takeFault(faults, asked)
    if (fault?.kind === 'silent') return
    if (fault?.kind === 'status') {
      const status = fault.status ?? 503
      return write(response, { status, body: { title: `fault ${status}` } }, fault.headers)
    }
    const given = reply(asked, (request.headers.authorization ?? '').replace('Bearer ', ''))
    options.witness?.({ asked, reply: given })
    play(response, given, fault?.kind)
  }

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) =>
      write(response, { status: 500, body: { title: String(error) } }),
    )
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    book,
    subscriptions,
    requests,
    /** Requests of this kind, `POST /v1/listings`. */
    asked: (method: string, path: string) =>
      requests.filter((one) => one.method === method && one.path === path),
    fail: (...next: Fault[]) => void faults.push(...next),
    endTokens: () => tokens.clear(),
    settle,
    send,
    sendRaw,
    close: async () => {
      stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Wish = { listing: Listing; wish: 'publish' | 'unpublish' }
type Outcome = { reasons?: string[]; silent?: boolean }

/** What was accepted comes true a little later, or when a test says so. */
function createSettler(
  book: ReturnType<typeof createBook>,
  send: (type: string, event: object) => Promise<unknown>,
  thinksMs: number | null = 300,
) {
  const waiting: Wish[] = []
  const timers = new Set<NodeJS.Timeout>()

  /** Lets everything that was accepted come true, or come to nothing, and tells of it unless it is to stay silent. */
  async function settle({ reasons = [], silent = false }: Outcome = {}): Promise<void> {
    for (const { listing, wish } of waiting.splice(0)) {
      if (reasons.length > 0) book.move(listing, 'publishing_failed', 'draft', reasons)
      else if (wish === 'publish') book.move(listing, 'live', 'live')
      else book.move(listing, 'unpublished', 'draft')
      if (silent || reasons.length > 0) continue
      await send(`listing.${wish}ed`, { entity: { id: listing.id, type: 'listing' }, payload: {} })
    }
  }

  function later(listing: Listing, wish: Wish['wish']): void {
    waiting.push({ listing, wish })
    if (thinksMs === null) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      void settle()
    }, thinksMs)
    timers.add(timer)
  }

  const stop = () => {
    for (const timer of timers) clearTimeout(timer)
  }
  return { later, settle, stop }
}

function createSender(
  subscriptions: ReadonlyMap<string, Subscription>,
  { witnessWebhook: witness, reach = (url) => url }: Pick<Options, 'witnessWebhook' | 'reach'>,
) {
  /** Signed as the contract says. Returns what the receiver answered, or null where nobody listens. */
  async function send(type: string, event: object): Promise<Response | null> {
    const body = { id: randomUUID(), type, timestamp: new Date().toISOString(), ...event }
    return sendRaw(type, JSON.stringify(body))
  }

  async function sendRaw(type: string, text: string): Promise<Response | null> {
    const subscription = subscriptions.get(type)
    if (!subscription) return null
    witness?.(type, JSON.parse(text))
    const { url, secret } = subscription
    const signature = secret ? createHmac('sha256', secret).update(text).digest('hex') : null
    const headers = {
      'content-type': 'application/json',
      ...(signature ? { 'x-signature': signature } : {}),
    }
    const signal = AbortSignal.timeout(10_000)
    return fetch(reach(url), { method: 'POST', headers, body: text, signal }).catch(() => null)
  }

  return { send, sendRaw }
}

function grant(tokens: Set<string>, body: unknown): Reply {
  const { apiKey, apiSecret } = body as { apiKey?: unknown; apiSecret?: unknown }
  if (apiKey !== STAND_IN_KEY || apiSecret !== STAND_IN_SECRET)
    return { status: 401, body: { title: 'Unauthorized', detail: 'unauthorized' } }
  const accessToken = randomUUID()
  tokens.add(accessToken)
  return { status: 200, body: { accessToken, tokenType: 'Bearer', expiresIn: 1800 } }
}

function takeFault(faults: Fault[], { method, path }: Asked): Fault | null {
  const index = faults.findIndex(({ at }) => !at || `${method} ${path}`.includes(at))
  return index === -1 ? null : (faults.splice(index, 1)[0] ?? null)
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body }
}

function play(response: ServerResponse, reply: Reply, fault: Fault['kind'] | undefined): void {
  // It was done, and the answer never comes.
  if (fault === 'lost') return void response.destroy()
  if (fault !== 'truncated') return write(response, reply)
  response.writeHead(reply.status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(reply.body).slice(0, -3))
}

function write(
  response: ServerResponse,
  { status, body }: Reply,
  headers: Record<string, string> = {},
): void {
  if (body === null) return void response.writeHead(status, headers).end()
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body))
}
