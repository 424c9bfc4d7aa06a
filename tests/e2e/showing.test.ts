import { AxeBuilder } from '@axe-core/playwright'
import { and, asc, eq, inArray, notExists } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { appointmentPath } from '#app/viewing-page/page/address.ts'
import { leads, listings, people, viewings } from '#db/pace/schema.ts'
import { insertViewingLink } from '#db/pace/viewings/links.ts'
import { changeViewing, insertViewing } from '#db/pace/viewings/records.ts'
import { bookingWords } from '#words/booking.ts'
import { showingWords } from '#words/showing.ts'
import { tellingWords } from '#words/telling.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import { viewingWords } from '#words/viewings.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { runsOutAtRest } from './support/runs-out.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const PHONE = { width: 360, height: 740 }
/** A Tuesday far from all that the demo has. */
const TUESDAY = '2031-05-13'
const DAY_MS = 86_400_000

test('When a home can be shown is laid down by keys; a colleague sees it at once in Arabic, free times keep to it, beside it one is asked, and the customer can be written to or not', async () => {
  const { lead, home } = await findRecords()
  const sara = await workspace.signIn('Sara Haddad', `/listings/${home.id}`)
  const omar = await workspace.signIn('Omar Khan', '/desk')
  await chooseLanguage(omar, 'العربية')
  await omar.goto(`/listings/${home.id}`)
  await omar.getByText(showingWords('ar').none).waitFor()
  const words = showingWords('en')
  await sara.getByRole('button', { name: words.edit }).press('Enter')
  const window = sara.getByRole('dialog', { name: words.title })
  await window.getByRole('button', { name: words.addWeekly }).press('Enter')
  await window.getByLabel(words.weekday).selectOption('2')
  await window.getByLabel(words.noticeLabel).selectOption('1440')
  await window.getByLabel(words.wordsLabel).fill('The tenant has a dog.')
  expect(await faults(sara)).toEqual([])
  await sara.setViewportSize(PHONE)
  expect(await runsOutAtRest(sara)).toEqual([])
  await sara.setViewportSize({ width: 1440, height: 900 })
  await window.getByRole('button', { name: words.save, exact: true }).press('Enter')
  await window.waitFor({ state: 'detached' })
  await sara.getByText(words.notice(words.notices[1440])).waitFor()
  await omar.getByText(showingWords('ar').notices[1440], { exact: false }).first().waitFor()
  await omar.getByText('The tenant has a dog.').waitFor()

  await sara.keyboard.press('v')
  const booking = sara.getByRole('dialog', { name: bookingWords('en').title })
  await choose(booking, bookingWords('en').lead, lead.reference)
  await booking.getByLabel(bookingWords('en').day).fill(TUESDAY)
  const free = booking.getByRole('group', { name: bookingWords('en').free })
  await free.getByRole('button', { name: '16:00' }).waitFor()
  expect(await free.getByRole('button', { name: '10:00' }).count()).toBe(0)
  await booking.getByRole('button', { name: bookingWords('en').book, exact: true }).press('Enter')
  await booking
    .getByRole('alert')
    .getByText(/shown at other hours/)
    .waitFor()
  await booking.getByRole('button', { name: bookingWords('en').bookAllTheSame }).waitFor()
  await free.getByRole('button', { name: '16:00' }).press('Enter')
  await booking.getByRole('button', { name: bookingWords('en').book, exact: true }).press('Enter')
  await booking.waitFor({ state: 'detached' })

  await sara.getByRole('button', { name: tellingWords('en').open }).click()
  const telling = sara.getByRole('dialog', { name: tellingWords('en').titles.booked })
  await telling.getByRole('button', { name: tellingWords('en').notNow }).click()
  await telling.waitFor({ state: 'detached' })
})

test('In Arabic, on a phone, a customer confirms, takes another time and calls it off; what they typed stays where it was moved meanwhile, and the agent sees each at once', async () => {
  const { sara, lead, home } = await findRecords()
  const { db } = workspace.database
  const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10)
  const when = { startsAt: `${day}T07:00:00.000Z`, endsAt: `${day}T07:30:00.000Z` }
  const held = { leadId: lead.id, listingId: home.id, agentId: sara.id, teamId: sara.teamId }
  const meant = { despiteTaken: true }
  const by = `person:${sara.id}`
  const { viewing } = await insertViewing(db, { ...held, ...when }, by, meant)
  const secret = createSecret()
  const about = { viewingId: viewing.id, personId: sara.id, startsAt: viewing.startsAt }
  const link = {
    ...about,
    language: 'ar',
    occasion: 'booked',
    keyHash: hashSecret(secret),
  } as const
  await insertViewingLink(db, link, { actor: by, via: 'pages' })

  const agent = await workspace.signIn('Sara Haddad', '/viewings')
  const line = (status: keyof typeof STATUSES) =>
    agent.getByRole('listitem').filter({ hasText: lead.name }).getByText(STATUSES[status])
  await line('pending').first().waitFor()
  const page = await workspace.visit()
  await page.setViewportSize(PHONE)
  await page.goto(appointmentPath('ar', secret))
  const words = viewingPageWords('ar')
  expect(await faults(page)).toEqual([])
  expect(await runsOutAtRest(page)).toEqual([])
  await page.getByRole('button', { name: words.confirm }).click()
  await page.getByText(words.isConfirmed).waitFor()
  await line('confirmed').first().waitFor()

  await page.getByText(words.move, { exact: true }).click()
  await page.getByLabel(words.when).selectOption({ index: 1 })
  await page.getByRole('button', { name: words.doMove }).click()
  await page.getByText(/سيؤكّد/).waitFor()
  await line('pending').first().waitFor()

  await page.getByText(words.cancel, { exact: true }).click()
  await page.getByLabel(words.whyCancel).fill('أنا مريض 🤒')
  const [standing] = await db.select().from(viewings).where(eq(viewings.id, viewing.id))
  if (!standing) throw new Error('The viewing is gone.')
  const moved = { startsAt: `${day}T08:00:00.000Z`, endsAt: `${day}T08:30:00.000Z` }
  await changeViewing(db, standing, { patch: moved, onlyAsRead: false, actor: by, ...meant })
  await page.getByRole('button', { name: words.doCancel }).click()
  await page.getByRole('alert').getByText(words.problems.changed).waitFor()
  expect(await page.getByLabel(words.whyCancel).inputValue()).toBe('أنا مريض 🤒')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: words.doCancel }).click()
  await page.getByText(words.isCancelled).waitFor()
  await line('cancelled').first().waitFor()
})

const STATUSES = viewingWords('en').statuses

/** By typing and Enter. */
async function choose(booking: ReturnType<Page['getByRole']>, label: string, text: string) {
  const box = booking.getByRole('combobox', { name: label })
  await box.fill(text)
  await booking.getByRole('option', { selected: true }).filter({ hasText: text }).waitFor()
  await box.press('Enter')
}

/** A lead of Sara's with which nothing is agreed, and a home that she may write. */
async function findRecords() {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  if (!sara?.teamId) throw new Error('She is of the demo.')
  const agreed = db.select().from(viewings).where(eq(viewings.leadId, leads.id))
  const [lead] = await db
    .select()
    .from(leads)
    .where(
      and(
        eq(leads.ownerId, sara.id),
        inArray(leads.stage, ['new', 'contacted', 'qualified']),
        notExists(agreed),
      ),
    )
    .orderBy(asc(leads.reference))
    .limit(1)
  const [home] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.agentId, sara.id), eq(listings.status, 'available')))
    .orderBy(asc(listings.reference))
    .limit(1)
  if (!lead?.name || !home) throw new Error('The demo has both.')
  return { sara, lead: { ...lead, name: lead.name }, home }
}

/** All that axe finds, what it calls moderate or minor too. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))
}
