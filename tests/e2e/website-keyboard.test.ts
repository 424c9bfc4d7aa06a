import AxeBuilder from '@axe-core/playwright'
import { eq, inArray } from 'drizzle-orm'
import type { ElementHandle, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, listings } from '#db/pace/schema.ts'
import { embedWords } from '#words/embed.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { openSite, publishHomes } from './support/house-site.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const words = embedWords('ar')
const NARROW = 360
const TITLE = 'شقة O’Brien المطلة على البحر'

test('In Arabic, by the keyboard alone and 360 wide, a visitor searches, looks at a home and asks; axe finds nothing on the way', async () => {
  await homeThatIsFound()
  const { page, key } = await visit()
  for (const name of ['purpose', 'area', 'propertyType', 'bedrooms', 'maxPrice'])
    expect((await tab(page)).name).toBe(name)
  await page.keyboard.type('غالي جدا')
  await page.keyboard.press('Enter')
  await page.getByText(words.priceUnread).waitFor()
  expect(await focused(page)).toMatchObject({ name: 'maxPrice', isInvalid: true })
  await isSound(page)

  await page.keyboard.press('Control+a')
  await page.keyboard.type('٠٫٨ مليون')
  for (let back = 0; back < 4; back += 1) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByLabel(words.purpose).inputValue()).toBe('sale')
  for (let on = 0; on < 5; on += 1) await page.keyboard.press('Tab')
  expect((await focused(page)).text).toBe(words.show)
  const shownBefore = await page.getByRole('listitem').first().elementHandle()
  await page.keyboard.press('Enter')
  await untilGone(shownBefore)
  await untilShown(page, await published(key, 'purpose=sale&maxPrice=800000'))
  expect((await tab(page)).text).toBe(TITLE)
  await isSound(page)

  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: words.details(TITLE) })
  await dialog.getByText('وصف'.repeat(200)).waitFor()
  expect((await focused(page)).text).toBe(words.close)
  await dialog.getByLabel(CONSENT).waitFor()
  await isSound(page)
  await isFromTheRight(page)
  for (const name of ['name', 'phone', 'email', 'message', 'consent'])
    expect((await tab(page)).name).toBe(name)
  expect((await tab(page)).text).toBe(words.enquiry.send)
  await page.keyboard.press('Enter')
  await dialog.getByText(`${words.enquiry.nameMissing} ${words.enquiry.reachMissing}`).waitFor()
  expect(await focused(page)).toMatchObject({ name: 'name', isInvalid: true })
  await isSound(page)

  await page.keyboard.type('زوي O’Brien')
  await tab(page)
  await page.keyboard.type('٠٥٠ ١٢٣ ٩٨٧٦')
  await tab(page)
  await tab(page)
  await page.keyboard.type('هل هي شاغرة؟')
  await tab(page)
  await page.keyboard.press('Space')
  await tab(page)
  await page.keyboard.press('Enter')
  await dialog.getByRole('status').getByText(words.enquiry.sent).waitFor()
  expect((await focused(page)).text).toBe(words.enquiry.sent)
  await isSound(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await waitFor(async () => (await focused(page)).text === TITLE, { what: 'the keyboard back' })
  const lead = await waitFor(async () => {
    const { db } = workspace.database
    const [found] = await db.select().from(leads).where(eq(leads.phone, '+971501239876'))
    return found
  })
  expect(lead).toMatchObject({ name: 'زوي O’Brien', source: 'website' })
})

test('More homes are shown by the keyboard, from the first new one on; a page may change its language', async () => {
  await publishHomes(workspace, 14)
  const { page, key } = await visit()
  await untilShown(page, 12)
  await page.getByRole('button', { name: words.more }).focus()
  await page.keyboard.press('Enter')
  const all = await published(key, 'limit=48')
  await untilShown(page, Math.min(all, 24))
  const thirteenth = page.getByRole('listitem').nth(12).getByRole('button')
  expect((await focused(page)).text).toBe(await thirteenth.textContent())
  await isSound(page)
  await page.evaluate(() => document.querySelector('pace-listings')?.setAttribute('lang', 'en'))
  await page.getByRole('button', { name: embedWords('en').show }).waitFor()
  await untilShown(page, 12)
  await page.getByText(embedWords('en').found(12)).waitFor()
})

const CONSENT = 'You may write to me.'

/** Newer than all others, cheap where they are dear, and with words that no line holds. */
async function homeThatIsFound() {
  const [home, ...others] = await publishHomes(workspace, 3)
  if (!home) throw new Error('The demo has no listing to publish.')
  const dear = others.map(({ id }) => id)
  await workspace.database.db
    .update(listings)
    .set({ price: 2_000_000 })
    .where(inArray(listings.id, dear))
  const described = { titleAr: TITLE, descriptionAr: 'وصف'.repeat(200) }
  await workspace.database.db
    .update(listings)
    .set({
      ...described,
      purpose: 'sale',
      price: 700_000,
      updatedAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    .where(eq(listings.id, home.id))
}

async function visit() {
  const { origin, key } = await openSite(
    workspace,
    (given) =>
      `<html lang="ar" dir="rtl"><title>موقع</title><meta name="viewport" content="width=device-width"><main><h1>موقع</h1><pace-listings key="${given}"></pace-listings></main>`,
  )
  const page = await workspace.visit()
  await page.setViewportSize({ width: NARROW, height: 740 })
  await page.goto(origin)
  await page.getByRole('listitem').first().waitFor()
  return { page, key }
}

async function published(key: string, query: string): Promise<number> {
  const { APP_URL } = workspace.pace.urls
  const answer = await fetch(`${APP_URL}/site/${key}/listings?${query}`)
  const { data }: { data: unknown[] } = await answer.json()
  return data.length
}

async function untilShown(page: Page, count: number) {
  await waitFor(async () => (await page.getByRole('listitem').count()) === count)
}

/** Of a search that is answered no card stands any more that was there before it, whatever their number. */
async function untilGone(card: ElementHandle | null) {
  await waitFor(async () => (await card?.evaluate((one) => one.isConnected)) === false)
}

async function tab(page: Page) {
  await page.keyboard.press('Tab')
  return focused(page)
}

/** Where the keyboard is, through the elements' own trees. */
function focused(page: Page) {
  return page.evaluate(() => {
    let at: Element | null = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return {
      name: at?.getAttribute('name') ?? null,
      text: at?.textContent ?? '',
      isInvalid: at?.getAttribute('aria-invalid') === 'true',
    }
  })
}

/** Nothing that axe knows of, and nothing that is wider than the screen. */
async function isSound(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    NARROW,
  )
}

async function isFromTheRight(page: Page) {
  const dialog = page.getByRole('dialog')
  const title = await dialog.getByRole('heading', { name: TITLE }).boundingBox()
  const close = await dialog.getByRole('button', { name: words.close }).boundingBox()
  expect(close?.x).toBeLessThan(title?.x ?? 0)
  const inside = await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)
  expect(inside).toBeLessThanOrEqual(0)
}
