import type { Page } from 'playwright-core'
import type { DemoPerson } from '../e2e/support/sign-in.ts'

export type ScreenPage = {
  name: string
  /** Nobody: the page is for whoever has not signed in. */
  as: DemoPerson | null
  path: string
  /** What has to be there before the picture is taken, and what is to be done until it is. */
  ready: (page: Page) => Promise<unknown>
}

const SARA = 'Sara Haddad'
const LAYLA = 'Layla Nasser'
const ADAM = 'Adam Fischer'

/** The pages that need nothing but the demo data. */
export const PAGES: readonly ScreenPage[] = [
  { name: 'sign-in', as: null, path: '/sign-in', ready: (page) => link(page, 'Sign in') },
  {
    name: 'identity-provider',
    as: null,
    path: '/auth/start',
    ready: (page) => page.getByRole('button', { name: SARA }).waitFor(),
  },
  { name: 'desk', as: SARA, path: '/desk', ready: (page) => heading(page) },
  { name: 'leads', as: SARA, path: '/leads', ready: rows },
  { name: 'lead', as: SARA, path: '/leads', ready: (page) => firstRecord(page, 'leads') },
  { name: 'listings', as: SARA, path: '/listings', ready: rows },
  { name: 'listing', as: SARA, path: '/listings', ready: (page) => firstRecord(page, 'listings') },
  { name: 'history', as: SARA, path: '/leads', ready: openHistory },
  { name: 'calls', as: SARA, path: '/calls', ready: rows },
  { name: 'viewings', as: SARA, path: '/viewings', ready: (page) => heading(page) },
  { name: 'board', as: LAYLA, path: '/board', ready: cards },
  { name: 'wall', as: LAYLA, path: '/wall', ready: (page) => heading(page) },
  { name: 'admin-people', as: ADAM, path: '/admin/people', ready: (page) => heading(page) },
  { name: 'admin-person', as: ADAM, path: '/admin/people', ready: firstPerson },
  { name: 'sessions', as: SARA, path: '/account/sessions', ready: (page) => heading(page) },
  { name: 'admin-clients', as: ADAM, path: '/admin/clients', ready: (page) => heading(page) },
  { name: 'admin-directory', as: ADAM, path: '/admin/directory', ready: (page) => heading(page) },
  { name: 'admin-audit', as: ADAM, path: '/admin/audit', ready: (page) => heading(page) },
  { name: 'question', as: LAYLA, path: '/board', ready: askQuestion },
  { name: 'palette', as: SARA, path: '/desk', ready: openPalette },
  { name: 'problem', as: SARA, path: '/leads/none-such', ready: (page) => heading(page) },
]

function heading(page: Page) {
  return page.getByRole('heading').first().waitFor()
}

function link(page: Page, name: string) {
  return page.getByRole('link', { name }).waitFor()
}

function rows(page: Page) {
  return page.getByRole('row').nth(3).waitFor()
}

function cards(page: Page) {
  return page.getByRole('article').first().waitFor()
}

async function firstPerson(page: Page) {
  await page.getByRole('link', { name: 'Sessions of Adam Fischer' }).click()
  await page.getByRole('list', { name: 'Sessions' }).waitFor()
}

async function firstRecord(page: Page, noun: string) {
  await rows(page)
  await page.locator(`[role="row"] a[href^="/${noun}/"]`).first().click()
  await page.locator('.ProseMirror').first().waitFor()
}

async function openHistory(page: Page) {
  await firstRecord(page, 'leads')
  await page.getByRole('button', { name: 'History' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /as it is now/ })
    .click()
  await page.getByRole('dialog').getByText('Stage', { exact: true }).waitFor()
}

async function askQuestion(page: Page) {
  await cards(page)
  await page.keyboard.press('Control+j')
  await page.getByRole('dialog').getByRole('textbox').fill('How many leads are in each stage?')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('table').first().waitFor({ state: 'attached' })
}

async function openPalette(page: Page) {
  await heading(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('marina')
  await page.getByRole('option').nth(2).waitFor()
}
