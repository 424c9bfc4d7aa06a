import type { PaceDb } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { languageOf } from '#service/http/readers-language.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { DomainError } from '#domain/errors.ts'
import { type Context, Hono } from 'hono'
import { clearCookie } from './cookies.server.ts'
import type { Csrf } from './csrf.server.ts'
import type { OpenId } from './openid.server.ts'
import type { Circumstances, SessionStore } from './sessions.server.ts'
import { safeReturnTo } from './return-to.server.ts'
import { createTicketRoute } from './ticket.server.ts'

export type SessionRoutesDeps = {
  db: PaceDb
  sessions: SessionStore
  openId: OpenId
  csrf: Pick<Csrf, 'verifyForm'>
  appUrl: string
  log: Pick<Logger, 'warn'>
  now?: () => Date
}
type Reason = 'failed' | 'signedOut'

/** /auth/start, /auth/callback, /sign-out and /live/ticket. The page with the button is a route of the pages. */
export function createSessionRoutes(deps: SessionRoutesDeps): Hono {
  const routes = new Hono()
  routes.get('/auth/start', (c) => startSignIn(c, deps))
  routes.get('/auth/callback', (c) => finishSignIn(c, deps))
  routes.post('/sign-out', (c) => signOut(c, deps))
  routes.route('/', createTicketRoute(deps))
  return routes
}

async function startSignIn(c: Context, { openId, sessions, log }: SessionRoutesDeps) {
  const returnTo = safeReturnTo(c.req.query('returnTo'))
  try {
    const { url, secrets } = await openId.start(languageOf((name) => c.req.header(name)))
    const begun = await sessions.signIns.begin(c.req.raw, { ...secrets, returnTo })
    for (const line of begun) c.header('set-cookie', line, { append: true })
    return c.redirect(url.href, 303)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ err: error }, 'a sign-in could not start')
    return toSignInPage(c, 'failed', returnTo)
  }
}

/** A session that this browser had ends: who signs in gets a new one, never an old value. */
async function finishSignIn(c: Context, { openId, sessions, log }: SessionRoutesDeps) {
  const state = c.req.query('state') ?? ''
  const started = await sessions.signIns.read(c.req.raw, state)
  const returnTo = safeReturnTo(started?.returnTo)
  const { search } = new URL(c.req.url)
  const tokens = started ? await openId.finish(search, started).catch(unreachable) : null
  c.header('set-cookie', sessions.signIns.end(state))
  const circumstances = circumstancesOf(c)
  if (!tokens) {
    log.warn({ started: started !== null, error: c.req.query('error') }, 'a sign-in did not hold')
    await sessions.audit({
      actor: 'anonymous',
      via: VIA_PAGES,
      action: 'session.start',
      outcome: 'failed',
      address: circumstances.address,
    })
    return toSignInPage(c, 'failed', returnTo)
  }
  const before = await sessions.find(c.req.raw)
  if (before) {
    await sessions.end(before.id, 'signedInAgain', byPerson(before.person.id, circumstances))
  }
  c.header('set-cookie', await sessions.create(tokens, circumstances), { append: true })
  return c.redirect(returnTo, 303)
}

async function signOut(c: Context, { sessions, csrf, appUrl }: SessionRoutesDeps) {
  await csrf.verifyForm(c.req.raw)
  const session = await sessions.find(c.req.raw)
  if (session) {
    await sessions.end(session.id, 'signedOut', byPerson(session.person.id, circumstancesOf(c)))
  }
  c.header('set-cookie', clearCookie(sessions.cookies.session, appUrl))
  // In every tab, and whether or not the next page's scripts run.
  c.header('clear-site-data', '"cache", "storage"')
  return toSignInPage(c, 'signedOut', '/')
}

function toSignInPage(c: Context, reason: Reason, returnTo: string) {
  const query = new URLSearchParams({ reason, ...(returnTo === '/' ? {} : { returnTo }) })
  return c.redirect(`/sign-in?${query.toString()}`, 303)
}

function circumstancesOf(c: Context): Circumstances {
  return {
    userAgent: c.req.header('user-agent')?.slice(0, 400) ?? null,
    address: remoteAddress(c),
  }
}

function byPerson(personId: string, { address }: Circumstances) {
  return { actor: `person:${personId}`, via: VIA_PAGES, ...(address ? { address } : {}) }
}

function unreachable(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}
