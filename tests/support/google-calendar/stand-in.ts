import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { stopAfterTest } from '../stop-after-test.ts'
import { type Account, createAccounts } from './accounts.ts'
import { createOdd, type Odd, refusal } from './odd-answers.ts'
import { addConsent, type Consents } from './consent.ts'

export type GoogleCalendarStandIn = Awaited<ReturnType<typeof startGoogleCalendar>>

/**
 * Google's Calendar API, version 3, over real HTTP: its consent page, tokens, events with their pages, sync tokens, etags and push channels,
 * and the odd answers that a test asks for. Its state is plain and the test's to change.
 */
export async function startGoogleCalendar() {
  const accounts = createAccounts()
  const odd = createOdd()
  const seen: string[] = []
  const app = new Hono()
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  stopAfterTest(stop)
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const consents = addConsent(app, { accounts, odd })
  app.use('/calendar/v3/*', async (c, next) => {
    seen.push(`${c.req.method} ${new URL(c.req.url).pathname.slice('/calendar/v3'.length)}`)
    return next()
  })
  addEventRoutes(app, { odd, consents })
  addChannelRoutes(app, { odd, consents })
  const google = {
    clientId: 'calendar-client',
    clientSecret: 'calendar-secret',
    authorizeUrl: `${url}/consent`,
    tokenUrl: `${url}/token`,
    revokeUrl: `${url}/revoke`,
    apiUrl: `${url}/calendar/v3`,
  }
  return { url, google, odd, seen, consents, account: accounts.of, stop }
}

/** What PACE is started with to speak with it. */
export function settingsFor({ google }: Pick<GoogleCalendarStandIn, 'google'>) {
  return {
    PACE_GOOGLE_CALENDAR_CLIENT_ID: google.clientId,
    PACE_GOOGLE_CALENDAR_CLIENT_SECRET: google.clientSecret,
    PACE_GOOGLE_CALENDAR_AUTHORIZE_URL: google.authorizeUrl,
    PACE_GOOGLE_CALENDAR_TOKEN_URL: google.tokenUrl,
    PACE_GOOGLE_CALENDAR_REVOKE_URL: google.revokeUrl,
    PACE_GOOGLE_CALENDAR_API_URL: google.apiUrl,
  }
}

type Parts = { odd: Odd; consents: Consents }
const EVENTS = '/calendar/v3/calendars/primary/events'

function addEventRoutes(app: Hono, { odd, consents }: Parts): void {
  const as =
    (
      place: Parameters<Odd['around']>[1],
      answer: (c: Context, account: Account) => Response | Promise<Response>,
    ) =>
    (c: Context) =>
      odd.around(c, place, async () => {
        const account = consents.accountOf(c.req.header('authorization'))
        return account ? answer(c, account) : refusal(c, 401, 'authError')
      })
  app.get(EVENTS, as('list', list))
  app.get(
    `${EVENTS}/:id`,
    as('get', (c, account) => {
      const event = account.events.get(c.req.param('id') ?? '')
      return event ? c.json(event) : refusal(c, 404, 'notFound')
    }),
  )
  app.post(
    EVENTS,
    as('insert', async (c, account) => {
      const body = await c.req.json<{ id: string; start: unknown; end: unknown }>()
      if (!/^[a-v0-9]{5,1024}$/.test(body.id)) return refusal(c, 400, 'invalid')
      // One that was deleted keeps its id.
      if (account.events.has(body.id) || account.lost.has(body.id))
        return refusal(c, 409, 'duplicate')
      const times = { start: merged({}, body.start), end: merged({}, body.end) }
      return c.json(account.put({ ...body, ...times }))
    }),
  )
  app.patch(
    `${EVENTS}/:id`,
    as('patch', async (c, account) => {
      const event = account.events.get(c.req.param('id') ?? '')
      if (!event) return refusal(c, 404, 'notFound')
      const etag = c.req.header('if-match')
      if (etag !== undefined && etag !== event.etag) return refusal(c, 412, 'conditionNotMet')
      const body = await c.req.json<Record<string, unknown>>()
      const times = {
        start: merged(event.start, body['start']),
        end: merged(event.end, body['end']),
      }
      // As Google says of a time beside a whole day.
      if (Object.values(times).some((time) => time['date'] && time['dateTime']))
        return refusal(c, 400, 'invalid')
      return c.json(account.put({ ...body, ...times, id: event.id }))
    }),
  )
  app.delete(
    `${EVENTS}/:id`,
    as('delete', (c, account) => {
      const event = account.events.get(c.req.param('id') ?? '')
      if (!event) return refusal(c, 404, 'notFound')
      if (event.status === 'cancelled') return refusal(c, 410, 'deleted')
      account.put({ id: event.id, status: 'cancelled' })
      return c.body(null, 204)
    }),
  )
}

/** PATCH merges what an object holds; null takes a part of it away. */
function merged(before: unknown, change: unknown): Record<string, unknown> {
  const both = { ...(before as object), ...(change as object) }
  return Object.fromEntries(Object.entries(both).filter(([, value]) => value !== null))
}

function list(c: Context, account: Account): Response {
  const { syncToken, timeMin, timeMax, pageToken, maxResults } = c.req.query()
  if (syncToken !== undefined && (timeMin ?? timeMax)) return refusal(c, 400, 'invalid')
  const since = syncToken === undefined ? null : Number(syncToken.slice(1))
  if (since !== null && since < account.remembersFrom) return refusal(c, 410, 'fullSyncRequired')
  const rows = [...account.events.values()].filter((event) =>
    since === null
      ? event.status !== 'cancelled' && isBetween(event, timeMin ?? '', timeMax ?? '9')
      : event.version > since,
  )
  const size = Math.min(account.pageSize, Number(maxResults ?? 250))
  const from = Number(pageToken ?? 0)
  const isLast = from + size >= rows.length
  return c.json({
    kind: 'calendar#events',
    summary: account.email,
    timeZone: account.zone,
    items: rows.slice(from, from + size).map((event) =>
      // Of one that was deleted nothing but this is sure.
      event.status === 'cancelled' ? { id: event.id, status: event.status } : event,
    ),
    ...(isLast
      ? { nextSyncToken: `v${account.version()}` }
      : { nextPageToken: String(from + size) }),
  })
}

function isBetween(event: { start?: unknown }, min: string, max: string): boolean {
  const { dateTime, date } = (event.start ?? {}) as { dateTime?: string; date?: string }
  const at = dateTime === undefined ? (date ?? '') : new Date(dateTime).toISOString()
  return at.slice(0, 10) >= min.slice(0, 10) && at <= max
}

function addChannelRoutes(app: Hono, { odd, consents }: Parts): void {
  app.post(`${EVENTS}/watch`, (c) =>
    odd.around(c, 'watch', async () => {
      const account = consents.accountOf(c.req.header('authorization'))
      if (!account) return refusal(c, 401, 'authError')
      const { id, address, token } = await c.req.json<{
        id: string
        address: string
        token: string
      }>()
      account.channels.set(id, { address, token })
      await account.ring('sync')
      const expiration = String(Date.now() + 7 * 86_400_000)
      return c.json({ kind: 'api#channel', id, resourceId: `of ${account.email}`, expiration })
    }),
  )
  app.post('/calendar/v3/channels/stop', async (c) => {
    const account = consents.accountOf(c.req.header('authorization'))
    const { id } = await c.req.json<{ id: string }>()
    if (!account?.channels.delete(id)) return refusal(c, 404, 'channelIdNotFound')
    return c.body(null, 204)
  })
}
