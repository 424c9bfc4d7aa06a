import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { communications } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { addWriter } from './support/add-writer.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('an agent answers by SMS and sees into how many it is parted; the customer answers, and a colleague on a phone in Arabic reads along', async () => {
  const { db } = workspace.database
  const customer = { name: 'Huda Karim', address: '+971501230021', channel: 'sms' } as const
  const id = await addWriter(db, { ...customer, hoursAgo: 2 })
  const [sara, layla] = await Promise.all([
    workspace.signIn('Sara Haddad', `/inbox/${id}`),
    workspace.signIn('Layla Nasser', `/inbox/${id}`),
  ])
  await chooseLanguage(layla, 'العربية')
  await layla.setViewportSize({ width: 360, height: 780 })
  const form = sara.getByRole('form', { name: 'Answer by SMS' })
  const text = form.getByLabel('Text')
  await text.fill('a'.repeat(161))
  await form.getByText('2 SMS, 145 letters left').waitFor()
  await text.fill('الخميس الساعة الخامسة؟')
  await form.getByText(/1 SMS, \d+ letters left.*70 letters/).waitFor()
  await layla.getByText(/عدد الرسائل النصية: 1،/).waitFor()
  await form.getByRole('button', { name: 'Send', exact: true }).click()
  await layla.getByRole('article').filter({ hasText: 'الخميس' }).getByText('أُرسلت').waitFor()

  await sara.getByRole('button', { name: 'The customer’s SMS' }).click()
  const phone = sara.getByRole('dialog', { name: 'SMS of the customer' })
  await phone.getByText('الخميس').waitFor()
  await phone.getByLabel('Message to the house').fill('نعم 👍')
  await phone.getByRole('button', { name: 'Send as the customer' }).click()
  await layla.getByRole('article').filter({ hasText: 'نعم 👍' }).waitFor()
  const rows = await waitFor(async () => {
    const all = await db.select().from(communications).where(eq(communications.contactId, id))
    return all.some(({ state }) => state === 'delivered') ? all : null
  })
  expect(rows.map(({ channel }) => channel)).toEqual(['sms', 'sms', 'sms'])
})

test('an admin opens a sender for SMS; one for advertising that does not begin with AD- is refused where it stands', async () => {
  const page = await workspace.signIn('Adam Fischer', '/admin/doors')
  await page.getByRole('button', { name: 'Open a way in' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Kind').selectOption('sms')
  const parts = {
    Name: 'Rentals',
    Secret: 'what Vonage signs with',
    'API key': 'abcd1234',
    'API secret': 'password',
    'Comes from': '+97144201100',
    'Advertising comes from': 'BAYT',
  }
  for (const [label, value] of Object.entries(parts))
    await dialog.getByLabel(label, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await dialog.getByText('does not begin with AD-').waitFor()
  await dialog.getByLabel('Advertising comes from').fill('AD-BAYT')
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Rentals' }).getByText('/sms/').waitFor()
})
