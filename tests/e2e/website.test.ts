import { eq } from 'drizzle-orm'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { leads, listings } from '#db/pace/schema.ts'
import { embedWords } from '#words/embed.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { openSite, publishHomes } from './support/house-site.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A visitor of the house’s site searches homes, opens one and asks about it: it is a lead', async () => {
  const { db } = workspace.database
  const [home] = await publishHomes(workspace, 3)
  if (!home) throw new Error('The demo has no listing to publish.')
  await db
    .update(listings)
    .set({
      title: 'A home <b>by</b> O’Brien',
      updatedAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    .where(eq(listings.id, home.id))
  const { origin } = await openSite(
    workspace,
    (key) =>
      `<html lang="en"><title>Site</title><main><h1>Site</h1><pace-listings key="${key}"></pace-listings></main>`,
  )
  const page = await workspace.visit()
  const violations: string[] = []
  page.on(
    'console',
    (message) => void (message.type() === 'error' && violations.push(message.text())),
  )
  await page.goto(origin)
  await page.getByRole('button', { name: 'Show homes' }).waitFor()
  await page.getByText(/homes? shown/).waitFor()
  const scan = await new AxeBuilder({ page }).analyze()
  expect(scan.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual(
    [],
  )
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  expect(data).toContain('"@type":"RealEstateListing"')
  await page.getByRole('button', { name: 'A home <b>by</b> O’Brien' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.getByRole('alert').getByText('Say who you are.').waitFor()
  await dialog.getByLabel('Your name').fill('زوي O’Brien 😀')
  await dialog.getByLabel('E-mail').fill('zoe.visitor@example.com')
  await dialog.getByLabel('Message').fill('Is it free in May?')
  await dialog.getByLabel('You may write to me.').check()
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.getByRole('status').getByText('Thank you.').waitFor()
  const lead = await waitFor(async () => {
    const [found] = await db.select().from(leads).where(eq(leads.email, 'zoe.visitor@example.com'))
    return found
  })
  expect(lead).toMatchObject({ name: 'زوي O’Brien 😀', source: 'website' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(violations).toEqual([])
})

test('What a visitor sends before the page has all that it asked for is a lead, too', async () => {
  const { origin } = await openSite(
    workspace,
    (key) =>
      `<html lang="en"><title>Site</title><main><h1>Site</h1><pace-enquiry key="${key}"></pace-enquiry></main>`,
  )
  const page = await workspace.visit()
  const asked = Promise.withResolvers<void>()
  const goesOn = Promise.withResolvers<void>()
  await page.route('**/token', async (route) => {
    asked.resolve()
    await goesOn.promise
    await route.continue()
  })
  await page.goto(origin)
  await asked.promise
  await page.getByLabel('Your name').fill('Early Bird')
  await page.getByLabel('E-mail').fill('early.bird@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('button', { name: embedWords('en').enquiry.sending }).waitFor()
  goesOn.resolve()
  await page.getByRole('status').getByText('Thank you.').waitFor()
  const lead = await waitFor(async () => {
    const { db } = workspace.database
    const [found] = await db.select().from(leads).where(eq(leads.email, 'early.bird@example.com'))
    return found
  })
  expect(lead).toMatchObject({ name: 'Early Bird', source: 'website' })
})

test('In Arabic everything runs from the right, wears the site’s colours, and fits a phone', async () => {
  await publishHomes(workspace, 3)
  const { origin } = await openSite(
    workspace,
    (key) =>
      `<html lang="ar" dir="rtl"><title>موقع</title><meta name="viewport" content="width=device-width"><main><h1>موقع</h1><pace-listings key="${key}" purpose="sale"></pace-listings><pace-enquiry key="${key}"></pace-enquiry></main>`,
  )
  const page = await workspace.visit()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(origin)
  const show = page.getByRole('button', { name: 'عرض المنازل' })
  await show.waitFor()
  await page.evaluate(() =>
    document.documentElement.style.setProperty('--pace-accent', 'rgb(120, 20, 90)'),
  )
  expect(await show.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
    'rgb(120, 20, 90)',
  )
  expect(await show.evaluate((button) => getComputedStyle(button).direction)).toBe('rtl')
  await page.getByRole('button', { name: 'إرسال' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByLabel('أعلى سعر').fill('1')
  await show.click()
  await page.getByText('لا يوجد منزل مطابق').waitFor()
  expect(await page.locator('script[type="application/ld+json"]').count()).toBe(0)
})

test('A page that changes its language takes nothing from an enquiry or a search that is being written', async () => {
  await publishHomes(workspace, 3)
  const { origin } = await openSite(
    workspace,
    (key) =>
      `<html lang="ar" dir="rtl"><title>موقع</title><main><h1>موقع</h1><pace-listings key="${key}"></pace-listings><pace-enquiry key="${key}"></pace-enquiry></main>`,
  )
  const page = await workspace.visit()
  await page.goto(origin)
  const [arabic, english] = [embedWords('ar'), embedWords('en')]
  await page.getByLabel(arabic.maxPrice).fill('٩ مليون')
  // The one of the page itself: another stands in the dialog, also for a moment after it has shut.
  const plain = page.locator('main > pace-enquiry')
  await plain.getByLabel(arabic.enquiry.message).fill('سؤال عام')
  await page.getByRole('listitem').first().getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('You may write to me.').check()
  await dialog.getByLabel(arabic.enquiry.name).fill('زوي O’Brien 😀')
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('pace-listings, pace-enquiry'))
      one.setAttribute('lang', 'en')
  })
  await page.getByText(/homes? shown/).waitFor()
  await dialog.getByRole('button', { name: english.close }).waitFor()
  const name = dialog.getByLabel(english.enquiry.name)
  expect(await name.inputValue()).toBe('زوي O’Brien 😀')
  expect(
    await name.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one),
  ).toBe(true)
  expect(await dialog.getByLabel('You may write to me.').isChecked()).toBe(true)
  await dialog.getByRole('button', { name: english.close }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await page.getByLabel(english.maxPrice).inputValue()).toBe('٩ مليون')
  expect(await plain.getByLabel(english.enquiry.message).inputValue()).toBe('سؤال عام')
})
