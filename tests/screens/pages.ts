import type { Page } from 'playwright-core'
import type { Language } from '#domain/language.ts'
import { adminWords } from '#words/admin.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { historyWords } from '#words/history.ts'
import { importWords } from '#words/imports.ts'
import { listingWords } from '#words/listing.ts'
import { webhookWords } from '#words/webhooks.ts'
import type { DemoPerson } from '../e2e/support/sign-in.ts'

export type ScreenPage = {
  name: string
  /** Nobody: the page is for whoever has not signed in. */
  as: DemoPerson | null
  path: string
  /** What has to be there before the picture is taken, and what is to be done until it is. */
  ready: (page: Page, language: Language) => Promise<unknown>
}

const SARA = 'Sara Haddad'
const LAYLA = 'Layla Nasser'
const ADAM = 'Adam Fischer'

/** The pages that need nothing but the demo data. */
export const PAGES: readonly ScreenPage[] = [
  { name: 'sign-in', as: null, path: '/sign-in', ready: (page) => heading(page) },
  {
    name: 'identity-provider',
    as: null,
    path: '/auth/start',
    ready: (page) => page.getByRole('button', { name: SARA }).waitFor(),
  },
  { name: 'desk', as: SARA, path: '/desk', ready: (page) => heading(page) },
  { name: 'inbox', as: SARA, path: '/inbox?box=all', ready: (page) => heading(page) },
  { name: 'leads', as: SARA, path: '/leads', ready: rows },
  { name: 'lead', as: SARA, path: '/leads', ready: (page) => firstRecord(page, 'leads') },
  { name: 'listings', as: SARA, path: '/listings', ready: rows },
  { name: 'listing', as: SARA, path: '/listings', ready: (page) => firstRecord(page, 'listings') },
  { name: 'properties', as: SARA, path: '/properties', ready: rows },
  { name: 'property', as: SARA, path: '/properties?sort=building', ready: firstProperty },
  { name: 'history', as: SARA, path: '/leads', ready: openHistory },
  { name: 'calls', as: SARA, path: '/calls', ready: rows },
  { name: 'contacts', as: SARA, path: '/contacts', ready: rows },
  { name: 'contact', as: SARA, path: '/contacts', ready: (page) => firstRecord(page, 'contacts') },
  { name: 'contacts-merge', as: LAYLA, path: '/contacts', ready: mergeTwo },
  {
    name: 'contacts-duplicates',
    as: LAYLA,
    path: '/contacts/duplicates',
    ready: (page) => heading(page),
  },
  { name: 'enquiries', as: LAYLA, path: '/enquiries', ready: rows },
  {
    name: 'enquiry',
    as: LAYLA,
    path: '/enquiries',
    ready: (page) => firstOf(page, '/enquiries'),
  },
  { name: 'viewings', as: SARA, path: '/viewings', ready: (page) => heading(page) },
  {
    name: 'viewings-calendar',
    as: LAYLA,
    path: '/viewings/calendar?as=day',
    ready: (page) => heading(page),
  },
  { name: 'offline', as: SARA, path: '/offline', ready: (page) => heading(page) },
  { name: 'share', as: SARA, path: '/share', ready: (page) => heading(page) },
  { name: 'tasks', as: SARA, path: '/tasks', ready: rows },
  { name: 'board', as: LAYLA, path: '/board', ready: cards },
  { name: 'wall', as: LAYLA, path: '/wall', ready: (page) => heading(page) },
  { name: 'world', as: LAYLA, path: '/world', ready: (page) => heading(page) },
  { name: 'world-unmet', as: LAYLA, path: '/world/unmet', ready: (page) => heading(page) },
  { name: 'ask', as: LAYLA, path: '/ask', ready: (page) => heading(page) },
  { name: 'numbers', as: LAYLA, path: '/numbers', ready: (page) => heading(page) },
  { name: 'coaching', as: LAYLA, path: '/numbers/coaching', ready: (page) => heading(page) },
  { name: 'admin-portals', as: ADAM, path: '/admin/portals', ready: (page) => heading(page) },
  {
    name: 'listing-portals',
    as: LAYLA,
    path: '/listings?status=available',
    ready: portalsOfListing,
  },
  { name: 'admin-people', as: ADAM, path: '/admin/people', ready: rows },
  { name: 'admin-person', as: ADAM, path: '/admin/people', ready: firstPerson },
  { name: 'sessions', as: SARA, path: '/account/sessions', ready: (page) => heading(page) },
  { name: 'calendar', as: SARA, path: '/account/calendar', ready: (page) => heading(page) },
  { name: 'programs', as: SARA, path: '/account/programs', ready: (page) => heading(page) },
  { name: 'developers', as: SARA, path: '/developers', ready: (page) => heading(page) },
  {
    name: 'developers-noun',
    as: SARA,
    path: '/developers?noun=Leads',
    ready: (page) => heading(page),
  },
  { name: 'admin-clients', as: ADAM, path: '/admin/clients', ready: (page) => heading(page) },
  { name: 'sandboxes', as: SARA, path: '/developers/sandboxes', ready: (page) => heading(page) },
  { name: 'admin-webhooks', as: ADAM, path: '/admin/webhooks', ready: (page) => heading(page) },
  { name: 'admin-webhook-new', as: ADAM, path: '/admin/webhooks', ready: newWebhook },
  { name: 'admin-webhook', as: ADAM, path: '/admin/webhooks', ready: makeWebhook },
  { name: 'admin-directory', as: ADAM, path: '/admin/directory', ready: (page) => heading(page) },
  { name: 'admin-import', as: ADAM, path: '/admin/import', ready: (page) => heading(page) },
  { name: 'admin-import-one', as: ADAM, path: '/admin/import', ready: importFile },
  { name: 'admin-jobs', as: ADAM, path: '/admin/jobs', ready: (page) => heading(page) },
  { name: 'admin-doors', as: ADAM, path: '/admin/doors', ready: openForm },
  { name: 'admin-door-new', as: ADAM, path: '/admin/doors', ready: newDoor },
  { name: 'admin-audit', as: ADAM, path: '/admin/audit', ready: rows },
  { name: 'question', as: LAYLA, path: '/board', ready: askQuestion },
  { name: 'palette', as: SARA, path: '/desk', ready: openPalette },
  { name: 'bulk', as: LAYLA, path: '/leads', ready: chooseSome },
  { name: 'search', as: SARA, path: '/search?q=marina', ready: (page) => heading(page) },
  { name: 'notifications', as: SARA, path: '/notifications', ready: (page) => heading(page) },
  {
    name: 'notification-rules',
    as: SARA,
    path: '/account/notifications',
    ready: (page) => heading(page),
  },
  { name: 'admin-house', as: ADAM, path: '/admin/house', ready: (page) => heading(page) },
  { name: 'admin-lists', as: ADAM, path: '/admin/lists/source', ready: (page) => heading(page) },
  {
    name: 'admin-notifications',
    as: ADAM,
    path: '/admin/notifications',
    ready: (page) => heading(page),
  },
  { name: 'problem', as: SARA, path: '/leads/none-such', ready: (page) => heading(page) },
]

function heading(page: Page) {
  return page.getByRole('heading').first().waitFor()
}

function rows(page: Page) {
  return page.getByRole('row').nth(3).waitFor()
}

function cards(page: Page) {
  return page.getByRole('article').first().waitFor()
}

async function firstPerson(page: Page, language: Language) {
  const { sessionsOf } = adminWords(language).people
  await page.getByRole('link', { name: sessionsOf(ADAM) }).click()
  await page.waitForURL(/\/admin\/people\/./)
  await heading(page)
}

async function chooseSome(page: Page) {
  await rows(page)
  for (const at of [1, 2]) await page.getByRole('row').nth(at).getByRole('checkbox').check()
}

async function mergeTwo(page: Page) {
  await rows(page)
  for (const row of [1, 2])
    await page.getByRole('row').nth(row).getByRole('checkbox').first().check()
  await page.locator('a[href*="/merge/"]').click()
  await page.waitForURL('**/merge/*')
  await page.getByRole('table').waitFor()
}

async function firstOf(page: Page, list: string) {
  await page.locator(`main a[href^="${list}/"]`).first().click()
  await page.waitForURL(`**${list}/*`)
  await heading(page)
}

async function newWebhook(page: Page, language: Language) {
  await page.getByRole('button', { name: webhookWords(language).make }).click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
}

async function newDoor(page: Page, language: Language) {
  await page.getByRole('button', { name: arrivalWords(language).doors.open }).click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
}

/** A way in for a site, with what the site takes over. */
async function openForm(page: Page, language: Language) {
  const { doors } = arrivalWords(language)
  await newDoor(page, language)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(doors.name).fill('www.house.example')
  await dialog.getByRole('button', { name: doors.save }).click()
  await page.getByText(doors.embed).first().click()
}

/** One at an address where nobody answers. */
async function makeWebhook(page: Page, language: Language) {
  const words = webhookWords(language)
  await newWebhook(page, language)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.url).fill('https://hooks.house.example/pace')
  await dialog.getByLabel(words.description).fill('The website’s copy')
  await dialog.getByLabel(words.resourceNames.lead, { exact: true }).check()
  await dialog.getByLabel(words.resourceNames.listing, { exact: true }).check()
  await dialog.getByRole('button', { name: words.create }).click()
  await dialog.getByRole('button', { name: words.haveIt }).click()
  await page.waitForURL('**/admin/webhooks/*')
}

const CSV = `Name,Mobile,E-mail,Budget,Stage,Notes
Ayşe O’Brien,+971 50 123 4567,ayse@example.com,1.2m,New,"Sea view, high floor"
محمد الهاشمي,٠٥٠١٢٣٤٥٦٨,m@example.com,950000,Contacted,يفضّل المارينا
Nobody,,,,,
`

async function importFile(page: Page, language: Language) {
  const words = importWords(language)
  const file = { name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }
  await page.getByLabel(words.file).setInputFiles(file)
  await page.getByRole('button', { name: words.upload }).click()
  await page.waitForURL('**/admin/import/*')
  await page.getByText(words.columns).first().waitFor()
}

async function portalsOfListing(page: Page, language: Language) {
  await firstRecord(page, 'listings')
  await page
    .getByRole('heading', { name: listingWords(language).portals.title })
    .scrollIntoViewIfNeeded()
}

async function firstRecord(page: Page, noun: string) {
  await rows(page)
  await page.locator(`[role="row"] a[href^="/${noun}/"]`).first().click()
  await page.locator('.ProseMirror').first().waitFor()
}

async function firstProperty(page: Page) {
  await rows(page)
  await page.locator('[role="row"] a[href^="/properties/"]').first().click()
  await page.waitForURL('**/properties/*')
}

async function openHistory(page: Page, language: Language) {
  const words = historyWords(language)
  await firstRecord(page, 'leads')
  await page.getByRole('button', { name: words.title }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.asNow }).click()
  await page.getByRole('dialog').getByRole('definition').first().waitFor()
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
