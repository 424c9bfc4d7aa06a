import { and, eq, ne } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listRecordEvents } from '#db/pace/events/events.ts'
import { communications, leads, people } from '#db/pace/schema.ts'
import { contactWords } from '#words/contacts.ts'
import { timelineWords } from '#words/timeline.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { noFinding } from './support/no-finding.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('An agent and her manager edit one lead together, and Postgres has it', async () => {
  const { signIn, database } = workspace
  const lead = await findLeadOf('sara.haddad@pace.demo')
  const sara = await signIn('Sara Haddad', `/leads/${lead.id}`)
  const layla = await signIn('Layla Nasser', `/leads/${lead.id}`)
  await saved(sara)
  await saved(layla)

  await sara.getByLabel('Budget to').fill('185k')
  await sara.getByLabel('Budget to').press('Enter')
  await layla.getByLabel('Bedrooms').fill('3')
  await layla.getByLabel('Bedrooms').press('Enter')
  await waitFor(async () => (await layla.getByLabel('Budget to').inputValue()) === '185,000', {
    what: "Sara's budget on Layla's page",
  })
  await waitFor(async () => (await sara.getByLabel('Bedrooms').inputValue()) === '3', {
    what: "Layla's bedrooms on Sara's page",
  })

  const row = await waitFor(
    async () => {
      const [found] = await database.db.select().from(leads).where(eq(leads.id, lead.id))
      return found?.budgetMax === 185_000 && found.bedrooms === 3 && found
    },
    { what: 'both edits in the row' },
  )
  expect(row.reference).toBe(lead.reference)
  await waitFor(async () => {
    const events = await listRecordEvents(database.db, 'lead', lead.id, 50)
    return events.some((event) => event.new?.['budgetMax'] === 185_000)
  })
})

test('Two people write notes at once and see each other’s cursor', async () => {
  const { signIn } = workspace
  const lead = await findLeadOf('sara.haddad@pace.demo')
  const sara = await signIn('Sara Haddad', `/leads/${lead.id}`)
  const layla = await signIn('Layla Nasser', `/leads/${lead.id}`)
  const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes' })
  await saved(sara)
  await saved(layla)
  await notes(sara).click()
  await sara.keyboard.type('Wants a sea view. ')
  await notes(layla).getByText('Wants a sea view.').waitFor()
  await layla.getByText('Sara Haddad').first().waitFor()
  await notes(layla).click()
  await layla.keyboard.press('Control+End')
  await layla.keyboard.type('Call before six.')
  await notes(sara).getByText('Call before six.').waitFor()
})

test('A value that cannot be is said at its field and is not lost', async () => {
  const { signIn } = workspace
  const lead = await findLeadOf('sara.haddad@pace.demo')
  const sara = await signIn('Sara Haddad', `/leads/${lead.id}`)
  await saved(sara)
  await sara.getByLabel('E-mail').fill('not an address')
  await sara.getByLabel('E-mail').press('Tab')
  await sara.getByRole('alert').getByText('Write an address like name@example.com.').waitFor()
  expect(await sara.getByLabel('E-mail').inputValue()).toBe('not an address')
})

test('What is typed while the sync server is down arrives when it is back', async () => {
  const { signIn, pace, database } = workspace
  const lead = await findLeadOf('sara.haddad@pace.demo')
  const sara = await signIn('Sara Haddad', `/leads/${lead.id}`)
  await saved(sara)
  const { promise: typed, resolve: goOn } = Promise.withResolvers<void>()
  const back = pace.crash('sync-server', typed)
  await sara.getByRole('status').getByText('Offline').first().waitFor()
  await sara.getByLabel('Bathrooms').fill('4')
  await sara.getByLabel('Bathrooms').press('Enter')
  goOn()
  await back
  await saved(sara)
  await waitFor(
    async () => {
      const [found] = await database.db.select().from(leads).where(eq(leads.id, lead.id))
      return found?.bathrooms === 4
    },
    { what: 'the offline edit in the row' },
  )
})

test('The timeline is narrowed by keys to what one wants, page after page, and is so on the next record too', async () => {
  const { signIn, database } = workspace
  const lead = await findLeadOf('sara.haddad@pace.demo')
  const [row] = await database.db.select().from(leads).where(eq(leads.id, lead.id))
  const contactId = row?.contactId ?? ''
  const common = { contactId, leadId: lead.id, channel: 'whatsapp', direction: 'inbound' } as const
  await database.db.insert(communications).values(
    Array.from({ length: 70 }, (_, at) => ({
      ...common,
      body: `رسالة ${at} O’Brien 😀`,
      at: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
    })),
  )
  const words = timelineWords()
  const page = await signIn('Sara Haddad', `/leads/${lead.id}`)
  await page.keyboard.press('f')
  const filter = page.getByRole('group', { name: words.show })
  const chip = (name: string) => filter.getByRole('button', { name, exact: true })
  await waitFor(() => chip(words.all).evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await filter.locator('[aria-pressed="true"]').filter({ hasText: words.groups.messages }).waitFor()
  await waitFor(async () =>
    expect(await chip(words.all).getAttribute('aria-pressed')).toBe('false'),
  )
  await page.getByText('رسالة 69 ').waitFor()
  await noFinding(page, '[role="tabpanel"]')
  await page.getByRole('link', { name: words.older }).press('Enter')
  await page.getByText('رسالة 0 ').waitFor()
  await page.getByText('رسالة 69 ').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: words.newest }).press('Enter')
  await page.getByText('رسالة 69 ').waitFor()

  await chooseLanguage(page, 'العربية')
  const arabic = timelineWords('ar')
  await page.goto(`/contacts/${contactId}`)
  await page.getByRole('tab', { name: contactWords('ar').timeline.title }).press('Enter')
  const there = page.getByRole('group', { name: arabic.show })
  await there.locator('[aria-pressed="true"]').filter({ hasText: arabic.groups.messages }).waitFor()
  await page.getByText('رسالة 69 ').waitFor()
  await noFinding(page, '[role="tabpanel"]')
  await there.getByRole('button', { name: arabic.groups.messages }).press('Enter')
  await there.locator('[aria-pressed="true"]').filter({ hasText: arabic.all }).waitFor()
})

async function saved(page: Page): Promise<void> {
  await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor()
}

async function findLeadOf(email: string) {
  const [found] = await workspace.database.db
    .select({ id: leads.id, reference: leads.reference })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(and(eq(people.email, email), ne(leads.stage, 'lost')))
    .orderBy(leads.reference)
    .limit(1)
  if (!found) throw new Error(`${email} owns no lead`)
  return found
}
