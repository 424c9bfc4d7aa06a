import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listenAccessChanges } from '#db/pace/access/access-changes.ts'
import { restorePerson, setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { auditLog, people, webSessions } from '#db/pace/schema.ts'
import { AccessTokenSchema } from '#domain/access/token.ts'
import { signInAt } from '#tests/support/auth.ts'
import { createHttpBrowser, type HttpBrowser } from '#tests/support/http-browser.ts'
import { cookieOf, signedIn, startSessionApp } from '#tests/support/session-app.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { decodeJwt } from 'jose'
import {
  SESSION_ABSOLUTE_MS as ABSOLUTE_MS,
  SESSION_IDLE_MS as IDLE_MS,
} from '#domain/access/credential-status.ts'

const BY = { actor: 'service:test' }

test('[bar 2] [W1] who signs in is somebody, with an opaque cookie and no token in the browser', async () => {
  const app = await startSessionApp()
  const { browser, end } = await signedIn(app, app.sara.subject)
  expect(end.url.href).toBe(`${app.appUrl}/`)
  const me = await browser.send(`${app.appUrl}/me`)
  expect(await me.json()).toMatchObject({
    person: { id: app.sara.id, name: 'Sara Haddad', role: 'agent', teamId: app.team.id },
    actor: { kind: 'person', id: app.sara.id },
  })
  const seen = JSON.stringify([browser.jar, await (await browser.send(`${app.appUrl}/me`)).text()])
  expect(seen).not.toMatch(/eyJ[A-Za-z0-9_-]+\.eyJ/)
  const [sara] = await app.db.select().from(people).where(eq(people.id, app.sara.id))
  expect(sara?.lastSeenAt).not.toBeNull()
  const [row] = await app.db.select().from(webSessions)
  expect(Buffer.from(row?.refreshToken ?? []).toString('latin1')).not.toContain('eyJ')
})

test('[bar 1] [bar 3] [W2] the cookie is HttpOnly, Lax, for the whole site, and differs at every sign-in', async () => {
  const app = await startSessionApp()
  const { browser } = await signedIn(app, app.sara.subject)
  const first = cookieOf(browser, 'pace')
  const again = await signInAt(
    browser,
    `${app.appUrl}/auth/start`,
    app.omar.subject,
    (url) => url.pathname === '/auth/callback',
  )
  const answer = await browser.send(again.url)
  const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('pace='))
  expect(line).toMatch(/HttpOnly/)
  expect(line).toMatch(/SameSite=Lax/)
  expect(line).toMatch(/Path=\//)
  expect(line).not.toMatch(/Domain/)
  expect(cookieOf(browser, 'pace')).not.toBe(first)
  const rows = await app.db.select().from(webSessions)
  expect(rows.filter((row) => row.endedAt === null)).toHaveLength(1)
})

test('[bar 3] [W3] sign-out ends the session on the server, rings, and the old cookie opens nothing', async () => {
  const app = await startSessionApp()
  const { browser } = await signedIn(app, app.sara.subject)
  const heard: unknown[] = []
  const stop = await listenAccessChanges(app.appSql, (change) => heard.push(change))
  const old = cookieOf(browser, 'pace')
  const csrf = await (await browser.send(`${app.appUrl}/csrf`)).text()
  const out = await browser.send(`${app.appUrl}/sign-out`, { form: { csrf } })
  expect(out.headers.get('location')).toBe('/sign-in?reason=signedOut')
  expect(cookieOf(browser, 'pace')).toBeUndefined()
  const replay = await fetch(`${app.appUrl}/me`, { headers: { cookie: `pace=${old}` } })
  expect(replay.status).toBe(401)
  const [row] = await app.db.select().from(webSessions)
  expect(row).toMatchObject({ refreshToken: null, accessToken: null })
  await waitFor(() => heard.length > 0)
  expect(heard).toEqual([{ sessionId: row?.id }])
  await stop()
})

test('[bar 7] [W4] sign-out needs the form token of this browser', async () => {
  const app = await startSessionApp()
  const { browser } = await signedIn(app, app.sara.subject)
  const forms: Record<string, string>[] = [{ other: 'field' }, { csrf: 'made up' }]
  for (const form of forms) {
    const answer = await browser.send(`${app.appUrl}/sign-out`, { form })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  }
  expect((await browser.send(`${app.appUrl}/me`)).status).toBe(200)
})

test('[bar 4] [W5] a session ends after 12 hours unused and after 7 days in any case', async () => {
  const app = await startSessionApp()
  app.clock.standsAt = Date.now()
  const { browser } = await signedIn(app, app.sara.subject)
  const status = async () => (await browser.send(`${app.appUrl}/me`)).status
  app.clock.aheadMs = IDLE_MS - 1000
  expect(await status()).toBe(200)
  app.clock.aheadMs = 2 * IDLE_MS - 2000
  expect(await status()).toBe(200)
  app.clock.aheadMs = 3 * IDLE_MS
  expect(await status()).toBe(401)

  const other = await signedIn(app, app.omar.subject)
  const start = app.clock.aheadMs
  for (let at = start; at < start + ABSOLUTE_MS; at += IDLE_MS / 2) {
    app.clock.aheadMs = at
    expect((await other.browser.send(`${app.appUrl}/me`)).status).toBe(200)
  }
  app.clock.aheadMs = start + ABSOLUTE_MS
  expect((await other.browser.send(`${app.appUrl}/me`)).status).toBe(401)
})

test('[W15] a sign-in begun in two tabs comes to its end in both, in whatever order', async () => {
  const app = await startSessionApp()
  const browser = createHttpBrowser()
  const begin = () => browser.visit(`${app.appUrl}/auth/start`)
  const finish = (choose: Awaited<ReturnType<typeof begin>>, subject: string) =>
    browser.visit(choose.url, { form: { subject } })
  const me = async () => (await (await browser.send(`${app.appUrl}/me`)).json()).person.name
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const tabs = [await begin(), await begin()]
    for (const tab of order) {
      const choose = tabs[tab]
      if (!choose) throw new Error('no such tab')
      expect((await finish(choose, app.sara.subject)).url.href).toBe(`${app.appUrl}/`)
      expect(await me()).toBe('Sara Haddad')
    }
  }
  const tabs = [await begin(), await begin()] as const
  await finish(tabs[0], app.sara.subject)
  await finish(tabs[1], app.omar.subject)
  expect(await me()).toBe('Omar Khan')
  const rows = await app.db.select().from(webSessions)
  expect(rows.filter((row) => row.endedAt === null)).toHaveLength(1)
})

test('[W6] twenty requests at once refresh a token once, and nobody is signed out', async () => {
  const asked: string[] = []
  const app = await startSessionApp((openId) => ({
    ...openId,
    refresh: (token) => {
      asked.push(token)
      return openId.refresh(token)
    },
  }))
  const { browser } = await signedIn(app, app.sara.subject)
  const [row] = await app.db.select().from(webSessions)
  const id = row?.id ?? ''
  const over = { accessExpiresAt: new Date(Date.now() - 1000).toISOString() }
  await app.db.update(webSessions).set(over)
  const tokens = await Promise.all(
    Array.from({ length: 20 }, () => app.sessions.accessTokenFor({ id })),
  )
  expect(new Set(tokens).size).toBe(1)
  expect(asked).toHaveLength(1)
  expect(await app.sessions.accessTokenFor({ id })).toBe(tokens[0])
  expect((await browser.send(`${app.appUrl}/me`)).status).toBe(200)
})

test('[W7] two processes that refresh at once do not end the session', async () => {
  const app = await startSessionApp()
  const { browser } = await signedIn(app, app.sara.subject)
  const [row] = await app.db.select().from(webSessions)
  await app.db.update(webSessions).set({ accessToken: null })
  const { createSessions } = await import('./sessions.server.ts')
  const other = createSessions({
    db: app.appDb,
    openId: app.openId,
    appUrl: app.appUrl,
    secret: app.secret,
  })
  const id = row?.id ?? ''
  const tokens = await Promise.all([
    app.sessions.accessTokenFor({ id }),
    other.accessTokenFor({ id }),
  ])
  expect(tokens[0]).toBe(tokens[1])
  expect((await browser.send(`${app.appUrl}/me`)).status).toBe(200)
})

test('[W8] a suspended person is out at once, and not back with the old cookie when restored', async () => {
  const app = await startSessionApp()
  const { browser } = await signedIn(app, app.sara.subject)
  const [row] = await app.db.select().from(webSessions)
  await suspendPerson(app.appDb, { personId: app.sara.id, by: BY })
  expect((await browser.send(`${app.appUrl}/me`)).status).toBe(401)
  await expect(app.sessions.accessTokenFor({ id: row?.id ?? '' })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  await restorePerson(app.appDb, { personId: app.sara.id, by: BY })
  expect((await browser.send(`${app.appUrl}/me`)).status).toBe(401)
})

test('[W16] why a session is over is known to the browser that held its cookie, and to no other', async () => {
  const app = await startSessionApp()
  const why = async ({ browser }: { browser: HttpBrowser }) => {
    const cookie = browser.jar.map(({ name, value }) => `${name}=${value}`).join('; ')
    return app.sessions.whyEnded(new Request(app.appUrl, { headers: { cookie } }))
  }
  const sara = await signedIn(app, app.sara.subject)
  const omar = await signedIn(app, app.omar.subject)
  expect([await why(sara), await why({ browser: createHttpBrowser() })]).toEqual([null, null])
  await suspendPerson(app.appDb, { personId: app.sara.id, by: BY })
  expect(await why(sara)).toBe('suspended')
  await restorePerson(app.appDb, { personId: app.sara.id, by: BY })
  expect(await why(sara)).toBe('suspended')
  app.clock.aheadMs = IDLE_MS + 1000
  expect(await why(omar)).toBe('unused')
  app.clock.aheadMs = ABSOLUTE_MS + 1000
  expect(await why(omar)).toBe('expired')
  const omars = eq(webSessions.personId, app.omar.id)
  const [open] = await app.appDb.select().from(webSessions).where(omars)
  await app.sessions.end(open?.id ?? '', 'endedByAdmin')
  expect(await why(omar)).toBe('endedByAdmin')
})

test('[W9] a change of role holds from the next request on, in the session and in its tokens', async () => {
  const app = await startSessionApp()
  const { browser } = await signedIn(app, app.sara.subject)
  const [row] = await app.db.select().from(webSessions)
  const id = row?.id ?? ''
  await setRole(app.appDb, { personId: app.sara.id, role: 'manager', by: BY })
  const me = await browser.send(`${app.appUrl}/me`)
  expect(await me.json()).toMatchObject({ actor: { role: 'manager' } })
  const claims = AccessTokenSchema.parse(decodeJwt(await app.sessions.accessTokenFor({ id })))
  expect(claims).toMatchObject({ role: 'manager', sessionVersion: 2, sessionId: id })
})

test.each([
  ['//evil.example'],
  ['/\\evil.example'],
  ['https://evil.example'],
  ['/%2e%2e//evil'],
  ['javascript:alert(1)'],
])('[bar 11] [W10] after signing in nobody is sent to %s', async (returnTo) => {
  const app = await startSessionApp()
  const browser = createHttpBrowser()
  const start = `${app.appUrl}/auth/start?returnTo=${encodeURIComponent(returnTo)}`
  const end = await signInAt(browser, start, app.sara.subject, () => false)
  expect(end.url.origin).toBe(app.appUrl)
})

test('[W11] a callback without the cookie of its start, with another state or used again signs nobody in', async () => {
  const app = await startSessionApp()
  const browser = createHttpBrowser()
  const callback = await signInAt(
    browser,
    `${app.appUrl}/auth/start`,
    app.sara.subject,
    (url) => url.pathname === '/auth/callback',
  )
  const stranger = createHttpBrowser()
  const refused = await stranger.send(callback.url)
  expect(refused.headers.get('location')).toBe('/sign-in?reason=failed')
  expect(cookieOf(stranger, 'pace')).toBeUndefined()

  const wrong = new URL(callback.url)
  wrong.searchParams.set('state', 'of-somebody-else')
  expect((await browser.send(wrong)).headers.get('location')).toBe('/sign-in?reason=failed')
  // Somebody else's answer does not spoil a sign-in that is under way; a second use of its own does not hold.
  expect((await browser.send(callback.url)).headers.get('location')).toBe('/')
  expect((await browser.send(callback.url)).headers.get('location')).toBe('/sign-in?reason=failed')
  const audited = await app.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'session.start'))
    .orderBy(auditLog.sequence)
  expect(audited.map((entry) => entry.outcome)).toEqual(['failed', 'failed', 'allowed', 'failed'])
})
