import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, listings, people, viewings } from '#db/pace/schema.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { bookingWords } from '#words/booking.ts'
import { faults } from './support/faults.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** Wednesdays far from all that the demo has; each journey has its own. */
const [BY_POINTER, BY_KEYS, FROM_RECORDS, ODD_LENGTH] = [
  '2031-04-02',
  '2031-04-09',
  '2031-04-16',
  '2031-04-23',
] as const

test('An empty place is pressed and booked; the viewing is dragged to another time, and put back', async () => {
  const { sara, lead, home } = await findRecords()
  const page = await workspace.signIn('Sara Haddad')
  await page.goto(`/viewings/calendar?as=day&day=${BY_POINTER}`)
  const column = page.getByRole('region', { name: 'Sara Haddad' })
  await pressAt(page, column, 11)
  const dialog = page.getByRole('dialog')
  await fill(dialog, page, { lead, home }, 'en')
  expect(await dialog.getByLabel('Time', { exact: true }).inputValue()).toBe('11:00')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  const block = column.getByRole('button', { name: /11:00/ })
  await block.waitFor()
  await dialog.waitFor({ state: 'detached' })
  expect(await timesOf(sara.id, BY_POINTER)).toEqual(['11:00'])

  await dragTo(page, block, column, 14)
  await column.getByRole('button', { name: /14:00/ }).waitFor()
  await waitFor(async () => expect(await timesOf(sara.id, BY_POINTER)).toEqual(['14:00']))
  await page.getByRole('button', { name: 'Undo' }).click()
  await column.getByRole('button', { name: /11:00/ }).waitFor()
  await waitFor(async () => expect(await timesOf(sara.id, BY_POINTER)).toEqual(['11:00']))
})

test('In Arabic, by keys alone: what is booked with B is moved with M; a taken time is asked back, and nothing free is offered twice', async () => {
  const { omar, lead, home } = await findRecords()
  const page = await workspace.signIn('Omar Khan', '/desk')
  await chooseLanguage(page, 'العربية')
  await page.goto(`/viewings/calendar?as=day&day=${BY_KEYS}`)
  const words = bookingWords('ar')
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog')
  await fill(dialog, page, { lead, home }, 'ar')
  const free = dialog.getByRole('group', { name: words.free })
  await free.getByRole('button', { name: '10:00' }).waitFor()
  await dialog.getByRole('button', { name: words.book, exact: true }).press('Enter')
  const column = page.getByRole('region', { name: 'Omar Khan' })
  const block = column.getByRole('button', { name: /10:00/ })
  await block.waitFor()
  await dialog.waitFor({ state: 'detached' })

  await page.keyboard.press('b')
  await fill(dialog, page, { lead, home }, 'ar')
  await free.getByRole('button', { name: '11:00' }).waitFor()
  await free.getByRole('button', { name: '10:00' }).waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: words.book, exact: true }).press('Enter')
  await dialog.getByRole('alert').waitFor()
  await dialog.getByRole('button', { name: words.bookAllTheSame }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await block.focus()
  await page.keyboard.press('m')
  await page.getByRole('dialog', { name: words.moveTitle }).waitFor()
  await free.getByRole('button', { name: '15:30' }).press('Enter')
  // What fades has no contrast while it does.
  await waitFor(async () => expect(await page.locator('[data-sonner-toast]').count()).toBe(0))
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: words.move, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await column.getByRole('button', { name: /15:30/ }).waitFor()
  await waitFor(async () => expect(await timesOf(omar.id, BY_KEYS)).toEqual(['15:30']))
})

test('A lead and a listing book from their own pages, each with itself filled in', async () => {
  const { sara, lead, home } = await findRecords()
  const page = await workspace.signIn('Sara Haddad', `/leads/${lead.id}`)
  await page.keyboard.press('v')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('combobox', { name: 'Applicant' }).inputValue()).toContain(
    lead.name,
  )
  await choose(dialog, page, 'Home', home.reference)
  // As somebody types it, digit by digit: half a year is no day, and takes nothing away.
  await dialog.getByLabel('Day').focus()
  await page.keyboard.type('04162031')
  await waitFor(async () => expect(await dialog.getByLabel('Day').inputValue()).toBe(FROM_RECORDS))
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await waitFor(async () => expect(await timesOf(sara.id, FROM_RECORDS)).toEqual(['10:00']))

  await page.goto(`/listings/${home.id}`)
  await page.getByRole('button', { name: 'Book a viewing' }).click()
  await choose(dialog, page, 'Applicant', lead.reference)
  await dialog.getByLabel('Day').fill(FROM_RECORDS)
  await dialog.getByRole('button', { name: '12:30' }).click()
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await waitFor(async () =>
    expect(await timesOf(sara.id, FROM_RECORDS)).toEqual(['10:00', '12:30']),
  )
})

test('A viewing of any length is moved, by who may move it', async () => {
  const { sara, lead, home } = await findRecords()
  const startsAt = `${ODD_LENGTH}T06:00:00.000Z`
  const endsAt = `${ODD_LENGTH}T06:40:00.000Z`
  const held = { leadId: lead.id, listingId: home.id, agentId: sara.id, teamId: sara.teamId }
  const { db } = workspace.database
  await insertViewing(db, { ...held, startsAt, endsAt }, `person:${sara.id}`, {
    despiteTaken: true,
  })
  const page = await workspace.signIn('Sara Haddad')
  await page.goto(`/viewings/calendar?as=week&day=${ODD_LENGTH}`)
  await page.getByRole('button', { name: /10:00/ }).focus()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Move the viewing' })
  // Its own time is not in its way.
  await dialog.getByRole('button', { name: '10:30' }).click()
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /10:30/ }).waitFor()
  await waitFor(async () => expect(await timesOf(sara.id, ODD_LENGTH)).toEqual(['10:30']))
})

type Records = Awaited<ReturnType<typeof findRecords>>

/** Sara's first lead, and a home that her team has; made what they are called, so that each is found. */
async function findRecords() {
  const { db } = workspace.database
  const emails = ['sara.haddad@pace.demo', 'omar.khan@pace.demo']
  const found = await db.select().from(people).where(inArray(people.email, emails))
  const [sara, omar] = emails.map((email) => found.find((person) => person.email === email))
  if (!sara || !omar || !sara.teamId) throw new Error('They are of the demo.')
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
  if (!lead?.name || !home) throw new Error('The demo has both.')
  const shared = [...new Set([...lead.collaboratorIds, omar.id])]
  await db.update(leads).set({ collaboratorIds: shared }).where(eq(leads.id, lead.id))
  return { sara, omar, lead: { ...lead, name: lead.name }, home }
}

async function fill(
  dialog: Locator,
  page: Page,
  { lead, home }: Pick<Records, 'lead' | 'home'>,
  language: 'en' | 'ar',
): Promise<void> {
  const words = bookingWords(language)
  await choose(dialog, page, words.lead, lead.reference)
  await choose(dialog, page, words.home, home.reference)
}

/** By typing and Enter. */
async function choose(dialog: Locator, page: Page, label: string, text: string): Promise<void> {
  const box = dialog.getByRole('combobox', { name: label })
  await box.fill(text)
  const option = dialog
    .getByRole('listbox', { name: label })
    .getByRole('option', { selected: true })
    .filter({ hasText: text })
  await option.waitFor()
  await page.keyboard.press('Enter')
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

/** Where an hour of a column's day is, in the middle of the column. */
async function pointAt(page: Page, column: Locator, hour: number) {
  await column.scrollIntoViewIfNeeded()
  const box = await column.boundingBox()
  if (!box) throw new Error('The column is not to be seen.')
  const [first, last] = [8, 21]
  return {
    x: box.x + box.width / 2,
    y: box.y + (box.height * (hour - first)) / (last - first) + 3,
  }
}

async function pressAt(page: Page, column: Locator, hour: number): Promise<void> {
  const { x, y } = await pointAt(page, column, hour)
  await page.mouse.click(x, y)
}

/** Held where it begins, and let go where it is to begin. */
async function dragTo(page: Page, block: Locator, column: Locator, hour: number): Promise<void> {
  const box = await block.boundingBox()
  if (!box) throw new Error('The block is not to be seen.')
  const there = await pointAt(page, column, hour)
  await page.mouse.move(box.x + 20, box.y + 4)
  await page.mouse.down()
  await page.mouse.move(box.x + 20, box.y + 40)
  await page.mouse.move(there.x, there.y)
  await page.mouse.up()
}
