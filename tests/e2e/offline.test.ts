import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { restorePerson, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { awaken } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const BY = { actor: 'service:test' }

test('[B6] Signing out leaves no copy of a record in the browser', async () => {
  const sara = await openLead('Sara Haddad')
  await waitFor(async () => (await copies(sara)).length > 0)
  await sara.getByRole('button', { name: /sign out: Sara Haddad/ }).click()
  await sara.getByRole('menuitem', { name: 'Sign out' }).click()
  await sara.getByText('You are signed out.').waitFor()
  await waitFor(async () => (await copies(sara)).length === 0)
})

test('[B6] A suspended person’s browser keeps no copy', async () => {
  const { database } = workspace
  const sara = await openLead('Sara Haddad')
  await waitFor(async () => (await copies(sara)).length > 0)
  const personId = await idOf('sara.haddad@pace.demo')
  onTestFinished(() => restorePerson(database.db, { personId, by: BY }).then(() => undefined))
  await suspendPerson(database.db, { personId, by: BY })
  await sara.getByText('Your account has been suspended').waitFor()
  await waitFor(async () => (await copies(sara)).length === 0)
})

test('[B6] Whoever signs in next in the same browser finds nothing of the person before', async () => {
  const page = await openLead('Sara Haddad')
  const sara = await idOf('sara.haddad@pace.demo')
  await waitFor(async () => (await copies(page)).some((name) => name.includes(sara)))
  await waitFor(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/desk')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Layla Nasser' }).click()
  await page.getByRole('status').getByText('Live').first().waitFor()
  await waitFor(async () => !(await copies(page)).some((name) => name.includes(sara)))
  await waitFor(async () => {
    const kept = await page.evaluate<string[]>('caches.keys()')
    return !kept.some((name) => name.includes(sara))
  })
})

test('[B6] What is not stored is named before signing out takes it away', async () => {
  const sara = await openLead('Sara Haddad')
  await waitFor(() => sara.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  await sara.context().setOffline(true)
  await sara.getByRole('status').getByText('Offline').first().waitFor()
  await sara.getByLabel('Bedrooms').first().fill('6')
  await sara.getByRole('status').getByText('Offline, kept here').first().waitFor()
  await sara.getByRole('button', { name: /sign out: Sara Haddad/ }).click()
  await sara.getByRole('menuitem', { name: 'Sign out' }).click()
  const dialog = sara.getByRole('dialog', { name: 'Sign out before all is stored?' })
  await dialog.getByText(/lead L-\d+ \(bedrooms\)/).waitFor()
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await sara.context().setOffline(false)
  await sara.getByRole('status').getByText('Saved').first().waitFor()
})

test('[B6] Signing out in one tab takes what the other shows off the screen', async () => {
  const sara = await openLead('Sara Haddad')
  const other = awaken(await sara.context().newPage())
  await other.goto(sara.url())
  await other.getByRole('status').getByText('Saved').first().waitFor()
  await sara.getByRole('button', { name: /sign out: Sara Haddad/ }).click()
  await sara.getByRole('menuitem', { name: 'Sign out' }).click()
  await other.getByText(/You are signed out|Your session has ended/).waitFor()
  expect(await other.getByRole('textbox').count()).toBe(0)
  await waitFor(async () => (await copies(other)).length === 0)
})

test('[C10] [L13] Nobody is said to be here while there is no network', async () => {
  const sara = await openLead('Sara Haddad')
  await workspace.signIn('Layla Nasser', new URL(sara.url()).pathname)
  const others = sara.getByRole('group', { name: /Also here: .*Layla Nasser/ })
  await others.waitFor()
  await sara.context().setOffline(true)
  await sara.getByRole('status').getByText('Offline').first().waitFor()
  expect(await others.count()).toBe(0)
  await sara.context().setOffline(false)
  await others.waitFor()
})

test('[C10] Without a network visited pages open, others say why not, and one may look around meanwhile', async () => {
  const sara = await workspace.signIn('Sara Haddad', '/desk')
  await waitFor(() => sara.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  await sara.getByRole('link', { name: 'Leads' }).first().click()
  await sara.getByRole('row').nth(3).waitFor()
  for (const path of ['/desk', '/leads']) await waitFor(() => isKept(sara, path))
  await sara.context().setOffline(true)
  await sara.getByRole('status').getByText('Offline').first().waitFor()
  await sara.getByRole('link', { name: 'Listings' }).first().click()
  await sara.getByRole('heading', { name: 'This page is not available offline' }).waitFor()
  await sara.getByRole('link', { name: 'Leads' }).first().click()
  await sara.getByRole('row').nth(3).waitFor()
  const failed = sara.waitForEvent('requestfailed', (asked) => asked.url().includes('/views.data'))
  await sara.reload()
  await sara.getByRole('row').nth(3).waitFor()
  await sara.evaluate('window.isSame = true')
  // What a page asks beside itself may fail: the page stays.
  await failed
  await sara.getByRole('searchbox').first().fill('Marina')
  expect(await sara.evaluate('window.isSame')).toBe(true)
  await sara.goto('/viewings')
  await sara.getByRole('heading', { name: 'This page is not available offline' }).waitFor()
  await sara.context().setOffline(false)
  // By itself.
  await sara.getByRole('heading', { name: 'Viewings' }).first().waitFor()
})

test('[C10] What is shown to administrators and of one’s sessions is never kept', async () => {
  const adam = await workspace.signIn('Adam Fischer', '/admin/people')
  await waitFor(() => adam.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  await adam.getByRole('link', { name: 'Leads' }).first().click()
  await waitFor(() => isKept(adam, '/leads'))
  for (const path of ['/admin/people', '/account/sessions']) await adam.goto(path)
  await adam.goto('/leads')
  for (const path of ['/admin/people', '/account/sessions'])
    expect(await isKept(adam, path)).toBe(false)
})

test('[C10] A newer worker waits while a page is looked at, and has what it needs once all are shut', async () => {
  const sara = await workspace.signIn('Sara Haddad', '/desk')
  await waitFor(() => sara.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  const first = await workerOf(sara)
  await chooseLanguage(sara, 'العربية')
  await waitFor(() =>
    sara.evaluate<boolean>(
      'navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)',
    ),
  )
  await sara.goto('/leads')
  expect(await workerOf(sara)).toBe(first)
  // What it keeps is shown already, in the language that is read now.
  await waitFor(() => isKept(sara, '/leads'))
  await sara.context().setOffline(true)
  await sara.goto('/listings')
  await sara.getByRole('heading', { name: 'هذه الصفحة غير متاحة دون اتصال' }).waitFor()
  await sara.goto('/leads')
  await sara.getByRole('row').nth(3).waitFor()
  await sara.context().setOffline(false)
  const next = await sara.context().newPage()
  const workers = () => sara.context().serviceWorkers()
  await sara.close()
  // The older one goes once it has kept what it answered last: a page that comes before is its own, and it stays.
  await waitFor(() => workers().every((worker) => worker.url() !== first))
  await waitFor(async () => {
    await next.goto('about:blank')
    await next.goto('/leads')
    return (await workerOf(next)).endsWith('language=ar')
  })
})

/** The first of this person's leads, open and live. */
async function openLead(name: 'Sara Haddad'): Promise<Page> {
  const [lead] = await workspace.database.sql`select l.id from leads l
    join people p on p.id = l.owner_id where p.name = ${name} order by l.reference limit 1`
  const page = await workspace.signIn(name, `/leads/${lead?.['id']}`)
  await page.getByRole('status').getByText('Saved').first().waitFor()
  return page
}

async function idOf(email: string): Promise<string> {
  const [person] = await workspace.database.sql`select id from people where email = ${email}`
  return person?.['id']
}

function isKept(page: Page, path: string): Promise<boolean> {
  return page.evaluate<boolean>(
    `caches.match(new URL('${path}', location.href).href, { ignoreVary: true }).then((kept) => kept !== undefined)`,
  )
}

/** The address of the worker that answers for this page. */
function workerOf(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.serviceWorker.controller?.scriptURL ?? ""')
}

/** The names of the databases that hold records. */
function copies(page: Page): Promise<string[]> {
  return page.evaluate(
    `indexedDB.databases().then((all) => all.map(({ name }) => name).filter((name) => name.startsWith('pace:')))`,
  )
}
