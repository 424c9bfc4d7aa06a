import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { startTestAuth } from '#tests/support/auth.ts'
import { buildRequest } from '#tests/support/authorize.ts'
import { addStaff, startTestDirectory } from '#tests/support/directory.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import { startIdentityStandIn } from '#tests/support/identity-stand-in.ts'

test('[D6] [D8] [D9] whom the directory brings in signs in with Google; shut out, the refresh token is dead for good', async () => {
  const identity = await startIdentityStandIn()
  const auth = await startTestAuth({ google: identity.config })
  const { google, sync } = await startTestDirectory(undefined, auth)
  addStaff(google)
  await sync()
  identity.answer.claims = { sub: '2', email: 'person2@brokers.example' }

  async function signIn() {
    const { config, url, checks } = await buildRequest(auth)
    const until = (at: URL) => at.href.startsWith(auth.appUrl)
    const end = await createHttpBrowser().visit(url, { until })
    if (!until(end.url)) return { status: end.response.status, page: await end.response.text() }
    return { config, tokens: await openid.authorizationCodeGrant(config, end.url, checks) }
  }
  const refresh = async ({ config, tokens }: Awaited<ReturnType<typeof signIn>>) =>
    config && tokens ? openid.refreshTokenGrant(config, tokens.refresh_token ?? '') : null

  const first = await signIn()
  expect(first.tokens?.access_token).toEqual(expect.any(String))
  google.change('2', { suspended: true })
  await sync()
  await expect(refresh(first)).rejects.toMatchObject({ error: 'invalid_grant' })
  expect(await signIn()).toMatchObject({
    status: 403,
    page: expect.stringContaining('Your access is suspended'),
  })

  google.change('2', { suspended: false })
  await sync()
  await expect(refresh(first)).rejects.toMatchObject({ error: 'invalid_grant' })
  const second = await signIn()
  expect((await refresh(second))?.access_token).toEqual(expect.any(String))
})
