import { expect, test } from 'vitest'
import { AUDIENCE } from '#domain/access/token.ts'
import { issueToken } from './support/machine-client.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace({}, { sandboxes: true })

test('Somebody makes a sandbox, works in it with its token, and removes it; a token holds on its own side alone', async () => {
  const { signIn, pace } = workspace
  const page = await signIn('Sara Haddad', '/developers/sandboxes')
  await page.getByRole('button', { name: 'New sandbox' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('My integration')
  await page.getByRole('button', { name: 'Make', exact: true }).click()
  const dialog = page.getByRole('dialog').filter({ hasText: 'is ready' })
  // A Postgres and four services of its own.
  await dialog.waitFor({ timeout: 240_000 })
  const [id = '', secret = ''] = await dialog.locator('dd code').allInnerTexts()
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  const item = page.getByRole('listitem').filter({ hasText: id })
  const url = await item.locator('dd code').first().innerText()
  const granted = await fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: AUDIENCE.api,
      scope: 'leads:read',
    }),
  })
  const { access_token: test } = await granted.json()
  const live = await issueToken(workspace, { scope: 'leads:read', resource: AUDIENCE.api })
  const read = (base: string, token: string) =>
    fetch(`${base}/api/v1/leads?limit=1`, { headers: { authorization: `Bearer ${token}` } })
  expect((await read(url, test)).status).toBe(200)
  expect((await read(pace.urls.APP_URL, live)).status).toBe(200)
  for (const [base, token, issuer] of [
    [url, live, url],
    [pace.urls.APP_URL, test, pace.urls.AUTH_URL],
  ] as const) {
    const refused = await read(base, token)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({
      code: 'unauthenticated',
      detail: expect.stringContaining(`${issuer}/token`),
    })
  }
  await item.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await item.waitFor({ state: 'detached' })
  await expect(fetch(`${url}/jwks`)).rejects.toThrow()
})
