import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, listings, people, viewings } from '#db/pace/schema.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { bookingWords } from '#words/booking.ts'
import { deskWords } from '#words/desk.ts'
import { handingWords } from '#words/handing.ts'
import { tellingWords } from '#words/telling.ts'
import { faults } from './support/faults.ts'
import { untilAwake } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { runsOutAtRest } from './support/runs-out.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const PHONE = { width: 360, height: 740 }
const HOUR_MS = 3_600_000

test('From the desk one says how a viewing went: its row leaves, the next step books another with everything filled in, and what was said is taken back', async () => {
  const { lead, viewing } = await hold(1)
  const page = await workspace.signIn('Sara Haddad', '/desk')
  const row = rowOf(page, viewing.id)
  await row.getByText(deskWords('en').why.outcome).waitFor()
  await row.getByRole('link').first().focus()
  await page.keyboard.press('e')
  const words = afterViewingWords('en')
  const window = page.getByRole('dialog', { name: words.title })
  await window.getByRole('button', { name: words.outcomes.again }).waitFor()
  expect(await faults(page)).toEqual([])
  await window.getByRole('button', { name: words.outcomes.again }).press('Enter')
  await window.getByText(words.why.wantsAgain).waitFor()
  await row.waitFor({ state: 'detached' })
  expect(await heldOf(viewing.id)).toEqual(['attended', 'again'])

  await window.getByRole('button', { name: words.steps.bookAgain }).press('Enter')
  const booking = page.getByRole('dialog', { name: bookingWords('en').title })
  const whom = booking.getByRole('combobox', { name: bookingWords('en').lead })
  await waitFor(async () => expect(await whom.inputValue()).toContain(lead.name))
  const home = booking.getByRole('combobox', { name: bookingWords('en').home })
  expect(await home.inputValue()).not.toBe('')
  await page.keyboard.press('Escape')
  await booking.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: words.undo }).click()
  await row.waitFor()
  await waitFor(async () => expect(await heldOf(viewing.id)).toEqual(['confirmed', null]))
})

test('Who cannot come hands the viewing to a colleague: he hears of it, the calendar of both moves, the customer can be written to, once it is wanted', async () => {
  const { lead, viewing } = await hold(0, '2031-05-07T07:00:00.000Z')
  const day = dayOf(viewing.startsAt)
  const omar = await workspace.signIn('Omar Khan', `/viewings/calendar?as=day&day=${day}`)
  const sara = await workspace.signIn('Sara Haddad', `/viewings/calendar?as=day&day=${day}`)
  const block = (page: Page, name: string) =>
    page.getByRole('region', { name }).getByRole('button', { name: clockOf(viewing.startsAt) })
  await block(omar, 'Sara Haddad').waitFor()
  const words = handingWords('en')
  const window = sara.getByRole('dialog', { name: words.title })
  await untilAwake(sara)
  await block(sara, 'Sara Haddad').focus()
  await sara.keyboard.press('h')
  await window.getByRole('radio', { name: /Omar Khan/ }).check()
  expect(await faults(sara)).toEqual([])
  await window.getByRole('button', { name: words.hand, exact: true }).press('Enter')
  await window.getByText(words.isHanded('Omar Khan')).waitFor()
  await block(omar, 'Omar Khan').waitFor()
  await block(omar, 'Omar Khan').filter({ hasText: lead.name }).waitFor()

  await window.getByRole('button', { name: tellingWords('en').open }).click()
  const telling = sara.getByRole('dialog', { name: tellingWords('en').titles.handed })
  await telling.getByText(/Omar Khan will show you/).waitFor()
  await telling.getByRole('button', { name: tellingWords('en').notNow }).click()
  await telling.waitFor({ state: 'detached' })
  await block(sara, 'Omar Khan').waitFor()
  await omar.goto('/notifications')
  await omar
    .getByText(/hands you the viewing/)
    .first()
    .waitFor()
})

// Last: she reads Arabic from here on.
test('In Arabic on a phone, "not for them" is said from the list of viewings and remembered', async () => {
  const { lead, viewing } = await hold(2)
  const page = await workspace.signIn('Sara Haddad', '/desk')
  await chooseLanguage(page, 'العربية')
  // Two hours ago may be yesterday.
  await page.goto('/viewings?start.after=today-3&sort=start')
  await page.setViewportSize(PHONE)
  const words = afterViewingWords('ar')
  const line = page.getByRole('listitem').filter({ hasText: clockOf(viewing.startsAt) })
  await line.filter({ hasText: lead.name }).getByRole('button').last().click()
  await page.getByRole('menuitem', { name: words.open }).click()
  const window = page.getByRole('dialog', { name: words.title })
  await window.getByRole('button', { name: words.outcomes.no }).click()
  const remember = window.getByRole('button', { name: words.steps.remember })
  await remember.waitFor()
  expect(await runsOutAtRest(page)).toEqual([])
  expect(await faults(page)).toEqual([])
  await remember.click()
  await remember.waitFor({ state: 'detached' })
  await window.getByRole('link', { name: words.steps.otherHomes }).click()
  await page.waitForURL(new RegExp(`/leads/${lead.id}`))
})

/** A viewing of Sara's that is over by so many hours, or at a time to come, and of which nothing is said. */
async function hold(hoursAgo: number, at = '') {
  const { db } = workspace.database
  const [sara] = await db
    .select()
    .from(people)
    .where(inArray(people.email, ['sara.haddad@pace.demo']))
  if (!sara?.teamId) throw new Error('She is of the demo.')
  const [lead] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, sara.id), eq(leads.stage, 'viewing')))
    .orderBy(asc(leads.reference))
    .limit(1)
  const [home] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.teamId, sara.teamId), eq(listings.status, 'available')))
    .orderBy(asc(listings.reference))
    .offset(hoursAgo)
    .limit(1)
  if (!lead?.name || !home) throw new Error('The demo has both.')
  const starts = at ? Date.parse(at) : Date.now() - hoursAgo * HOUR_MS
  const when = {
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + HOUR_MS / 2).toISOString(),
  }
  const held = { leadId: lead.id, listingId: home.id, agentId: sara.id, teamId: sara.teamId }
  const agreed = { ...held, ...when, status: 'confirmed' as const }
  const { viewing } = await insertViewing(db, agreed, `person:${sara.id}`, { despiteTaken: true })
  return { sara, lead: { ...lead, name: lead.name }, home, viewing }
}

async function heldOf(id: string) {
  const [row] = await workspace.database.db.select().from(viewings).where(eq(viewings.id, id))
  return [row?.status, row?.interest]
}

function rowOf(page: Page, id: string) {
  const named = page.locator(`[data-row-name="viewing ${id}"]`)
  return page.getByRole('listitem').filter({ has: named })
}

function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 4 * HOUR_MS).toISOString().slice(0, 10)
}

function clockOf(instant: string): string {
  return new Date(Date.parse(instant) + 4 * HOUR_MS).toISOString().slice(11, 16)
}
