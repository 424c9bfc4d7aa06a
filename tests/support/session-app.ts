import { createServer } from 'node:http'
import { connectPace } from '#db/pace/client.ts'
import { createCsrf } from '#app/session/csrf.server.ts'
import { createOpenId, type OpenId } from '#app/session/openid.server.ts'
import { createSessionRoutes } from '#app/session/routes.server.ts'
import { createSessions } from '#app/session/sessions.server.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { handleProblems } from '#service/http/problem.ts'
import { createLogger } from '#service/log.ts'
import { createSecret } from '#service/identity/secret.ts'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { CLIENT_SECRETS, signInAt, startTestAuth } from './auth.ts'
import { createHttpBrowser, type HttpBrowser } from './http-browser.ts'

/** What time it is: that of the machine, or one at which it stands, so far ahead. */
type Clock = { aheadMs: number; standsAt: number | null }

/** The app's session routes as a server of their own, with the auth server that they sign in at. */
export async function startSessionApp(wrap: (openId: OpenId) => OpenId = (openId) => openId) {
  const port = await findFreePort()
  const appUrl = `http://localhost:${port}`
  const auth = await startTestAuth({ appUrl })
  const pace = connectPace(auth.urls.pace_app, { max: 6 })
  onTestFinished(() => pace.close())
  const clock: Clock = { aheadMs: 0, standsAt: null }
  const now = () => new Date((clock.standsAt ?? Date.now()) + clock.aheadMs)
  const secret = createSecret()
  const log = createLogger('app', { level: 'silent' })
  const clientSecret = CLIENT_SECRETS['pace-app']
  const openId = wrap(
    createOpenId({ authUrl: auth.authUrl, appUrl, clientId: 'pace-app', clientSecret }),
  )
  const sessions = createSessions({ db: pace.db, openId, appUrl, secret, now })
  const csrf = createCsrf({ cookies: sessions.cookies, secret })
  const app = new Hono()
  app.onError(handleProblems(log))
  app.route('/', createSessionRoutes({ db: pace.db, sessions, openId, csrf, appUrl, log, now }))
  app.get('/me', async (c) => c.json(await sessions.require(c.req.raw)))
  app.get('/csrf', async (c) => {
    const [token, cookie] = await csrf.commitToken(c.req.raw)
    if (cookie) c.header('set-cookie', cookie)
    return c.text(token)
  })
  app.all('*', (c) => c.text('a page'))
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(port, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { ...auth, appDb: pace.db, appSql: pace.sql, sessions, openId, clock, secret, port }
}

/** A browser in which somebody has signed in at the app. */
export async function signedIn({ appUrl }: { appUrl: string }, subject: string) {
  const browser = createHttpBrowser()
  const end = await signInAt(browser, `${appUrl}/auth/start`, subject, () => false)
  return { browser, end }
}

export function cookieOf(browser: HttpBrowser, name: string): string | undefined {
  return browser.jar.find((cookie) => cookie.name === name)?.value
}
