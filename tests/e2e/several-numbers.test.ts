import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { communications, contacts } from '#db/pace/schema.ts'
import { serveGraph } from '#tests/support/graph-stand-in.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { noticeTo, saidBy } from '#tests/support/whatsapp.ts'
import { addWriter } from './support/add-writer.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const APP_SECRET = 'the-secret-of-the-app'
const SALES = '106540352242922'
const RENTALS = '106540352242999'

/** Meta, at which the house has one app with two numbers. */
let graph: Awaited<ReturnType<typeof serveGraph>>
const env: Record<string, string> = {}
beforeAll(async () => {
  graph = await serveGraph()
  env['PACE_GRAPH_URL'] = graph.url
})
afterAll(() => void graph.stop())

const workspace = useWorkspace(env)

/** An admin opens a number; gives the address that Meta is to be told. */
async function openNumber(admin: Page, name: string, id: string): Promise<string> {
  await admin.getByRole('button', { name: 'Open a way in' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Open a way in' })
  await dialog.getByLabel('Kind').selectOption({ label: 'WhatsApp' })
  const parts = {
    Name: name,
    Secret: APP_SECRET,
    'Access token': `token of ${name}`,
    'Phone number ID': id,
    'WhatsApp Business Account ID': '102290129340398',
  }
  for (const [label, value] of Object.entries(parts))
    await dialog.getByLabel(label, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await dialog.waitFor({ state: 'detached' })
  const item = admin.getByRole('listitem').filter({ has: admin.getByText(name, { exact: true }) })
  return `${workspace.pace.urls.APP_URL}${await item.locator('code').first().textContent()}`
}

async function notify(address: string, body: string): Promise<void> {
  const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${signature}`,
  }
  expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(200)
}

const articleOf = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

test('of two numbers of one app a customer writes to the second and is answered from it, with a photo, by two people, one in Arabic on a phone; another number is chosen where it may be', async () => {
  const { signIn, database } = workspace
  const admin = await signIn('Adam Fischer', '/admin/doors')
  const address = await openNumber(admin, 'Sales line', SALES)
  await openNumber(admin, 'Rentals line', RENTALS)
  const id = await addWriter(database.db, {
    name: 'Hala Mansour',
    address: '+971501230009',
    channel: 'whatsapp',
    hoursAgo: 60,
  })
  const [sara, layla] = await Promise.all([
    signIn('Sara Haddad', `/inbox/${id}`),
    signIn('Layla Nasser', `/inbox/${id}`),
  ])
  await chooseLanguage(layla, 'العربية')
  await layla.setViewportSize({ width: 390, height: 844 })

  // Meta has one address for the app: what came to the second number comes there too.
  const write = (number: string, wamid: string, body: string) =>
    notify(
      address,
      noticeTo(number, saidBy({ id: wamid, from: '971501230009', type: 'text', text: { body } })),
    )
  await write(RENTALS, 'wamid.r1', 'Is the studio for rent?')
  await articleOf(sara, 'for rent?').getByText('to ⁨Rentals line⁩').waitFor()
  await articleOf(layla, 'for rent?').getByText('إلى ⁨Rentals line⁩').waitFor()
  const theirs = layla.getByRole('form', { name: 'أجب عبر واتساب' })
  await theirs.getByLabel('النص').fill('نعم، هذه صورته')
  const photo = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64')
  await theirs
    .getByLabel('أرفق ملفات')
    .setInputFiles([{ name: 'studio.gif', mimeType: 'image/gif', buffer: photo }])
  await theirs.getByRole('list', { name: 'الملفات المرفقة' }).getByText('studio.gif').waitFor()
  await theirs.getByRole('button', { name: 'أرسل', exact: true }).click()
  await articleOf(layla, 'نعم، هذه صورته').getByText('أُرسلت', { exact: true }).waitFor()
  await articleOf(sara, 'نعم، هذه صورته').getByText('from ⁨Rentals line⁩').waitFor()
  const sent = graph.asked.findLast(({ path }) => path.endsWith('/messages'))
  expect(sent).toMatchObject({
    path: `/${RENTALS}/messages`,
    token: 'Bearer token of Rentals line',
    body: { type: 'image', image: { caption: 'نعم، هذه صورته' } },
  })
  expect([...graph.media.values()]).toMatchObject([{ type: 'image/jpeg' }])

  // The other number has not been written to: it takes templates alone, until it is.
  const line = sara.getByRole('combobox', { name: 'From' })
  await line.selectOption({ label: 'Sales line' })
  await sara.getByRole('button', { name: 'Choose a template' }).waitFor()
  await write(SALES, 'wamid.s1', 'And to buy?')
  await articleOf(sara, 'And to buy?').getByText('to ⁨Sales line⁩').waitFor()
  const form = sara.getByRole('form', { name: 'Answer by WhatsApp' })
  await line.selectOption({ label: 'Rentals line' })
  await form.getByLabel('Text').fill('A colleague tells you.')
  await form.getByRole('button', { name: 'Send', exact: true }).click()
  await articleOf(layla, 'A colleague tells you.').getByText('من ⁨Rentals line⁩').waitFor()
  await articleOf(sara, 'A colleague tells you.').getByText('Sent', { exact: true }).waitFor()
  const rows = await waitFor(async () => {
    const all = await database.db
      .select()
      .from(communications)
      .where(eq(communications.contactId, id))
    return all.length === 5 ? all : null
  })
  expect(rows.filter(({ doorId }) => doorId !== null)).toHaveLength(4)
  expect(await database.db.$count(contacts, eq(contacts.name, 'Hala Mansour'))).toBe(1)
})
