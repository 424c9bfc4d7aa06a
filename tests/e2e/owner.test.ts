import { AxeBuilder } from '@axe-core/playwright'
import { and, eq, inArray } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  areas,
  communications,
  contacts,
  leads,
  listingPrices,
  listings,
  listingStatuses,
  people,
  properties,
  propertyOwners,
} from '#db/pace/schema.ts'
import { marketWords } from '#words/market.ts'
import { listingWords } from '#words/listing.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const PHONE = { width: 360, height: 740 }
const DAY_MS = 86_400_000

test('An agent sees how a home stands, tells applicants of it, and sends its owner a report that opens live, on paper too, until it is revoked', async () => {
  const { signIn, visit } = workspace
  const [market, listing, owner] = [marketWords('en'), listingWords('en'), ownerReportWords('en')]
  const { home, beside, names, contactIds, ownerName } = await homeOnTheMarket()
  const sara = await signIn('Sara Haddad', `/listings/${home}`)
  await sara.getByText(market.dayCount(20), { exact: true }).waitFor()
  await sara.getByRole('img', { name: /^Price from AED 2,000,000 to AED 1,900,000/ }).waitFor()
  await sara.getByRole('row', { name: /AED 1,900,000.*-5%/ }).waitFor()
  await sara.getByText(/^5% below · 1 like it/).waitFor()
  await noFinding(sara, 'main')
  await sara.getByRole('tab', { name: listing.compare }).click()
  await sara.getByRole('link', { name: new RegExp(beside) }).waitFor()
  await noFinding(sara, '[role="tabpanel"]')

  await sara.getByRole('tab', { name: new RegExp(`^${listing.applicants}`) }).click()
  const [first = '', second = '', third = '', silent = ''] = names
  const row = (name: string) => sara.getByRole('listitem').filter({ hasText: name })
  await row(silent).getByText(market.applicants.why.notAgreed).waitFor()
  await noFinding(sara, '[role="tabpanel"]')
  await row(first)
    .getByRole('button', { name: market.applicants.tellName(first, market.applicants.by.email) })
    .click()
  await row(first)
    .getByText(new RegExp(`^${market.applicants.shown}`))
    .waitFor()
  await sara.getByRole('button', { name: market.applicants.all(2) }).click()
  const asked = sara.getByRole('alertdialog').or(sara.getByRole('dialog'))
  await asked.getByText(market.applicants.allTitle(2)).waitFor()
  await asked.getByRole('button', { name: market.applicants.all(2) }).click()
  await sara.getByText(market.applicants.toldCount(2)).waitFor()
  for (const name of [second, third])
    await row(name)
      .getByText(new RegExp(`^${market.applicants.shown}`))
      .waitFor()
  await waitFor(async () => {
    const sent = await messagesTo(contactIds)
    expect(
      sent.map(({ subject }) => (subject ?? '').slice(0, 6)).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['A home', 'A home', 'منزل ق'])
    return true
  })

  await sara.getByRole('button', { name: owner.make }).click()
  const dialog = sara.getByRole('dialog')
  await dialog.getByLabel(owner.forWhom, { exact: true }).selectOption({ label: ownerName })
  await dialog.getByLabel(owner.language).selectOption('ar')
  await dialog.getByLabel(owner.greeting).fill('كما اتفقنا 🙂 O’Brien')
  await noFinding(sara, '[role="dialog"]')
  await dialog.getByRole('button', { name: owner.create }).click()
  const shown = sara.locator(`code[aria-label="${owner.link}"]`)
  await shown.waitFor()
  const address = (await shown.textContent()) ?? ''
  await sara.getByText(owner.notOpened).waitFor()

  const visitor = await visit()
  await visitor.setViewportSize(PHONE)
  await visitor.goto(address)
  const said = ownerReportWords('ar').page
  await visitor.getByRole('heading', { name: said.heading }).waitFor()
  await visitor.getByText('كما اتفقنا 🙂 O’Brien').waitFor()
  expect(await visitor.locator('html').getAttribute('dir')).toBe('rtl')
  await fits(visitor)
  await noFinding(visitor, 'html')
  await sara.getByText(new RegExp(`^${owner.opened}`)).waitFor()
  await visitor.goto(address.replace('/ar/', '/en/'))
  await visitor.getByRole('heading', { name: owner.page.heading }).waitFor()
  for (const name of names) await visitor.getByText(name).waitFor({ state: 'detached' })
  await noFinding(visitor, 'html')
  const paper = await visitor.request.get(`${address}/report.pdf`)
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])

  await chooseLanguage(sara, 'العربية')
  const ar = ownerReportWords('ar')
  const reports = sara.getByRole('list', { name: ar.reports })
  await reports.getByText(ownerName).waitFor()
  await noFinding(sara, 'main')
  await reports.getByRole('button', { name: ar.revoke }).click()
  await sara
    .getByRole('alertdialog')
    .or(sara.getByRole('dialog'))
    .getByRole('button', { name: ar.revoke })
    .click()
  await reports.getByText(ar.revoked).waitFor()
  await visitor.goto(address)
  await visitor.getByRole('heading', { name: 'هذه الصفحة مغلقة' }).waitFor()
  await noFinding(visitor, 'html')
})

/** Nothing is wider than the phone. */
async function fits(page: Page): Promise<void> {
  await waitFor(async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    return wide <= PHONE.width
  })
}

async function noFinding(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(within).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`),
  ).toEqual([])
}

function messagesTo(contactIds: readonly string[]) {
  return workspace.database.db
    .select({ subject: communications.subject })
    .from(communications)
    .where(
      and(
        inArray(communications.contactId, [...contactIds]),
        eq(communications.direction, 'outbound'),
      ),
    )
}

/** A home of Sara's team in an area of its own, twenty days on the market, with an owner, a home beside it, and four who ask for it. */
async function homeOnTheMarket() {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const [home, propertyId, ownerId] = [randomUUID(), randomUUID(), randomUUID()]
  const mark = home.slice(0, 8)
  const number = String(Number.parseInt(mark, 16))
  const whose = { ownerId: sara?.id ?? null, teamId: sara?.teamId ?? null }
  const area = `area-${mark}`
  const ownerName = `Owner ${mark}`
  const beside = `Beside ${mark}`
  await db.insert(areas).values({ key: area, name: `Area ${mark}`, city: 'Dubai' })
  await db.insert(contacts).values({ id: ownerId, name: ownerName, ...whose })
  await db.insert(properties).values({ id: propertyId, teamId: sara?.teamId ?? null })
  await db.insert(propertyOwners).values({ propertyId, contactId: ownerId, share: 100 })
  const flat = { purpose: 'sale', area, bedrooms: 2, sizeSqft: 1_000, status: 'available' }
  const kept = { agentId: sara?.id ?? null, teamId: sara?.teamId ?? null, permitNumber: '7100' }
  await db.insert(listings).values([
    {
      ...flat,
      ...kept,
      id: home,
      reference: `P-${number}1`,
      propertyId,
      title: `Sea view ${mark}`,
      titleAr: `إطلالة ${mark}`,
      price: 1_900_000,
    },
    {
      ...flat,
      ...kept,
      id: randomUUID(),
      reference: `P-${number}2`,
      title: beside,
      price: 2_000_000,
    },
  ])
  // Half a day more, so that it is as many days whenever the journey runs.
  const ago = (days: number) => new Date(Date.now() - (days + 0.5) * DAY_MS).toISOString()
  const actor = 'person:x'
  await db.insert(listingStatuses).values({ listingId: home, at: ago(20), to: 'available', actor })
  await db.insert(listingPrices).values([
    { listingId: home, at: ago(20), to: 2_000_000, until: ago(9), actor },
    { listingId: home, at: ago(9), from: 2_000_000, to: 1_900_000, actor },
  ])
  const names = ['One', 'Two', 'Three', 'Silent'].map((name) => `${name} ${mark}`)
  const contactIds = names.map(() => randomUUID())
  const proof = { at: ago(1), where: 'Desk', wording: '', by: actor }
  for (const [at, name] of names.entries()) {
    const contactId = contactIds[at] ?? ''
    const consent = at === 3 ? {} : { email: { state: 'given' as const, ...proof } }
    await db.insert(contacts).values({
      id: contactId,
      name,
      email: `${mark}${at}@b.example`,
      language: at === 0 ? 'ar' : 'en',
      consent,
      ...whose,
    })
    await db.insert(leads).values({
      id: randomUUID(),
      reference: `L-${number}${at}`,
      stage: 'qualified',
      firstContactedAt: ago(1),
      name,
      contactId,
      intent: 'buy',
      areas: [area],
      bedrooms: 2,
      budgetMax: 2_000_000,
      ...whose,
    })
  }
  return { home, beside, names, contactIds, ownerName }
}
