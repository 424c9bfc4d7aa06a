import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { expect, onTestFinished, test } from 'vitest'
import { addDoor } from '#db/pace/arrivals/doors.ts'
import { leads, listings, portalPublications } from '#db/pace/schema.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const AT = '2026-03-01T10:00:00.000Z'

/** A site of the house at an origin of its own, with a policy that lets no inline script or style through. */
async function openSite(write: (key: string) => string) {
  const { APP_URL } = workspace.pace.urls
  let page = ''
  const server = createServer((request, response) => {
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${APP_URL}; connect-src ${APP_URL}; img-src ${APP_URL} https:`,
    )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.url === '/' ? page : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const key = crypto.randomUUID()
  const settings = FormSettingsSchema.parse({
    origins: [origin],
    leastSeconds: 0,
    consent: 'You may write to me.',
    consentChannels: ['email'],
  })
  const by = { actor: 'person:admin', via: 'test' }
  await addDoor(workspace.database.db, {
    door: { channel: 'form', name: 'Site', key, settings, secret: null },
    by,
  })
  page = `<!doctype html>${write(key)}<script async src="${APP_URL}/embed/pace.js"></script>`
  return { origin, key }
}

async function publishHomes(count: number) {
  const { db } = workspace.database
  const homes = await db
    .select()
    .from(listings)
    .where(and(eq(listings.status, 'available'), isNotNull(listings.permitNumber)))
    .orderBy(asc(listings.reference))
    .limit(count)
  for (const { id } of homes) {
    const publication = { listingId: id, portal: 'website', state: 'live', at: AT }
    await db
      .insert(portalPublications)
      .values(publication)
      .onConflictDoUpdate({
        target: [portalPublications.listingId, portalPublications.portal],
        set: { state: 'live' },
      })
  }
  return homes
}

test('A visitor of the house’s site searches homes, opens one and asks about it: it is a lead', async () => {
  const { db } = workspace.database
  const [home] = await publishHomes(3)
  if (!home) throw new Error('The demo has no listing to publish.')
  await db
    .update(listings)
    .set({
      title: 'A home <b>by</b> O’Brien',
      updatedAt: new Date(Date.now() + 60_000).toISOString(),
    })
    .where(eq(listings.id, home.id))
  const { origin } = await openSite(
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

test('In Arabic everything runs from the right, wears the site’s colours, and fits a phone', async () => {
  await publishHomes(3)
  const { origin } = await openSite(
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
