import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { webSessions } from '#db/pace/schema.ts'
import { startTestAuth } from '#tests/support/auth.ts'
import { authorize, buildRequest, type TestAuth } from '#tests/support/authorize.ts'
import type { HttpBrowser } from '#tests/support/http-browser.ts'

async function start() {
  const auth = await startTestAuth()
  const { config, browser, url, checks } = await authorize(auth, auth.sara.subject)
  const tokens = await openid.authorizationCodeGrant(config, url, checks)
  const id = String(decodeJwt(tokens.access_token)['sid'])
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  await auth.db
    .insert(webSessions)
    .values({ id, secretHash: 'x', personId: auth.sara.id, expiresAt })
  return { auth, config, browser, tokens }
}

function endSessionUrl(config: openid.Configuration, to: string) {
  return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: to, state: 'st' })
}

/** Opens the question and answers it. */
async function answer(browser: HttpBrowser, url: URL, auth: TestAuth, logout: 'yes' | '') {
  const asked = await browser.send(url)
  const page = await asked.text()
  expect(page).toContain('Sign out of PACE?')
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const form = { xsrf, ...(logout ? { logout } : {}) }
  return browser.send(`${auth.authUrl}/session/end/confirm`, { form })
}

test('[A48] signing out at the issuer ends its session, the grants of it and their web sessions', async () => {
  const { auth, config, browser, tokens } = await start()
  const url = endSessionUrl(config, `${auth.appUrl}/sign-in`)
  const end = await answer(browser, url, auth, 'yes')
  expect(end.headers.get('location')).toBe(`${auth.appUrl}/sign-in?state=st`)
  const refresh = openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  await expect(refresh).rejects.toMatchObject({ error: 'invalid_grant' })
  const [session] = await auth.db.select().from(webSessions)
  expect(session?.endedAt).not.toBeNull()
  const again = await buildRequest(auth, { prompt: 'none' })
  const asked = await browser.visit(again.url, { until: (at) => at.port === '9' })
  expect(asked.url.searchParams.get('error')).toBe('login_required')
})

test('[A48] the question is asked on a page of ours that runs no script', async () => {
  const { auth, config, browser } = await start()
  const asked = await browser.send(endSessionUrl(config, `${auth.appUrl}/sign-in`))
  expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'")
  const page = await asked.text()
  expect(page).not.toContain('<script')
  expect(page).toContain('<strong>Demo</strong>')
})

test('[A48] without the page own answer nobody is signed out, and nobody is sent elsewhere', async () => {
  const { auth, config, browser, tokens } = await start()
  const forged = await browser.send(`${auth.authUrl}/session/end/confirm`, {
    form: { xsrf: 'made-up', logout: 'yes' },
  })
  expect(forged.status).toBe(400)
  const elsewhere = await browser.send(endSessionUrl(config, 'https://evil.example/'))
  expect(elsewhere.status).toBe(400)
  await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
})

test('[A48] who says no stays signed in', async () => {
  const { auth, config, browser } = await start()
  const url = openid.buildEndSessionUrl(config)
  url.searchParams.delete('client_id')
  const end = await answer(browser, url, auth, '')
  expect(end.status).toBe(303)
  const again = await buildRequest(auth, { prompt: 'none' })
  const asked = await browser.visit(again.url, { until: (at) => at.port === '9' })
  expect(asked.url.searchParams.get('code')).toBeTruthy()
})

test('[A6] [bar 15] a refresh token that is used again ends its web session with its family', async () => {
  const { auth, config, tokens } = await start()
  await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  const reused = openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  await expect(reused).rejects.toMatchObject({ error: 'invalid_grant' })
  const [session] = await auth.db.select().from(webSessions)
  expect(session?.endedAt).not.toBeNull()
})
