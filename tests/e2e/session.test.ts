import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listPageRoutes } from '#tests/support/page-inventory.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('[bar 6] [W14] People see where they are signed in and end a session there', async () => {
  const { signIn } = workspace
  const other = await signIn('Sara Haddad', '/desk')
  await other.getByRole('status').getByText('Live').first().waitFor()
  const here = await signIn('Sara Haddad', '/desk')
  await here.getByRole('button', { name: /sign out: Sara Haddad/ }).click()
  await here.getByRole('menuitem', { name: 'Where you are signed in' }).click()
  const sessions = here.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await waitFor(async () => (await sessions.count()) === 2)
  expect(await sessions.filter({ hasText: 'This browser' }).count()).toBe(1)
  await sessions.getByRole('button', { name: /^End the session/ }).click()
  await waitFor(async () => (await sessions.count()) === 1)
  await other.getByRole('status').getByText('Closed').first().waitFor()
  await other.goto('/leads')
  expect(new URL(other.url()).pathname).toBe('/sign-in')
  await here.reload()
  await sessions.filter({ hasText: 'This browser' }).waitFor()
})

test('[bar 6] [W14] An admin finds anybody’s sessions from the people page and ends them', async () => {
  const { signIn } = workspace
  const omar = await signIn('Omar Khan', '/desk')
  await omar.getByRole('status').getByText('Live').first().waitFor()
  const admin = await signIn('Adam Fischer', '/admin/people')
  await admin.getByRole('link', { name: 'Sessions of Omar Khan' }).click()
  await admin.getByRole('list', { name: 'Sessions' }).getByRole('listitem').first().waitFor()
  await admin.getByRole('button', { name: 'End all' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'End all' }).click()
  await admin.getByText('Signed in nowhere').waitFor()
  await omar.getByRole('status').getByText('Closed').first().waitFor()
  await omar.goto('/leads')
  expect(new URL(omar.url()).pathname).toBe('/sign-in')
})

test('[bar 6] Nobody but an admin sees the sessions of others', async () => {
  const { signIn, database } = workspace
  const [person] = await database.sql`select id from people where email = 'omar.khan@pace.demo'`
  const sara = await signIn('Sara Haddad', '/desk')
  const answer = await sara.goto(`/admin/people/${person?.['id']}`)
  expect(answer?.status()).toBe(403)
})

test('[bar 3] After signing out, Back shows nothing', async () => {
  const { signIn } = workspace
  const layla = await signIn('Layla Nasser', '/leads')
  await layla.getByRole('row').nth(3).waitFor()
  await layla.getByRole('button', { name: /sign out: Layla Nasser/ }).click()
  await layla.getByRole('menuitem', { name: 'Sign out' }).click()
  await layla.waitForURL(/\/sign-in/)
  await layla.goBack()
  await layla.waitForURL(/\/sign-in/)
  await layla.getByRole('link', { name: 'Sign in' }).waitFor()
  expect(await layla.getByRole('row').count()).toBe(0)
})

test('[bar 8] No page breaks its own policy, and [bar 2] none leaves a token in the browser', async () => {
  const { signIn, database } = workspace
  const page = await signIn('Adam Fischer', '/desk')
  const broken = await watchPolicy(page)
  const pages = (await listPageRoutes(database.db)).filter(({ isPage }) => isPage)
  expect(pages.length).toBeGreaterThan(12)
  for (const { path } of pages) {
    await page.goto(path)
    await page.getByRole('heading').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    expect(await storedValues(page), path).not.toMatch(/eyJ[\w-]{8,}\.eyJ/)
  }
  expect(broken).toEqual([])
})

test('[bar 32] An admin changes a client’s secret and sees the new one once', async () => {
  const { signIn, database } = workspace
  await database.sql`insert into api_clients (id, name, scopes, secret_hash, created_by)
    values ('crm', 'Old CRM', '{leads:read}', 'x', 'service:test')`
  const admin = await signIn('Adam Fischer', '/admin/clients')
  const row = admin.getByRole('listitem').filter({ hasText: 'Old CRM' })
  await row.getByRole('button', { name: 'New secret' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'New secret' }).click()
  await admin.getByRole('dialog', { name: 'Old CRM has a new secret' }).waitFor()
  await admin.getByRole('button', { name: 'I have copied it' }).click()
  await row.getByText('Two secrets').waitFor()
  await admin.reload()
  await row.getByText('Two secrets').waitFor()
  expect(await admin.getByRole('dialog').count()).toBe(0)
})

/** What the browser itself reports as forbidden by a page's policy, and scripts that fail. */
async function watchPolicy(page: Page): Promise<string[]> {
  const broken: string[] = []
  await page.exposeFunction('tellViolation', (what: string) => broken.push(what))
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    tellViolation(location.pathname + ': ' + event.violatedDirective + ' ' + event.blockedURI))`)
  page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text())
  })
  return broken
}

/** Everything that scripts can read again: storage, and cookies that are not HttpOnly. */
function storedValues(page: Page): Promise<string> {
  return page.evaluate(
    'JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])',
  )
}
