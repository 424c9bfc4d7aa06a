import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AUDIENCE } from '#domain/access/token.ts'
import { leads, listings, newMatches, people } from '#db/pace/schema.ts'
import { insertTask } from '#db/pace/tasks/records.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { deskWords } from '#words/desk.ts'
import { leadWords } from '#words/lead.ts'
import { faults } from './support/faults.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { issueToken } from './support/machine-client.ts'
import { runsOutAtRest } from './support/runs-out.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const LAPTOP = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 740 }
/** A button that goes away as it is pressed is given up, and looked for again. */
const SOON_MS = 2_000

test('By keys alone one claims what is new; it leaves the desk of a colleague, and says on one’s own what comes next', async () => {
  const sara = await workspace.signIn('Sara Haddad')
  const omar = await workspace.signIn('Omar Khan')
  await chooseLanguage(omar, 'العربية')
  await enquire('Zoë Lindqvist')
  const hers = await rowOf(sara, 'Zoë Lindqvist', 'en')
  const his = await rowOf(omar, 'Zoë Lindqvist', 'ar')
  await hers.getByText(/enquiry that nobody has/i).waitFor()
  await his.getByText('لم يستلمه أحد').waitFor()

  await hers.getByRole('link', { name: 'Zoë Lindqvist' }).focus()
  await sara.keyboard.press('e')
  await his.waitFor({ state: 'detached' })
  await hers.getByText(/still to be answered|not answered in time/).waitFor()
  await sara.keyboard.press('?')
  const keys = sara.getByRole('dialog')
  await keys.getByText('Do the next thing about the chosen row').waitFor()
  await sara.keyboard.press('Escape')
  await keys.waitFor({ state: 'detached' })
  expect(await faults(sara)).toEqual([])
  expect(await faults(omar)).toEqual([])
})

test('What a colleague gives one to do appears at once; done, it leaves, and the keys are at the row that took its place', async () => {
  const sara = await workspace.signIn('Sara Haddad')
  await giveTask('Ring the landlord', 1)
  await giveTask('Fetch the keys', 2)
  const first = await rowOf(sara, 'Ring the landlord', 'en')
  const second = await rowOf(sara, 'Fetch the keys', 'en')
  await first.getByText('Task is overdue').waitFor()
  await first.getByRole('link', { name: 'Ring the landlord' }).focus()
  await sara.keyboard.press('e')
  await first.waitFor({ state: 'detached' })
  await waitFor(async () =>
    expect(await sara.evaluate(() => document.activeElement?.textContent)).toBe('Fetch the keys'),
  )
  await sara.keyboard.press('e')
  await second.waitFor({ state: 'detached' })
})

test('A home that has come to fit somebody stands on the desk until its press has shown what fits', async () => {
  const name = await bringHome()
  const sara = await workspace.signIn('Sara Haddad')
  const row = await rowOf(sara, 'A home has come that fits', 'en')
  await row.getByText(name).waitFor()
  await row.getByRole('link', { name: deskWords('en').steps.see }).click()
  const fitting = sara.getByRole('tab', { name: new RegExp(`^${leadWords('en').matching}`) })
  await sara.waitForURL(/\/leads\/.*pick=/)
  await waitFor(async () => (await fitting.getAttribute('aria-selected')) === 'true')
  await waitFor(async () => (await workspace.database.db.$count(newMatches)) === 0)
  await sara.goBack()
  await nextOf(sara, 'en').waitFor()
  await row.waitFor({ state: 'detached' })
})

test('On a narrow phone nothing is cut off, in either language', async () => {
  const page = await workspace.signIn('Layla Nasser')
  for (const language of ['en', 'ar'] as const) {
    if (language === 'ar') {
      await page.setViewportSize(LAPTOP)
      await chooseLanguage(page, 'العربية')
    }
    await page.setViewportSize(PHONE)
    await nextOf(page, language).waitFor()
    expect(await runsOutAtRest(page)).toEqual([])
    expect(await faults(page)).toEqual([])
  }
})

function nextOf(page: Page, language: 'en' | 'ar') {
  return page.getByRole('region', { name: deskWords(language).next })
}

/** The row of somebody or something, however far down the hour of the day has put it. */
async function rowOf(page: Page, text: string, language: 'en' | 'ar') {
  const next = nextOf(page, language)
  const row = next.getByRole('listitem').filter({ hasText: text })
  const more = next.getByRole('button', { name: deskWords(language).more })
  await waitFor(async () => {
    if (await row.isVisible()) return true
    if ((await more.isVisible()) && (await more.isEnabled())) await more.click({ timeout: SOON_MS })
    return false
  })
  return row
}

async function enquire(name: string): Promise<void> {
  const token = await issueToken(workspace, { scope: 'leads:write', resource: AUDIENCE.api })
  const answer = await fetch(`${workspace.pace.urls.APP_URL}/api/v1/enquiries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'website',
      name,
      phone: '+971501239999',
      message: 'I want to rent a 2 bedroom apartment in Dubai Marina.',
      intent: 'rent',
      bedrooms: 2,
      areas: ['dubai-marina'],
    }),
  })
  expect([answer.status, await answer.json()]).toMatchObject([201, {}])
}

/** As the job writes it down, for a lead of Sara's; what that lead is called. */
async function bringHome(): Promise<string> {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  const { id: ownerId = '', teamId } = sara ?? {}
  const [lead] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, ownerId), eq(leads.stage, 'qualified'), isNotNull(leads.name)))
  const [home] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.teamId, teamId ?? ''), eq(listings.status, 'available')))
  const news = { leadId: lead?.id ?? '', listingId: home?.id ?? '', ownerId }
  await db.insert(newMatches).values({ ...news, at: new Date().toISOString() })
  return lead?.name ?? ''
}

/** Before anything that the demo has: of what is overdue the oldest stands first. */
async function giveTask(title: string, day: number): Promise<void> {
  const { db } = workspace.database
  const emails = ['sara.haddad@pace.demo', 'layla.nasser@pace.demo']
  const found = await db.select().from(people).where(inArray(people.email, emails))
  const [sara, layla] = emails.map((email) => found.find((person) => person.email === email))
  if (!sara || !layla) throw new Error('They are of the demo.')
  const dueAt = new Date(Date.UTC(2001, 0, day)).toISOString()
  const given = { title, ownerId: sara.id, teamId: sara.teamId, dueAt }
  await insertTask(db, { ...given, createdBy: `person:${layla.id}` })
}
