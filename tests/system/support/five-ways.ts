import { desc, eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import type { PaceClient } from '#db/pace/client.ts'
import { people, webSessions } from '#db/pace/schema.ts'
import { mcpAudience } from '#domain/access/token.ts'
import { createSeal } from '#service/identity/seal.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import { signInAt } from '#tests/support/auth.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import type { RunningPace } from '#tests/support/start-pace.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type Stack = { pace: RunningPace; database: PaceClient }
/** One way in: what tells that it is shut, and how. */
type Shut = { code?: number; status?: number }
export type FiveWays = Awaited<ReturnType<typeof openFiveWays>>

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'door', version: '1' },
  },
}

/** A signed-in browser, and the token that its session holds on the server. */
export async function signIn({ pace, database }: Stack, name: string) {
  const [person] = await database.db.select().from(people).where(eq(people.name, name))
  if (!person?.subject) throw new Error(`${name} cannot sign in.`)
  const browser = createHttpBrowser()
  await signInAt(browser, `${pace.urls.APP_URL}/auth/start`, person.subject, () => false)
  const [session] = await database.db
    .select()
    .from(webSessions)
    .where(eq(webSessions.personId, person.id))
    .orderBy(desc(webSessions.createdAt))
    .limit(1)
  const seal = createSeal(pace.secrets.session, 'web session tokens')
  const token = session?.accessToken && seal.open(session.accessToken)
  const refreshToken = session?.refreshToken && seal.open(session.refreshToken)
  if (!session || !token || !refreshToken) throw new Error('The sign-in left no session.')
  return { person, browser, sessionId: session.id, token, refreshToken }
}

/** Web page, REST, event stream, WebSocket and MCP, all open at once for one person on the document of that name. */
export async function openFiveWays(
  stack: Stack,
  name: string,
  documentOf: (teamId: string) => string,
) {
  const { pace } = stack
  const { APP_URL: app } = pace.urls
  const { person, browser, sessionId, token } = await signIn(stack, name)
  const mcpToken = await exchangeForMcp(pace, token)
  const page = () => browser.send(`${app}/leads`)
  const rest = () => fetch(`${app}/api/v1/leads`, { headers: bearer(token) })
  const mcp = (session: Record<string, string> = {}) =>
    fetch(`${app}/mcp`, {
      method: 'POST',
      headers: {
        ...bearer(mcpToken),
        ...session,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify(INITIALIZE),
    })
  const socket = await openSocket(stack, browser, documentOf(person.teamId ?? ''))
  const question = await listen(`${app}/api/v1/ask`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ question: 'How many leads are there?' }),
  })
  const opened = await mcp()
  const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' }
  await opened.text()
  const tools = await listen(`${app}/mcp`, {
    headers: { ...bearer(mcpToken), ...session, accept: 'text/event-stream' },
  })
  const asked = performance.now()
  const open = [(await page()).status, (await rest()).status, opened.status]
  const askMs = performance.now() - asked
  return {
    person,
    browser,
    sessionId,
    open,
    /** How long two of them take to answer on this machine, as busy as it is. */
    askMs,
    /** What each way shows when it is shut; undefined while it is open. */
    ways: {
      web: async () => refusedStatus(await page()),
      rest: async () => refusedStatus(await rest()),
      sse: async () => (question.ended() ? {} : undefined),
      webSocket: async () => (socket.code() ? { code: socket.code() } : undefined),
      mcp: async () => (tools.ended() ? refusedStatus(await mcp(session)) : undefined),
    } satisfies Record<string, () => Promise<Shut | undefined>>,
  }
}

function exchangeForMcp({ urls, secrets }: RunningPace, subjectToken: string): Promise<string> {
  const tokens = createTokenClient({
    tokenUrl: `${urls.AUTH_URL}/token`,
    clientId: 'pace-app',
    clientSecret: secrets.clients['pace-app'],
  })
  return tokens.exchange({ subjectToken, resource: mcpAudience(urls.APP_URL), scope: 'mcp:read' })
}

/** How long after now each of these ways was shut, and how. */
export async function measureShut<Way extends string>(
  ways: Record<Way, () => Promise<Shut | undefined>>,
  names: readonly Way[],
): Promise<Record<Way, Shut & { ms: number }>> {
  const began = performance.now()
  const shut = names.map(async (name) => {
    const how = await waitFor(ways[name], { what: `the end of ${name}`, everyMs: 25 })
    return [name, { ...how, ms: Math.round(performance.now() - began) }] as const
  })
  return Object.fromEntries(await Promise.all(shut)) as Record<Way, Shut & { ms: number }>
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` }
}

/** 401, or for a page the way to the sign-in. */
async function refusedStatus(response: Response): Promise<Shut | undefined> {
  await response.body?.cancel()
  const toSignIn = response.headers.get('location')?.startsWith('/sign-in') ?? false
  return response.status === 401 || toSignIn ? { status: response.status } : undefined
}

async function listen(url: string, init: RequestInit) {
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await fetch(url, { ...init, signal: abort.signal })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  }
  let hasEnded = false
  void response
    .text()
    .catch(() => undefined)
    .then(() => (hasEnded = true))
  return { ended: () => hasEnded }
}

async function openSocket(
  { pace }: Stack,
  browser: ReturnType<typeof createHttpBrowser>,
  document: string,
) {
  const { APP_URL: app, SYNC_URL: sync } = pace.urls
  const answer = await browser.send(`${app}/live/ticket`, {
    method: 'POST',
    headers: { origin: new URL(app).origin, 'content-type': 'application/json' },
    json: { documents: [document] },
  })
  const { tickets } = (await answer.json()) as { tickets: Record<string, string> }
  const url = `${sync.replace(/^http/, 'ws')}/docs/${document}?token=${tickets[document]}`
  const socket = new WebSocket(url, { origin: new URL(app).origin })
  onTestFinished(() => socket.terminate())
  let code: number | undefined
  let heard = false
  socket.on('error', () => undefined)
  socket.on('message', () => (heard = true))
  socket.on('close', (with_) => (code = with_))
  // Step 1 of the sync protocol, of an empty copy: the answer shows that the room is open.
  socket.once('open', () => socket.send(new Uint8Array([0, 0, 1, 0])))
  await waitFor(() => heard, { what: `the content of ${document}` })
  return { code: () => code }
}
