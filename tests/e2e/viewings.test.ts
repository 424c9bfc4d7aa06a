import ICAL from 'ical.js'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, listings, people } from '#db/pace/schema.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { faults } from './support/faults.ts'
import { untilAwake } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** A Wednesday far from all that the demo has. */
const DAY = '2031-03-12'
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }

test('Viewings stand by the clock of the house, agents side by side; what a colleague agrees appears, and keys walk through it', async () => {
  const { sara, omar } = await findAgents()
  await agree(sara, '10:00', '10:45')
  await agree(omar, '10:15', '11:00')
  const page = await workspace.signIn('Sara Haddad')
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setTimezoneOverride', { timezoneId: 'America/New_York' })
  await page.goto(`/viewings/calendar?as=day&day=${DAY}`)
  const ofSara = page.getByRole('region', { name: 'Sara Haddad' })
  const ofOmar = page.getByRole('region', { name: 'Omar Khan' })
  await ofSara.getByRole('button', { name: /10:00/ }).waitFor()
  await ofOmar.getByRole('button', { name: /10:15/ }).waitFor()
  expect(await startOf(page, 'Sara Haddad')).toBeLessThan(await startOf(page, 'Omar Khan'))

  await agree(omar, '15:00', '15:30')
  await ofOmar.getByRole('button', { name: /15:00/ }).waitFor()
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('j')
  await waitFor(async () =>
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/10:00/),
  )
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('10:00–10:45').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('w')
  await page.waitForURL(/as=week/)
  const wednesday = page.getByRole('region', { name: 'Wed 12 Mar' })
  await wednesday.getByRole('button', { name: /10:00/ }).waitFor()
  await untilAwake(page)
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/day=2031-03-19/)
  await page.getByRole('region', { name: 'Mon 17 Mar' }).waitFor()
})

test('In Arabic the day begins at the right; a phone has the days as a list, and either is told what became of a viewing', async () => {
  const { omar } = await findAgents()
  await agree(omar, '17:00', '17:30')
  const address = `/viewings/calendar?as=day&day=${DAY}`
  const omars = await workspace.signIn('Omar Khan', address)
  await chooseLanguage(omars, 'العربية')
  await omars.getByRole('heading', { name: 'تقويم المعاينات', exact: true }).waitFor()
  const block = omars
    .getByRole('region', { name: 'Omar Khan' })
    .getByRole('button', { name: /17:00/ })
  await block.waitFor()
  expect(await startOf(omars, 'Omar Khan')).toBeGreaterThan(DESK.width / 2)
  expect(await faults(omars)).toEqual([])
  const phone = await workspace.signIn('Omar Khan', address)
  await phone.setViewportSize(PHONE)
  await phone.getByRole('listitem').filter({ hasText: '17:00' }).waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  expect(await faults(phone)).toEqual([])

  await block.click()
  await omars.getByRole('dialog').getByRole('button', { name: 'نتيجة المعاينة' }).click()
  await omars.getByRole('menuitem', { name: 'تأكيد' }).click()
  await omars.getByRole('dialog').getByText('مؤكدة').waitFor()
  const line = phone.getByRole('listitem').filter({ hasText: '17:00' })
  await line.getByText('مؤكدة').waitFor({ state: 'attached' })
})

test('An agent’s own calendar subscribes to a secret address, which a new one ends, and which is taken away', async () => {
  const { sara } = await findAgents()
  const viewing = await agree(sara, '12:00', '12:30', soon())
  const page = await workspace.signIn('Sara Haddad', '/desk')
  await page.getByRole('button', { name: /Theme, language/ }).click()
  await page.getByRole('menuitem', { name: 'My calendar elsewhere' }).click()
  await page.getByRole('heading', { name: 'My calendar' }).waitFor()
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await shownAddress(page)
  expect(await faults(page)).toEqual([])
  expect((await subscribe(address)).events).toContainEqual([
    `viewing-${viewing.id}@pace`,
    viewing.startsAt,
  ])

  await page.getByRole('button', { name: 'Make a new address' }).click()
  await confirm(page, 'Make a new address')
  await page.getByLabel('Address of your calendar').filter({ hasNotText: address }).waitFor()
  const other = await shownAddress(page)
  expect((await subscribe(address)).status).toBe(410)
  expect((await subscribe(other)).status).toBe(200)
  await page.reload()
  await page.getByText('Last read').waitFor()
  expect(await page.content()).not.toContain(other.slice(-47, -4))

  await page.getByRole('button', { name: 'Take the address away' }).click()
  await confirm(page, 'Take the address away')
  await page.getByText('No calendar reads your viewings yet.').waitFor()
  expect((await subscribe(other)).status).toBe(410)
})

/** As far ahead as a calendar is told of, and behind all that the demo has agreed. */
function soon(): string {
  return new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
}

async function confirm(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: action }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function shownAddress(page: Page): Promise<string> {
  const shown = page.getByLabel('Address of your calendar')
  await shown.waitFor()
  return (await shown.innerText()).trim()
}

/** As a calendar does: over HTTP, with a parser of its own. */
async function subscribe(address: string) {
  const response = await fetch(address)
  const text = await response.text()
  if (response.status !== 200) return { status: response.status, events: [] }
  const events = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))
  return {
    status: 200,
    events: events.map(({ uid, startDate }) => [uid, startDate.toJSDate().toISOString()]),
  }
}

async function findAgents() {
  const { db } = workspace.database
  const emails = ['sara.haddad@pace.demo', 'omar.khan@pace.demo']
  const found = await db.select().from(people).where(inArray(people.email, emails))
  const [sara, omar] = emails.map((email) => found.find((person) => person.email === email))
  if (!sara || !omar) throw new Error('They are of the demo.')
  return { sara, omar }
}

/** As any way in does it, by the clock of Dubai. */
async function agree(agent: typeof people.$inferSelect, from: string, to: string, day = DAY) {
  const { db } = workspace.database
  const at = (clock: string) => new Date(`${day}T${clock}:00+04:00`).toISOString()
  const [lead] = await db
    .select()
    .from(leads)
    .where(eq(leads.ownerId, agent.id))
    .orderBy(asc(leads.reference))
    .limit(1)
  const [listing] = await db.select().from(listings).orderBy(asc(listings.reference)).limit(1)
  if (!lead || !listing) throw new Error('The demo has both.')
  const held = { leadId: lead.id, listingId: listing.id, agentId: agent.id, teamId: agent.teamId }
  const viewing = { ...held, startsAt: at(from), endsAt: at(to) }
  // All in one home, so that it is shown to several at once: that is meant.
  const meant = { despiteTaken: true }
  return (await insertViewing(db, viewing, `person:${agent.id}`, meant)).viewing
}

/** Where the column of an agent begins, from the left edge. */
async function startOf(page: Page, agent: string): Promise<number> {
  const box = await page.getByRole('region', { name: agent }).boundingBox()
  if (!box) throw new Error(`${agent} has no column.`)
  return box.x
}
