import { and, asc, eq, ne } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('Leaving a field by Tab never stores an old draft over a colleague’s newer value', async () => {
  const { sara, layla, row } = await bothOn(1)
  await sara.getByLabel('Budget to').fill('185k')
  await waitFor(async () => (await row()).budgetMax === 185_000, { what: 'the pause is stored' })
  await shows(layla, 'Budget to', '185,000')
  await layla.getByLabel('Budget to').fill('210k')
  await layla.getByLabel('Budget to').press('Enter')
  await shows(sara, 'Budget to', '210,000')
  await sara.getByLabel('Budget to').press('Tab')
  await sara.getByLabel('Bathrooms').fill('2')
  await sara.getByLabel('Bathrooms').press('Enter')
  await waitFor(async () => (await row()).bathrooms === 2, { what: 'a later edit' })
  expect((await row()).budgetMax).toBe(210_000)
})

test('A colleague’s change while one types shows both values; one press takes either', async () => {
  const { sara, layla, row } = await bothOn(2)
  const name = sara.getByLabel('Name', { exact: true })
  // A name has at most 120 letters: no pause stores this.
  await name.fill('س'.repeat(121))
  await layla.getByLabel('Name', { exact: true }).fill("Mariam O'Brien")
  await layla.getByLabel('Name', { exact: true }).press('Enter')
  const conflict = sara.getByRole('alert').filter({ hasText: 'meanwhile' })
  await conflict.getByText("Layla Nasser has set this to Mariam O'Brien meanwhile.").waitFor()
  await name.fill('مريم العلي')
  await name.press('Tab')
  await conflict.waitFor()
  const named = (name: string) => async () => (await row()).name === name
  await waitFor(named("Mariam O'Brien"), { what: "the colleague's value in the row" })
  await conflict.getByRole('button', { name: 'Keep mine: مريم العلي' }).click()
  await waitFor(named('مريم العلي'), { what: "Sara's own value in the row" })
  await conflict.waitFor({ state: 'detached' })
})

test('Escape gives up what was typed, its message with it', async () => {
  const { sara, row } = await bothOn(3)
  const before = await row()
  const email = sara.getByLabel('E-mail')
  const shown = await email.inputValue()
  await email.fill('not an address')
  await email.press('Tab')
  await sara.getByRole('alert').getByText('Write an address').waitFor()
  await email.press('Escape')
  await sara.getByRole('alert').getByText('Write an address').waitFor({ state: 'detached' })
  await shows(sara, 'E-mail', shown)
  expect((await row()).email).toBe(before.email)
})

test('What was typed in the last 300 ms is stored when one goes to another page', async () => {
  const { sara, row } = await bothOn(4)
  await sara.getByLabel('Bathrooms').fill('7')
  await sara.evaluate(() => window.history.back())
  await waitFor(async () => (await row()).bathrooms === 7, { what: 'the last edit in the row' })
})

test('What was typed in the last 300 ms is stored when the tab is closed', async () => {
  for (const [index, bathrooms] of [1, 2, 3, 4, 5].entries()) {
    const { sara, row } = await bothOn(5 + index)
    await sara.getByLabel('Bathrooms').fill(String(bathrooms))
    await sara.close({ runBeforeUnload: true })
    await waitFor(async () => (await row()).bathrooms === bathrooms, { what: 'the last edit' })
  }
})

test('Two who set a field without a connection are both told who set what, and one press takes the other value', async () => {
  const { sara, layla, row } = await bothOn(10)
  const { promise: typed, resolve: goOn } = Promise.withResolvers<void>()
  const back = workspace.pace.crash('sync-server', typed)
  for (const page of [sara, layla]) {
    await page.getByRole('status').getByText('Offline').first().waitFor()
  }
  for (const [page, parking] of [
    [sara, '3'],
    [layla, '4'],
  ] as const) {
    await page.getByLabel('Parking').fill(parking)
    await page.getByLabel('Parking').press('Enter')
  }
  goOn()
  await back
  for (const page of [sara, layla]) {
    const notice = page.getByRole('alert').filter({ hasText: 'Parking was set twice' })
    await notice.getByText('without knowing').waitFor()
    await notice.getByText('You set').first().waitFor()
  }
  await layla.getByRole('alert').getByText('Sara Haddad set').first().waitFor()
  const take = sara.getByRole('button', { name: /^Take [34]$/ })
  const other = (await take.textContent())?.at(-1) ?? ''
  await take.click()
  await waitFor(async () => String((await row()).parking) === other, { what: 'the other value' })
  for (const page of [sara, layla]) {
    await page.getByText('Parking was set twice').waitFor({ state: 'detached' })
  }
})

/** What somebody else has stored comes a moment later. */
async function shows(page: Page, label: string, text: string): Promise<void> {
  await waitFor(async () => (await page.getByLabel(label).inputValue()) === text, {
    what: `${text} in ${label}`,
  })
}

/** A lead of Sara's in her browser and in her manager's; each test takes one of its own. */
async function bothOn(place: number) {
  const { db } = workspace.database
  const [lead] = await db
    .select({ id: leads.id })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(and(eq(people.email, 'sara.haddad@pace.demo'), ne(leads.stage, 'lost')))
    .orderBy(asc(leads.reference))
    .offset(place)
    .limit(1)
  if (!lead) throw new Error(`Sara owns no lead ${place}`)
  const { id } = lead
  const [sara, layla] = await Promise.all([open('Sara Haddad', id), open('Layla Nasser', id)])
  const row = async () => {
    const [found] = await db.select().from(leads).where(eq(leads.id, id))
    if (!found) throw new Error('the lead is gone')
    return found
  }
  return { sara, layla, row }
}

async function open(name: 'Sara Haddad' | 'Layla Nasser', leadId: string): Promise<Page> {
  const page = await workspace.signIn(name, `/leads/${leadId}`)
  await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor()
  return page
}
