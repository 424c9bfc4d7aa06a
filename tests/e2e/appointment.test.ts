import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { appointmentPath } from '#app/viewing-page/page/address.ts'
import { leads, listings, people, viewings } from '#db/pace/schema.ts'
import { insertViewingLink } from '#db/pace/viewings/links.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { showingWords } from '#words/showing.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import { viewingWords } from '#words/viewings.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { faults } from './support/faults.ts'
import { PHONE } from './support/phone.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const DAY_MS = 86_400_000

test('On a phone in Arabic a customer confirms a viewing, takes another time and calls it off; its agent sees each as it happens', async () => {
  const { sara, viewing, home, lead, path } = await openAppointment()
  const words = viewingPageWords('ar')
  const page = await workspace.signIn('Sara Haddad', '/viewings/calendar?as=agenda')
  const line = lineOf(page, lead.id, home.id)
  const customer = await workspace.visit()
  await customer.setViewportSize(PHONE.viewport)
  await customer.goto(path)
  await customer.getByRole('heading', { name: words.headings.coming }).waitFor()
  await fits(customer)
  expect(await faults(customer)).toEqual([])
  await customer.getByRole('button', { name: words.confirm }).click()
  await customer.getByRole('heading', { name: words.headings.confirmed }).waitFor()
  await customer.getByText(words.isConfirmed).waitFor()
  const statuses = viewingWords('en').statuses
  await line.getByText(statuses.confirmed).first().waitFor({ state: 'attached' })
  expect((await standing(viewing.id))?.status).toBe('confirmed')

  await customer.getByText(words.move, { exact: true }).click()
  // Not the first: its notice may run out while it is looked at.
  const choice = customer.getByLabel(words.when)
  await choice.selectOption({ index: 3 })
  const chosen = await choice.inputValue()
  await fits(customer)
  expect(await faults(customer)).toEqual([])
  await customer.getByRole('button', { name: words.doMove }).click()
  await customer.getByText(words.isMoved('Sara Haddad').slice(0, 9)).waitFor()
  expect(await standing(viewing.id)).toMatchObject({ status: 'pending', agentId: sara.id })
  expect(Date.parse((await standing(viewing.id))?.startsAt ?? '')).toBe(Date.parse(chosen))
  await line.getByText(statuses.pending).first().waitFor({ state: 'attached' })

  await customer.getByText(words.cancel, { exact: true }).click()
  await customer.getByLabel(words.whyCancel).fill('مسافرون يوم ٧ 🙂')
  await customer.getByRole('button', { name: words.doCancel }).click()
  await customer.getByRole('heading', { name: words.headings.cancelled }).waitFor()
  await fits(customer)
  expect(await faults(customer)).toEqual([])
  expect((await standing(viewing.id))?.status).toBe('cancelled')
  await line.first().waitFor({ state: 'detached' })
})

test('Two lay down when a home can be shown, one on a phone in Arabic: who is later is shown what has changed, and goes on by a press', async () => {
  const { home } = await findHouse()
  const [en, ar] = [showingWords('en'), showingWords('ar')]
  const layla = await workspace.signIn('Layla Nasser', `/listings/${home.id}`, {
    ...PHONE,
    viewport: { width: 1440, height: 900 },
  })
  await chooseLanguage(layla, 'العربية')
  await layla.setViewportSize(PHONE.viewport)
  await layla.getByRole('button', { name: ar.edit }).click()
  const hers = layla.getByRole('dialog', { name: ar.title })
  await hers.getByLabel(ar.noticeLabel).selectOption('1440')
  await fits(layla)
  expect(await faults(layla)).toEqual([])

  const adam = await workspace.signIn('Adam Fischer', `/listings/${home.id}`)
  await adam.getByRole('button', { name: en.edit }).click()
  const his = adam.getByRole('dialog', { name: en.title })
  await his.getByRole('button', { name: en.addWeekly }).click()
  await his.getByLabel(en.weekday).selectOption('2')
  expect(await faults(adam)).toEqual([])
  await his.getByRole('button', { name: en.save }).click()
  await his.waitFor({ state: 'detached' })
  await adam.getByText(/Tue.*16:00.*19:00/).waitFor()

  const changed = hers.getByRole('alert').filter({ hasText: ar.changedMeanwhile })
  await changed.waitFor()
  await fits(layla)
  await changed.getByRole('button', { name: ar.goOn }).click()
  await hers.getByRole('button', { name: ar.save }).click()
  await hers.waitFor({ state: 'detached' })
  await adam.getByText(en.notice(en.notices[1440])).waitFor()
  await adam.getByText(/Tue.*16:00.*19:00/).waitFor({ state: 'detached' })
  await layla.getByRole('button', { name: ar.undo }).click()
  await adam.getByText(/Tue.*16:00.*19:00/).waitFor()
})

/** A viewing of Sara's in three days at a time that the demo leaves free, and its customer's link in Arabic. */
async function openAppointment() {
  const { db } = workspace.database
  const { sara, home } = await findHouse()
  const [lead] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, sara.id), eq(leads.stage, 'viewing'), isNotNull(leads.contactId)))
    .orderBy(asc(leads.reference))
    .limit(1)
  if (!lead) throw new Error('The demo has one.')
  const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10)
  const when = { startsAt: `${day}T02:10:00.000Z`, endsAt: `${day}T02:40:00.000Z` }
  const whose = { leadId: lead.id, listingId: home.id, agentId: sara.id, teamId: sara.teamId }
  const by = { actor: `person:${sara.id}`, via: 'pages' }
  const { viewing } = await insertViewing(db, { ...whose, ...when }, by.actor, {
    despiteTaken: true,
  })
  const secret = createSecret()
  const told = { viewingId: viewing.id, personId: sara.id, startsAt: when.startsAt }
  const link = { ...told, language: 'ar' as const, occasion: 'booked' as const }
  await insertViewingLink(db, { ...link, keyHash: hashSecret(secret) }, by)
  return { sara, home, lead, viewing, path: appointmentPath('ar', secret) }
}

async function findHouse() {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  if (!sara?.teamId) throw new Error('She is of the demo.')
  const [home] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.teamId, sara.teamId), eq(listings.status, 'available')))
    .orderBy(asc(listings.reference))
    .limit(1)
  if (!home) throw new Error('The demo has one.')
  return { sara, home }
}

/** The one viewing of this lead in this home. */
function lineOf(page: Page, leadId: string, homeId: string): Locator {
  const links = ['leads', 'listings'].map((of, at) => `a[href="/${of}/${[leadId, homeId][at]}"]`)
  const [lead = '', listing = ''] = links
  return page
    .getByRole('listitem')
    .filter({ has: page.locator(lead) })
    .filter({ has: page.locator(listing) })
}

async function standing(id: string) {
  const [row] = await workspace.database.db.select().from(viewings).where(eq(viewings.id, id))
  return row
}

async function fits(page: Page): Promise<void> {
  await waitFor(async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(
      false,
    ),
  )
}
