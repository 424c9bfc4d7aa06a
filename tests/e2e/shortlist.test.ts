import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { areas, contacts, leads, listings, people, viewings } from '#db/pace/schema.ts'
import { messageWords } from '#words/messages.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { noFinding } from './support/no-finding.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** References are numbers: a document whose reference is none becomes no row. */
let made = 90_000
const PHONE = { width: 360, height: 740 }

test('An agent chooses homes for a customer, who likes one, refuses one and asks for a viewing on a phone; the agent sees each as it happens', async () => {
  const { signIn, visit } = workspace
  const words = shortlistWords('en')
  const { lead, homes } = await leadWithHomes('en')
  const [liked, refused] = homes
  const sara = await signIn('Sara Haddad', `/leads/${lead}`)
  await sara.getByRole('tab', { name: /^Matching/ }).click()
  for (const home of homes) await sara.getByLabel(words.choose(home)).check()
  await sara.getByText(words.chosen(2)).waitFor()
  await noFinding(sara, '[role="tabpanel"]')
  await sara.getByRole('button', { name: words.make }).click()
  await sara.getByLabel(words.greeting).fill('As we said on the phone 🙂')
  await noFinding(sara, '[role="dialog"]')
  await sara.getByRole('button', { name: words.create }).click()
  const address = await linkIn(sara, words.link)
  await noFinding(sara, '[role="tabpanel"]')
  await sara.getByRole('button', { name: words.sendBy.email }).press('Enter')
  await sara.getByText(words.sent(messageWords('en').channels.email)).waitFor()

  const customer = await visit()
  await customer.setViewportSize(PHONE)
  await customer.goto(address)
  await customer.getByText('As we said on the phone 🙂').waitFor()
  await customer.getByText('7100').nth(1).waitFor()
  await fits(customer)
  await noFinding(customer, 'html')
  await sara.getByRole('tab', { name: 'Timeline', exact: true }).click()
  await sara.getByText(words.timeline.opened).waitFor()
  await customer.getByRole('button', { name: `${words.page.yes}: ${liked}` }).click()
  const card = (home: string) => customer.getByRole('article', { name: home })
  await card(liked).getByText(words.page.saidYes).waitFor()
  await sara.getByText(words.timeline.yes.replace('{listing}', liked)).waitFor()
  await card(refused).getByText(words.page.no, { exact: true }).click()
  await card(refused).getByLabel(words.page.whyNot).fill('Too dark, O’Brien 😀')
  await card(refused).getByRole('button', { name: words.page.send }).click()
  await card(refused).getByText(words.page.saidNo).waitFor()
  await sara.getByText('Too dark, O’Brien 😀').waitFor()
  await card(liked).getByText(words.page.view, { exact: true }).click()
  // Not the first: its notice may run out while it is looked at.
  await card(liked).getByLabel(words.page.when).selectOption({ index: 3 })
  await noFinding(customer, 'html')
  await card(liked).getByRole('button', { name: words.page.ask }).click()
  await card(liked)
    .getByText(/^Viewing: .* in touch/)
    .waitFor()
  const line = sara.getByRole('listitem').filter({ hasText: /^Viewing / })
  await line.filter({ hasText: liked }).waitFor()

  await sara.getByRole('tab', { name: /^Matching/ }).click()
  await sara.getByText(words.unsuited(1)).click()
  const back = sara.getByRole('button', { name: words.suit })
  await sara.getByText(words.byCustomer).waitFor()
  expect(await sara.getByLabel(words.choose(refused)).count()).toBe(0)
  await back.click()
  await sara.getByLabel(words.choose(refused)).waitFor()
  await sara.getByRole('button', { name: words.revoke, exact: true }).click()
  await sara.getByRole('dialog').getByRole('button', { name: words.revoke, exact: true }).click()
  await sara.getByText(words.revoked, { exact: true }).waitFor()
  await customer.goto(address)
  await customer.getByRole('heading', { name: words.page.closed }).waitFor()
  await noFinding(customer, 'html')
  const told = await signIn('Sara Haddad', '/notifications')
  await told.getByRole('link', { name: new RegExp(`says no to .*${refused}`) }).waitFor()
})

test('In Arabic, from a listing’s page: the customer reads Arabic from the right, and what was sold meanwhile says so', async () => {
  const { signIn, visit, database } = workspace
  const words = shortlistWords('ar')
  const { homes, ids, name } = await leadWithHomes('ar')
  const [first] = homes
  const sara = await signIn('Sara Haddad', `/listings/${ids[0]}`)
  await chooseLanguage(sara, 'العربية')
  await sara.getByRole('link', { name: words.forLead(name) }).click()
  const ticked = sara.getByLabel(words.choose(first))
  await ticked.waitFor()
  await waitFor(() => ticked.isChecked())
  await sara.getByRole('button', { name: words.make }).click()
  await sara.getByRole('button', { name: words.create }).click()
  const address = await linkIn(sara, words.link)
  expect(address).toContain('/shortlists/ar/')
  const customer = await visit()
  await customer.setViewportSize(PHONE)
  await customer.goto(address)
  await customer.getByRole('heading', { name: words.page.heading }).waitFor()
  expect(await customer.locator('html').getAttribute('dir')).toBe('rtl')
  await fits(customer)
  await noFinding(customer, 'html')
  await customer.getByRole('button', { name: new RegExp(`^${words.page.yes}`) }).click()
  await customer.getByText(words.page.saidYes).waitFor()
  await database.db
    .update(listings)
    .set({ status: 'sold' })
    .where(eq(listings.id, ids[0] ?? ''))
  await customer.reload()
  await customer.getByText(words.page.gone).waitFor()
  await noFinding(customer, 'html')
})

/** The link that is shown once. */
async function linkIn(page: Page, label: string): Promise<string> {
  const shown = page.locator(`code[aria-label="${label}"]`)
  await shown.waitFor()
  return (await shown.textContent()) ?? ''
}

/** Nothing is wider than the phone. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(PHONE.width)
}

/** A lead of Sara's and two homes that nobody else asks for, in an area of their own. */
async function leadWithHomes(language: 'en' | 'ar') {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  await db.delete(viewings)
  const [lead, contactId] = [randomUUID(), randomUUID()]
  const mark = lead.slice(0, 8)
  const number = String((made += 1))
  const name = `Customer ${mark}`
  const whose = { ownerId: sara?.id, teamId: sara?.teamId }
  const area = `area-${mark}`
  await db.insert(areas).values({ key: area, name: `Area ${mark}`, city: 'Dubai' })
  await db
    .insert(contacts)
    .values({ id: contactId, name, language, email: `${mark}@customer.example`, ...whose })
  await db.insert(leads).values({
    id: lead,
    reference: `L-${number}`,
    stage: 'qualified',
    name,
    contactId,
    intent: 'buy',
    areas: [area],
    bedrooms: 2,
    budgetMax: 3_000_000,
    ...whose,
  })
  const homes = [`Sea view ${mark}`, `Courtyard ${mark}`] as const
  const ids = homes.map(() => randomUUID())
  await db.insert(listings).values(
    homes.map((title, at) => ({
      id: ids[at] ?? '',
      reference: `P-${number}${at}`,
      title,
      titleAr: `منزل ${title}`,
      status: 'available',
      purpose: 'sale',
      area,
      bedrooms: 2,
      price: 2_000_000 + at,
      permitNumber: `7100${at}`,
      teamId: sara?.teamId ?? null,
      agentId: sara?.id ?? null,
    })),
  )
  return { lead, homes, ids, name }
}
