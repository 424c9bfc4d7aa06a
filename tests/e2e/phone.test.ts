import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { contacts, files, leads, listings, people, recordNotes } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { awaken } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { noFinding } from './support/no-finding.ts'
import { keptForOffline, PHONE } from './support/phone.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** References of leads are numbers: a document whose reference is none becomes no row. */
let made = 910_000

test('A note written without a network waits on the phone, also after a reload, and is sent once when the network is back', async () => {
  const id = await leadOfSara()
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`, PHONE)
  await keptForOffline(sara)
  await openPanel(sara)
  await sara.context().setOffline(true)
  await writeNote(sara, 'Keys are with the guard 🔑')
  const waiting = sara.getByRole('list', { name: 'Not sent yet' })
  await waiting.getByText('waits for the network').waitFor()
  await noFinding(sara, '[role="dialog"]')
  await sara.reload()
  await sara.getByText('1 thing waits for the network').waitFor()
  await noFinding(sara, 'details')
  expect(await notesOf(id)).toEqual([])
  await openPanel(sara)
  await waiting.getByText('Keys are with the guard 🔑').waitFor()
  await sara.context().setOffline(false)
  await waiting.waitFor({ state: 'detached' })
  await lineOf(sara, 'Keys are with the guard 🔑').waitFor()
  expect(await notesOf(id)).toEqual([['Keys are with the guard 🔑']])
})

test('Whoever signs in next on the same phone neither sees what the first one wrote, nor sends it', async () => {
  const id = await leadOfSara()
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`, PHONE)
  await openPanel(sara)
  await sara.context().setOffline(true)
  await writeNote(sara, 'For Sara alone')
  await sara.getByText('waits for the network').first().waitFor()
  await sara.context().clearCookies()
  await sara.context().setOffline(false)
  // A page that is open asks for its data: of a session that is gone it hears only that it has ended.
  for (const page of ['/sign-in?reason=ended', '/desk']) {
    await sara.goto(page)
    await sara.getByRole('alert').filter({ hasText: 'a note' }).waitFor()
  }
  await sara.locator('a[href^="/auth/start"]').click()
  await sara.getByRole('button', { name: 'Layla Nasser' }).click()
  await sara.getByRole('status').getByText('Live').first().waitFor({ state: 'attached' })
  await waitFor(async () => {
    const kept = await sara.evaluate<string[]>(
      'indexedDB.databases().then((all) => all.map(({ name }) => name))',
    )
    return !kept.some((name) => name.endsWith(':outbox'))
  })
  await sara.goto(`/leads/${id}`)
  await openPanel(sara)
  expect(await sara.getByText('For Sara alone').count()).toBe(0)
  expect(await notesOf(id)).toEqual([])
})

test('A call begun from the phone is logged by one press, without a network too, and stops the clock of the answer', async () => {
  const id = await leadOfSara()
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`, PHONE)
  await keptForOffline(sara)
  await sara.context().setOffline(true)
  // What the telephone does with the number is its own.
  await sara.getByRole('link', { name: /^Call / }).evaluate((link) => {
    link.addEventListener('click', (event) => event.preventDefault())
  })
  await sara.getByRole('link', { name: /^Call / }).tap()
  const offer = sara.getByRole('region', { name: 'Log the call' })
  await offer.getByLabel('In your words').fill('Wants to see it on Friday 🌊')
  await noFinding(sara, 'section[aria-label="Log the call"]')
  await offer.getByRole('button', { name: 'Reached', exact: true }).tap()
  await offer.waitFor({ state: 'detached' })
  await sara.getByText('1 thing waits for the network').waitFor()
  await sara.context().setOffline(false)
  await openPanel(sara)
  await lineOf(sara, 'Sara Haddad called and reached them').waitFor()
  await lineOf(sara, 'Wants to see it on Friday 🌊').waitFor()
  await waitFor(async () => {
    const { db } = workspace.database
    const [lead] = await db.select().from(leads).where(eq(leads.id, id))
    return lead?.firstContactedAt != null
  })
})

test('A cold start without a network shows the own leads, whom to ring and what was said, though none was opened', async () => {
  const id = await leadOfSara('Zubaida of the pocket')
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const note = { authorId: sara?.id ?? '', parts: ['Ring after Maghrib 🌙'] }
  await db.insert(recordNotes).values({ ...note, leadId: id })
  const first = await workspace.signIn('Sara Haddad', '/desk', PHONE)
  const isKept = (page: Page) =>
    page.evaluate<boolean>(
      `caches.match(new URL('/offline', location.href).href, { ignoreVary: true }).then((kept) => kept !== undefined)`,
    )
  await waitFor(() => isKept(first))
  const context = first.context()
  await first.close()
  await context.setOffline(true)
  const page = awaken(await context.newPage())
  await page.goto(`/leads/${id}`)
  await page.getByRole('link', { name: 'Taken along' }).click()
  await page.getByRole('heading', { name: 'Taken along' }).waitFor()
  await page.getByRole('searchbox', { name: 'Find by name' }).fill('zubaida of')
  await page.getByText('Ring after Maghrib 🌙').waitFor()
  expect(await page.getByRole('link', { name: /^Call / }).getAttribute('href')).toMatch(/^tel:\+/)
  await noFinding(page, 'main')
})

test('A photo taken on the phone without a network arrives on a colleague’s screen when there is one', async () => {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const [listing] = await db
    .select()
    .from(listings)
    .where(eq(listings.agentId, sara?.id ?? ''))
    .limit(1)
  const path = `/listings/${listing?.id}`
  const phone = await workspace.signIn('Sara Haddad', path, PHONE)
  const layla = await workspace.signIn('Layla Nasser', path)
  await phone.context().setOffline(true)
  const [chooser] = await Promise.all([
    phone.waitForEvent('filechooser'),
    phone.getByText('Take a photo').tap(),
  ])
  expect(await chooser.element().getAttribute('capture')).toBe('environment')
  const name = `IMG_${made}.jpg`
  const picture = { width: 640, height: 480, channels: 3 as const, background: '#27a' }
  const buffer = await sharp({ create: picture }).jpeg().toBuffer()
  await chooser.setFiles({ name, mimeType: 'image/jpeg', buffer })
  await phone.getByText('No connection: it goes on by itself').first().waitFor()
  await phone.context().setOffline(false)
  const file = await waitFor(async () => {
    const rows = await db.select().from(files).where(eq(files.name, name))
    return rows[0]
  })
  await layla.locator(`img[src*="${file.id}"]`).first().waitFor()
})

test('What is typed of a call is there after a reload, and a call from what was taken along is logged without a network', async () => {
  const id = await leadOfSara('Zahra of the lift')
  const sara = await workspace.signIn('Sara Haddad', '/offline', PHONE)
  await keptForOffline(sara)
  await sara.context().setOffline(true)
  await sara.getByRole('searchbox', { name: 'Find by name' }).fill('zahra of the')
  await ring(sara)
  const offer = sara.getByRole('region', { name: 'Log the call' })
  await offer.getByLabel('In your words').fill('Rings back from the lift')
  await sara.reload()
  await sara.getByRole('searchbox', { name: 'Find by name' }).fill('zahra of the')
  const words = offer.getByLabel('In your words')
  await waitFor(async () => (await words.inputValue()) === 'Rings back from the lift')
  await noFinding(sara, 'main')
  await offer.getByRole('button', { name: 'Not reached', exact: true }).tap()
  await sara.getByText('1 thing waits for the network').waitFor()
  await sara.context().setOffline(false)
  await waitFor(async () => (await notesOf(id)).length === 1)
  expect(await notesOf(id)).toEqual([['Rings back from the lift']])
})

test('A call to a contact is logged on the open lead that it was about, and answers that', async () => {
  const { db } = workspace.database
  const contactId = randomUUID()
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const whose = { ownerId: sara?.id, teamId: sara?.teamId }
  const phone = '+971501119988'
  await db.insert(contacts).values({ id: contactId, name: 'Hind', phone, ...whose })
  const [first, second] = [await leadOfSara('Hind'), await leadOfSara('Hind')]
  for (const id of [first, second])
    await db.update(leads).set({ contactId }).where(eq(leads.id, id))
  const page = await workspace.signIn('Sara Haddad', `/contacts/${contactId}`, PHONE)
  await ring(page)
  const offer = page.getByRole('region', { name: 'Log the call' })
  const reached = offer.getByRole('button', { name: 'Reached', exact: true })
  expect(await reached.isDisabled()).toBe(true)
  await offer.getByRole('combobox', { name: 'About' }).selectOption(first)
  await noFinding(page, 'section[aria-label="Log the call"]')
  await reached.tap()
  await waitFor(async () => {
    const [lead] = await db.select().from(leads).where(eq(leads.id, first))
    return lead?.firstContactedAt != null
  })
  expect([await notesOf(first), await notesOf(second)]).toEqual([[[]], []])
})

/** Presses the number; what the telephone does with it is its own. */
async function ring(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: /^Call / })
  await link.evaluate((one) => {
    one.addEventListener('click', (event) => event.preventDefault())
  })
  await link.tap()
}

// Last: the language stays the person's.
test('Whose session has ended meanwhile is asked to sign in, and nothing is lost; in Arabic', async () => {
  const id = await leadOfSara()
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`, PHONE)
  await sara.getByRole('button', { name: 'More', exact: true }).tap()
  await chooseLanguage(sara, 'العربية')
  await sara.goto(`/leads/${id}`)
  await openPanel(sara, 'السجل والعقارات المناسبة')
  await sara.context().setOffline(true)
  await writeNote(sara, 'المفاتيح مع الحارس', { field: 'ملاحظة للزملاء', add: 'إضافة الملاحظة' })
  await sara.getByText('بانتظار الشبكة').first().waitFor()
  await noFinding(sara, '[role="dialog"]')
  await sara.context().clearCookies()
  await sara.context().setOffline(false)
  await sara.goto(`/leads/${id}`)
  await sara
    .getByRole('alert')
    .getByText(/note|ملاحظة/)
    .waitFor()
  await sara.locator('a[href^="/auth/start"]').click()
  await sara.getByRole('button', { name: 'Sara Haddad' }).click()
  await waitFor(async () => (await notesOf(id)).length === 1)
  expect(await notesOf(id)).toEqual([['المفاتيح مع الحارس']])
})

async function openPanel(page: Page, name = 'Timeline and matches'): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog', { name }).waitFor()
}

async function writeNote(
  page: Page,
  text: string,
  { field = 'Note to colleagues', add = 'Add note' } = {},
): Promise<void> {
  await page.getByRole('textbox', { name: field }).fill(text)
  await page.getByRole('button', { name: add }).click()
}

/** A line of the timeline that says so. */
function lineOf(page: Page, text: string) {
  return page.getByRole('listitem').filter({ hasText: text })
}

async function notesOf(leadId: string) {
  const rows = await workspace.database.db
    .select()
    .from(recordNotes)
    .where(eq(recordNotes.leadId, leadId))
  return rows.map(({ parts }) => parts)
}

async function leadOfSara(name = 'Amina'): Promise<string> {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const id = randomUUID()
  const whose = { ownerId: sara?.id, teamId: sara?.teamId }
  const reference = `L-${(made += 1)}`
  await db
    .insert(leads)
    .values({ id, reference, stage: 'new', name, phone: '+971501112233', ...whose })
  return id
}
