import { randomUUID } from 'node:crypto'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { callSegments, listings, people, portalPublications } from '#db/pace/schema.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { listingWords } from '#words/listing.ts'
import { newListingWords } from '#words/new-listing.ts'
import { faults } from './support/faults.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { noFinding } from './support/no-finding.ts'
import { playCall, readCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('An agent publishes a listing and sees that the portal has read it', async () => {
  const { signIn, database } = workspace
  const listing = await findUnpublished()
  const sara = await signIn('Sara Haddad', `/listings/${listing.id}`)
  const bayut = sara.getByRole('listitem').filter({ hasText: 'Bayut' })
  await bayut.getByText('Not published').waitFor()
  await bayut.getByRole('button', { name: 'Publish' }).click()
  await bayut.getByText('Read from the feed').waitFor({ timeout: PATIENCE_MS })
  // The page shows the document; its row follows.
  await waitFor(async () => {
    const [row] = await database.db
      .select()
      .from(portalPublications)
      .where(
        and(eq(portalPublications.listingId, listing.id), eq(portalPublications.portal, 'bayut')),
      )
    return row?.state === 'live'
  })
})

test('Two people write one description, and the row has its words', async () => {
  const { signIn, database } = workspace
  const listing = await findUnpublished()
  const sara = await signIn('Sara Haddad', `/listings/${listing.id}`)
  const layla = await signIn('Layla Nasser', `/listings/${listing.id}`)
  const description = (page: typeof sara) =>
    page.getByRole('textbox', { name: 'Description', exact: true })
  for (const page of [sara, layla]) {
    await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor()
  }
  await description(sara).click()
  await sara.keyboard.press('Control+End')
  await sara.keyboard.type(' Chiller free.')
  await description(layla).getByText('Chiller free.').waitFor()
  await waitFor(
    async () => {
      const [row] = await database.db.select().from(listings).where(eq(listings.id, listing.id))
      return row?.description.includes('Chiller free.')
    },
    { what: 'the words in the row' },
  )
})

async function findUnpublished() {
  const [found] = await workspace.database.db
    .select({ id: listings.id, reference: listings.reference })
    .from(listings)
    .innerJoin(people, eq(people.id, listings.agentId))
    .leftJoin(portalPublications, eq(portalPublications.listingId, listings.id))
    .where(
      and(
        eq(people.email, 'sara.haddad@pace.demo'),
        eq(listings.status, 'available'),
        isNotNull(listings.permitNumber),
        isNull(portalPublications.state),
        eq(listings.propertyType, 'apartment'),
      ),
    )
    .orderBy(listings.reference)
  if (!found) throw new Error('Sara has no listing that could be published')
  return found
}

test('A listing is made from what an owner says on a call, shown as a guess, and another one by copying it, in Arabic', async () => {
  const { signIn, database, pace } = workspace
  const call = await playCall(pace, await readCall('landlord-valuation'), 40)
  await waitFor(
    async () => {
      const rows = await database.db
        .select({ text: callSegments.text, annotations: callSegments.annotations })
        .from(callSegments)
        .where(eq(callSegments.callId, call))
      const marks = rows.flatMap(({ annotations }) => annotations)
      const isSaid = rows.some(({ text }) => text.includes('31st floor, 1,150 square feet'))
      return isSaid && marks.some(({ kind, type }) => kind === 'entity' && type === 'bedrooms')
    },
    { what: 'what the owner says of the home, marked' },
  )
  const omar = await signIn('Omar Khan', `/calls/${call}`)
  await omar.getByRole('link', { name: 'List the home of this call' }).click()
  const dialog = omar.getByRole('dialog', { name: 'New listing' })
  await dialog.getByText(/guess(es)? from the call/).waitFor()
  await dialog.getByText('Heard: “31st floor”').waitFor()
  await waitFor(async () => expect(await dialog.getByLabel('Size').inputValue()).toBe('1150'))
  expect(await faults(omar)).toEqual([])
  const title = `Home of an owner who rang ${randomUUID().slice(0, 8)}`
  await dialog.getByLabel('Title', { exact: true }).fill(title)
  await dialog.getByLabel('Building').fill('Cayan Tower')
  await dialog.getByLabel('Unit', { exact: true }).fill('٤٢٠١')
  await dialog.getByRole('button', { name: 'Create draft' }).press('Enter')
  await omar.waitForURL(/\/listings\/[0-9a-f-]{36}$/)
  const made = await waitFor(async () => {
    const [row] = await database.db.select().from(listings).where(eq(listings.title, title))
    return row
  })
  expect(made).toMatchObject({ status: 'draft', building: 'Cayan Tower' })

  await chooseLanguage(omar, 'العربية')
  const words = newListingWords('ar')
  await omar.getByRole('link', { name: listingWords('ar').copy }).click()
  const like = omar.getByRole('dialog', { name: words.titleOfCopy })
  await like.getByText(words.copiedFrom(title)).waitFor()
  const unit = like.getByLabel('الوحدة', { exact: true })
  await waitFor(async () => expect(await unit.inputValue()).toBe(''))
  expect(await faults(omar)).toEqual([])
  await unit.fill('4202')
  await like.getByRole('button', { name: words.create }).press('Enter')
  await waitFor(
    async () => {
      const rows = await database.db
        .select()
        .from(listings)
        .where(eq(listings.title, title))
        .orderBy(listings.reference)
      expect(rows.map((row) => [row.unit, row.status])).toEqual([
        [made.unit, 'draft'],
        ['4202', 'draft'],
      ])
      return true
    },
    { what: 'the copy' },
  )
})

test('What is missing leads to its field, beside the page and over it; both languages are written beside each other', async () => {
  const { signIn, database } = workspace
  const listing = await findUnpublished()
  const sara = await signIn('Sara Haddad', `/listings/${listing.id}`)
  const layla = await signIn('Layla Nasser', `/listings/${listing.id}`)
  const portals = sara.getByRole('complementary').getByRole('region', { name: 'Portals' })
  const finder = portals.getByRole('listitem').filter({ hasText: 'Property Finder' })
  const arabic = (page: typeof sara) => page.getByRole('textbox', { name: 'Arabic title' })
  await arabic(sara).fill('')
  await sara.keyboard.press('Tab')
  await finder.getByRole('button', { name: 'an Arabic title' }).press('Enter')
  await sara.locator('textarea[lang=ar]:focus').waitFor()
  await sara.keyboard.type('شقة بإطلالة على البحر')
  await waitFor(async () => expect(await arabic(layla).inputValue()).toBe('شقة بإطلالة على البحر'))
  await waitFor(async () => {
    const [row] = await database.db.select().from(listings).where(eq(listings.id, listing.id))
    return row?.titleAr === 'شقة بإطلالة على البحر'
  })
  await finder.getByRole('button', { name: 'an Arabic title' }).waitFor({ state: 'detached' })

  await sara.setViewportSize({ width: 390, height: 844 })
  await sara.getByRole('button', { name: listingWords('en').panel }).click()
  const sheet = sara.getByRole('dialog')
  await sheet
    .getByRole('listitem')
    .filter({ hasText: 'Property Finder' })
    .getByRole('button', { name: 'five photos' })
    .click()
  await sheet.waitFor({ state: 'detached' })
  await sara
    .locator('[data-field=photos] :focus, [data-field=photos]:focus')
    .waitFor({ state: 'attached' })
})

test('An agent asks for a review, the manager gives it back with words and approves it then, in Arabic', async () => {
  const { signIn, database } = workspace
  const sara = await openDraft()
  const address = new URL(sara.url()).pathname
  const draft = address.split('/').at(-1) ?? ''
  const bar = (page: Page) => page.getByRole('region', { name: listingWords('en').review.title })
  await bar(sara).getByRole('button', { name: 'Ask for a review' }).press('Enter')
  await bar(sara).getByText('Waits for a review.').waitFor()

  const layla = await signIn('Layla Nasser', '/notifications')
  await layla.getByRole('link', { name: /Sara Haddad.? asks you to review/ }).waitFor()
  await chooseLanguage(layla, 'العربية')
  await layla.goto(address)
  const words = listingWords('ar').review
  const review = layla.getByRole('region', { name: words.title })
  await review.getByText(words.asked('Sara Haddad')).waitFor()
  expect(await faults(layla)).toEqual([])
  await review.getByRole('button', { name: words.giveBack, exact: true }).press('Enter')
  await review.getByLabel(words.whatToPutRight).fill('السعر أعلى من السوق، راجع صور المطبخ 🙂')
  await review.getByRole('button', { name: words.sendBack }).press('Enter')

  await bar(sara).getByText('Layla Nasser gave it back').waitFor()
  await bar(sara).getByText('السعر أعلى من السوق، راجع صور المطبخ 🙂').waitFor()
  // Beside it the corner offers for a while to take back what she did, and fades some time.
  await noFinding(sara, 'main')
  await bar(sara).getByRole('button', { name: 'Ask again' }).press('Enter')
  await review.getByRole('button', { name: words.approve }).press('Enter')
  await sara.getByRole('button', { name: 'Change the status: Available' }).waitFor()
  await waitFor(async () => {
    const [row] = await database.db.select().from(listings).where(eq(listings.id, draft))
    return row?.status === 'available' && row.reviewWords === null
  })
  await sara.goto('/notifications')
  await sara.getByText(/Layla Nasser.? approved/).waitFor()
})

/** A draft of Sara's, as she makes it, and where she is then. */
async function openDraft(): Promise<Page> {
  const sara = await workspace.signIn('Sara Haddad', '/listings?new=')
  const title = `Reviewed home ${randomUUID().slice(0, 8)}`
  const dialog = sara.getByRole('dialog', { name: newListingWords('en').title })
  await dialog.getByLabel('Title', { exact: true }).fill(title)
  await dialog.getByRole('button', { name: 'Create draft' }).press('Enter')
  await sara.waitForURL(/\/listings\/[0-9a-f-]{36}$/)
  return sara
}
