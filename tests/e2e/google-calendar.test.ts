import { and, asc, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { leads, listings, people, viewings } from '#db/pace/schema.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { eventIdOf } from '#domain/google-calendar/event.ts'
import { settingsFor, startGoogleCalendar } from '#tests/support/google-calendar/stand-in.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { bookingWords } from '#words/booking.ts'
import { formatWords } from '#words/format.ts'
import { googleCalendarWords } from '#words/google-calendar.ts'
import { untilAwake } from './support/awaken.ts'
import { faults } from './support/faults.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const google = await startGoogleCalendar()
const workspace = useWorkspace(settingsFor(google))
afterAll(google.stop)

const PHONE = { width: 360, height: 780 }
/** Behind all that the demo has agreed, and still within what is read of a calendar. */
const DAY = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
const dubai = (clock: string) => new Date(`${DAY}T${clock}:00+04:00`).toISOString()

test('A calendar is connected; what is booked stands in it, what is moved there moves here live, and when one is busy is offered no more, asked back, and seen on a phone', async () => {
  const account = google.account('sara.haddad@pace.demo')
  const page = await workspace.signIn('Sara Haddad', '/account/calendar')
  await page.getByRole('link', { name: 'Connect Google Calendar' }).click()
  await page.getByRole('heading', { name: /PACE wants to access/ }).waitFor()
  await page.getByRole('link', { name: 'Allow' }).click()
  await page.getByText('Connected. Your viewings are on their way').waitFor()
  expect(await faults(page)).toEqual([])

  const viewing = await bookOnLead(page)
  const event = await waitFor(() =>
    account.shown().find(({ id }) => id === eventIdOf(viewing.id, 0)),
  )
  expect(event.start).toMatchObject({ dateTime: dubai('10:00') })

  await page.goto(`/viewings/calendar?as=day&day=${DAY}`)
  const column = page.getByRole('region', { name: 'Sara Haddad' })
  await column.getByRole('button', { name: /10:00/ }).waitFor()
  const at = (clock: string) => ({ dateTime: dubai(clock), timeZone: 'Asia/Dubai' })
  await account.change(event.id, { start: at('11:30'), end: at('12:00') })
  await column.getByRole('button', { name: /11:30/ }).waitFor()

  await account.add('dentist', dubai('15:00'), dubai('16:00'))
  await waitFor(async () => {
    await page.reload()
    return column.getByText('Busy 15:00–16:00').isVisible()
  })
  expect(await faults(page)).toEqual([])
  expect(await page.content()).not.toContain('Dentist')
  await column.getByRole('button', { name: /11:30/ }).focus()
  await page.keyboard.press('m')
  const free = page.getByRole('dialog').getByRole('group', { name: bookingWords('en').free })
  await free.getByRole('button', { name: '16:00' }).waitFor()
  expect(await free.getByRole('button', { name: '14:30' }).count()).toBe(1)
  expect(await free.getByRole('button', { name: /15:[03]0/ }).count()).toBe(0)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Time').selectOption('15:00')
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await dialog.getByRole('alert').filter({ hasText: 'busy' }).waitFor()
  await dialog.getByRole('button', { name: bookingWords('en').moveAllTheSame }).click()
  await column.getByRole('button', { name: /15:00/ }).waitFor()

  const phone = await workspace.signIn('Sara Haddad', '/desk')
  await chooseLanguage(phone, 'العربية')
  await phone.setViewportSize(PHONE)
  await phone.goto(`/viewings/calendar?as=agenda&day=${DAY}`)
  await phone
    .getByText(googleCalendarWords('ar').busyAt(formatWords('ar').range('15:00', '16:00')))
    .waitFor()
  expect(await faults(phone)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
})

test('In Arabic on a phone: what was deleted at Google is asked about and put back; what was taken back there is mended by a new consent, and given up', async () => {
  const account = google.account('omar.khan@pace.demo')
  const words = googleCalendarWords('ar')
  const viewing = await agreeWithOmar()
  const page = await workspace.signIn('Omar Khan', '/account/calendar')
  await chooseLanguage(page, 'العربية')
  await page.setViewportSize(PHONE)
  await connect(page, words.connect, words.outcomes.connected)
  const id = eventIdOf(viewing.id, 0)
  await waitFor(() => account.shown().some((event) => event.id === id))
  await account.change(id, { status: 'cancelled' })
  await waitFor(async () => {
    await page.goto('/account/calendar')
    return page.getByRole('heading', { name: words.asked }).isVisible()
  })
  expect(await faults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  await page.getByRole('button', { name: words.putBack }).click()
  await page.getByRole('heading', { name: words.asked }).waitFor({ state: 'detached' })
  await waitFor(() => account.shown().some((event) => event.id === id))

  google.consents.endAll()
  await account.ring('exists')
  await waitFor(async () => {
    await page.goto('/account/calendar')
    return page.getByText(words.problems.ended).isVisible()
  })
  expect(await faults(page)).toEqual([])
  await connect(page, words.again, words.outcomes.connected)
  await page.getByRole('button', { name: words.disconnect }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.disconnect }).click()
  await page.getByRole('link', { name: words.connect }).waitFor()
  expect(google.consents.revoked).toHaveLength(1)
})

async function connect(page: Page, by: string, said: string): Promise<void> {
  await page.getByRole('link', { name: by }).click()
  await page.getByRole('link', { name: 'Allow' }).click()
  await page.getByText(said).waitFor()
  await untilAwake(page)
}

/** From the page of Sara's first lead, by its key. */
async function bookOnLead(page: Page) {
  const { sara, lead, home } = await findRecords()
  await page.goto(`/leads/${lead.id}`)
  await page.keyboard.press('v')
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('combobox', { name: 'Home' })
  await box.fill(home.reference)
  const option = dialog.getByRole('option', { selected: true }).filter({ hasText: home.reference })
  await option.waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Day').fill(DAY)
  await dialog.getByRole('button', { name: '10:00' }).click()
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const { agentId, startsAt } = viewings
  return waitFor(async () => {
    const [row] = await workspace.database.db
      .select()
      .from(viewings)
      .where(and(eq(agentId, sara.id), eq(startsAt, dubai('10:00'))))
    return row
  })
}

async function agreeWithOmar() {
  const { db } = workspace.database
  const [omar] = await db.select().from(people).where(eq(people.email, 'omar.khan@pace.demo'))
  if (!omar) throw new Error('Omar is of the demo.')
  const times = { startsAt: dubai('17:00'), endsAt: dubai('17:30') }
  const held = { leadId: null, listingId: null, agentId: omar.id, teamId: omar.teamId }
  return (await insertViewing(db, { ...held, ...times }, 'person:test')).viewing
}

async function findRecords() {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  if (!sara?.teamId) throw new Error('Sara is of the demo.')
  const [lead] = await db
    .select()
    .from(leads)
    .where(eq(leads.ownerId, sara.id))
    .orderBy(asc(leads.reference))
    .limit(1)
  const [home] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.teamId, sara.teamId), eq(listings.status, 'available')))
    .orderBy(asc(listings.reference))
    .limit(1)
  if (!lead || !home) throw new Error('The demo has both.')
  return { sara, lead, home }
}
