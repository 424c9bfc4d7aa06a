import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Locator, Page } from 'playwright-core'
import { waitFor } from '#tests/support/wait-for.ts'
import { expect, test } from 'vitest'
import { communications, leads, listings, people, viewings } from '#db/pace/schema.ts'
import { boardWords } from '#words/board.ts'
import { bookingWords } from '#words/booking.ts'
import { addWriter } from './support/add-writer.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { faults } from './support/faults.ts'
import { PHONE } from './support/phone.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** Days far from all that the demo has. */
const [FROM_BOARD, FROM_MESSAGE] = ['2031-05-06', '2031-05-07'] as const

test('A card of the board is booked with V, goes to its new column with the keyboard on it, and is booked again in Arabic by a thumb', async () => {
  const { sara, layla, home } = await findHouse()
  const page = await workspace.signIn('Sara Haddad', '/board')
  await page.getByRole('status').getByText('Live').first().waitFor()
  const lead = await shownLead(page, sara.id)
  await cardOf(page, lead.id).focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText(boardWords('en').bookKey).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // The window that has closed gives the keyboard back.
  await waitFor(() => cardOf(page, lead.id).evaluate((card) => card === document.activeElement))
  await page.keyboard.press('v')
  const dialog = page.getByRole('dialog', { name: bookingWords('en').title })
  expect(await dialog.getByRole('combobox', { name: 'Applicant' }).inputValue()).toBe(lead.name)
  await choose(dialog, 'Home', home.reference)
  await dialog.getByLabel('Day').fill(FROM_BOARD)
  await dialog.getByRole('button', { name: '11:00' }).click()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Book', exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByRole('region', { name: /^Viewing/ })
    .locator(`[data-card="${lead.id}"]`)
    .waitFor()
  await cardOf(page, lead.id).and(page.locator(':focus')).waitFor()
  expect(await timesOf(sara.id, FROM_BOARD)).toEqual(['11:00'])

  const words = bookingWords('ar')
  const phone = await arabicPhone('/board')
  await phone.getByRole('button', { name: boardWords('ar').bookFor(lead.name) }).tap()
  const window = phone.getByRole('dialog', { name: words.title })
  await choose(window, words.home, home.reference)
  await window.getByLabel(words.day).fill(FROM_BOARD)
  const free = window.getByRole('group', { name: words.free })
  await free.getByRole('button', { name: '14:00' }).tap()
  expect(await free.getByRole('button', { name: '11:00' }).count()).toBe(0)
  expect(await faults(phone)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  await window.getByRole('button', { name: words.book, exact: true }).tap()
  await window.waitFor({ state: 'detached' })
  expect(await timesOf(layla.id, FROM_BOARD)).toEqual(['14:00'])
})

test('A message proposes the time and the home that it names, with its words; a colleague books from an Arabic one on a phone, where the first is taken', async () => {
  const { db } = workspace.database
  const { sara, layla, home, lead } = await findHouse()
  const address = '+971500007711'
  const body = `Can we see ${home.reference} on 7 May 2031 at 5pm?`
  const contactId = await addWriter(db, { name: 'Ines Costa', address, channel: 'whatsapp', body })
  await db.update(leads).set({ contactId }).where(eq(leads.id, lead.id))

  const page = await workspace.signIn('Sara Haddad', `/inbox/${contactId}`)
  const press = page.getByRole('button', { name: bookingWords('en').guess.press })
  await press.click()
  const dialog = page.getByRole('dialog', { name: bookingWords('en').title })
  const guessed = dialog.getByRole('region', { name: bookingWords('en').guess.title })
  await guessed.getByRole('button', { name: /17:00.*7 May 2031 at 5pm/, pressed: true }).waitFor()
  await guessed.getByText(home.reference).waitFor()
  expect(await dialog.getByRole('combobox', { name: 'Applicant' }).inputValue()).toBe(lead.name)
  expect(await dialog.getByRole('combobox', { name: 'Home' }).inputValue()).toContain(
    home.reference,
  )
  expect(await dialog.getByLabel('Day').inputValue()).toBe(FROM_MESSAGE)
  expect(await faults(page)).toEqual([])
  // Nothing is booked by a guess.
  expect(await timesOf(sara.id, FROM_MESSAGE)).toEqual([])
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await timesOf(sara.id, FROM_MESSAGE)).toEqual(['17:00'])
  await press.and(page.locator(':focus')).waitFor()

  await db.insert(communications).values({
    contactId,
    channel: 'whatsapp',
    direction: 'inbound',
    state: 'received',
    body: 'نفس الموعد ٧ مايو ٢٠٣١ الساعة ٥ العصر، أو ٧ مايو ٢٠٣١ الساعة ٦ ونص المسا؟',
    at: new Date().toISOString(),
  })
  const words = bookingWords('ar')
  const phone = await arabicPhone(`/inbox/${contactId}`)
  await phone.getByRole('button', { name: words.guess.press }).last().waitFor()
  const article = phone.getByRole('article').filter({ hasText: 'نفس الموعد' })
  await article.getByRole('button', { name: words.guess.press }).tap()
  const window = phone.getByRole('dialog', { name: words.title })
  const said = window.getByRole('region', { name: words.guess.title })
  await said.getByRole('button', { name: /17:00/ }).getByText(words.guess.standing.taken).waitFor()
  await said.getByRole('button', { name: /18:30/, pressed: true }).waitFor()
  expect(await faults(phone)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  await window.getByRole('button', { name: words.book, exact: true }).tap()
  await window.waitFor({ state: 'detached' })
  expect(await timesOf(layla.id, FROM_MESSAGE)).toEqual(['18:30'])
})

/** Layla's: her language is chosen where there is room for the menu that it stands in. */
async function arabicPhone(path: string): Promise<Page> {
  const wide = { width: 1440, height: 900 }
  const phone = await workspace.signIn('Layla Nasser', path, { ...PHONE, viewport: wide })
  await chooseLanguage(phone, 'العربية')
  await phone.setViewportSize(PHONE.viewport)
  return phone
}

/** Sara and her manager, a lead of hers that stands on, and a home of their team. */
async function findHouse() {
  const { db } = workspace.database
  const emails = ['sara.haddad@pace.demo', 'layla.nasser@pace.demo']
  const found = await db.select().from(people).where(inArray(people.email, emails))
  const [sara, layla] = emails.map((email) => found.find((person) => person.email === email))
  if (!sara?.teamId || !layla) throw new Error('They are of the demo.')
  const [home] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.teamId, sara.teamId), eq(listings.status, 'available')))
    .orderBy(asc(listings.reference))
    .limit(1)
  const [lead] = await leadsOf(sara.id)
  if (!home || !lead) throw new Error('The demo has both.')
  return { sara, layla, home, lead }
}

async function leadsOf(ownerId: string) {
  const rows = await workspace.database.db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, ownerId), inArray(leads.stage, ['contacted', 'qualified'])))
    .orderBy(asc(leads.reference))
  return rows.flatMap(({ id, name }) => (name ? [{ id, name }] : []))
}

/** One that is in sight: of a long column the rest is not drawn. */
async function shownLead(page: Page, ownerId: string) {
  const leads = (await leadsOf(ownerId)).toReversed()
  return waitFor(async () => {
    for (const lead of leads)
      if ((await page.locator(`[data-card="${lead.id}"]`).count()) > 0) return lead
    return false
  })
}

function cardOf(page: Page, leadId: string): Locator {
  return page.locator(`[data-card="${leadId}"] [role=button]`)
}

/** By typing and Enter. */
async function choose(dialog: Locator, label: string, text: string): Promise<void> {
  const box = dialog.getByRole('combobox', { name: label })
  await box.fill(text)
  const option = dialog
    .getByRole('listbox', { name: label })
    .getByRole('option', { selected: true })
    .filter({ hasText: text })
  await option.waitFor()
  await box.press('Enter')
  await option.waitFor({ state: 'detached' })
}

async function timesOf(agentId: string, day: string): Promise<string[]> {
  const rows = await workspace.database.db
    .select()
    .from(viewings)
    .where(eq(viewings.agentId, agentId))
    .orderBy(asc(viewings.startsAt))
  const clock = (instant: string) =>
    new Date(Date.parse(instant) + 4 * 3_600_000).toISOString().slice(0, 16)
  return rows.flatMap(({ startsAt }) => {
    const at = clock(startsAt)
    return at.startsWith(day) ? [at.slice(11)] : []
  })
}
