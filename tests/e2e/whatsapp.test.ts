import { eq } from 'drizzle-orm'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { communications } from '#db/pace/schema.ts'
import { oggOpus } from '#tests/support/ogg-opus.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { addWriter } from './support/add-writer.ts'
import { faults } from './support/faults.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

const addChatWriter = (name: string, address: string, hoursAgo: number) =>
  addWriter(workspace.database.db, { name, address, channel: 'whatsapp', hoursAgo })

/** The one picture in it has come: before it has, it has no width. */
const seen = (within: Locator) => within.locator('img').waitFor()

const articleOf = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

test('an agent answers by WhatsApp, the customer reads it and answers, and a colleague who looks on in Arabic sees it all', async () => {
  const { signIn, database } = workspace
  const id = await addChatWriter('Lina Barakat', '+971501230001', 1)
  const [sara, layla] = await Promise.all([
    signIn('Sara Haddad', `/inbox/${id}`),
    signIn('Layla Nasser', `/inbox/${id}`),
  ])
  await chooseLanguage(layla, 'العربية')
  await layla.getByRole('form', { name: 'أجب عبر واتساب' }).waitFor()
  const form = sara.getByRole('form', { name: 'Answer by WhatsApp' })
  await form.getByLabel('Text').fill('Yes. Friday at five? نعم 🙂')
  await form.getByRole('button', { name: 'Send', exact: true }).click()
  await articleOf(sara, 'Friday at five?').getByText('Sent', { exact: true }).waitFor()
  await articleOf(layla, 'Friday at five?').getByText('أُرسلت', { exact: true }).waitFor()

  await sara.getByRole('button', { name: 'The customer’s phone' }).click()
  const phone = sara.getByRole('dialog', { name: 'WhatsApp of the customer' })
  await phone.getByText('Friday at five?').waitFor()
  await articleOf(layla, 'Friday at five?').getByText('قُرئت', { exact: true }).waitFor()
  await phone.getByRole('button', { name: 'Think of an answer' }).click()
  await waitFor(
    async () =>
      (await phone.getByLabel('Message to the house').inputValue()) ===
      'نعم من فضلك. أنا متاح غدًا بعد السادسة.',
  )
  await phone.getByLabel('Message to the house').fill('الخامسة تناسبني 👍')
  await phone.getByRole('button', { name: 'Send as the customer' }).click()
  await phone.getByText('الخامسة تناسبني').waitFor()
  await articleOf(layla, 'الخامسة تناسبني 👍').waitFor()
  await waitFor(async () => {
    const rows = database.db.$count(communications, eq(communications.contactId, id))
    return (await rows) === 3
  })
})

test('a day after they wrote a template is chosen and filled in, in Arabic and on a phone, until they write again', async () => {
  const { signIn, database } = workspace
  const id = await addChatWriter('Majid Saleh', '+971501230002', 30)
  const sara = await signIn('Sara Haddad', `/inbox/${id}`)
  await sara.getByText(/wrote longer than a day ago/).waitFor()
  await chooseLanguage(sara, 'العربية')
  await sara.setViewportSize({ width: 390, height: 844 })
  await sara.getByText(/مر أكثر من يوم/).waitFor()
  await sara.getByRole('button', { name: 'اختر قالبًا' }).click()
  await sara.getByRole('combobox', { name: 'القالب' }).selectOption('ar your_enquiry')
  const form = sara.getByRole('form', { name: 'القالب' })
  await form.getByRole('button', { name: 'أرسل', disabled: true }).waitFor()
  const values = { customer: 'ماجد', agent: 'سارة', home: 'شقة المارينا' }
  for (const [field, value] of Object.entries(values))
    await form.getByRole('textbox', { name: field }).fill(value)
  await form.getByRole('button', { name: 'أرسل', disabled: false }).click()
  const sent = articleOf(sara, 'مرحبًا ماجد، معك سارة بخصوص استفسارك عن شقة المارينا')
  await sent.getByText('أُرسلت', { exact: true }).waitFor()

  await sara.getByRole('button', { name: 'هاتف العميل' }).click()
  const phone = sara.getByRole('dialog', { name: 'واتساب العميل' })
  await phone.getByLabel('رسالة إلى الشركة').fill('غدًا')
  await phone.getByRole('button', { name: 'أرسل بصفة العميل' }).click()
  await phone.getByText('غدًا').waitFor()
  await sara.keyboard.press('Escape')
  await phone.waitFor({ state: 'detached' })
  await sara.getByRole('form', { name: 'أجب عبر واتساب' }).waitFor()
  const row = await waitFor(async () => {
    const rows = await database.db
      .select()
      .from(communications)
      .where(eq(communications.contactId, id))
    return rows.find(({ template, state }) => template !== null && state === 'read')
  })
  expect(row).toMatchObject({
    template: 'your_enquiry',
    templateFields: { language: 'ar', values },
  })
})

test('photos, papers and sounds go by WhatsApp as one attaches them and another sends, in Arabic on a phone; a voice message is heard where it stands', async () => {
  const { signIn, database } = workspace
  const id = await addChatWriter('Dana Khoury', '+971501230003', 1)
  const [sara, layla] = await Promise.all([
    signIn('Sara Haddad', `/inbox/${id}`),
    signIn('Layla Nasser', `/inbox/${id}`),
  ])
  await Promise.all([chooseLanguage(sara, 'English'), chooseLanguage(layla, 'العربية')])
  await layla.setViewportSize({ width: 360, height: 740 })
  const form = sara.getByRole('form', { name: 'Answer by WhatsApp' })
  const theirs = layla.getByRole('form', { name: 'أجب عبر واتساب' })
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
    .webp()
    .toBuffer()
  const zip = Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1')
  await form.getByLabel('Text').fill('The balcony')
  await form.getByLabel('Attach files').setInputFiles([
    { name: 'a balcony.webp', mimeType: 'image/webp', buffer: photo },
    { name: 'b plans.zip', mimeType: 'application/zip', buffer: zip },
    { name: 'c note.ogg', mimeType: 'audio/ogg', buffer: oggOpus(3) },
  ])
  // What WhatsApp does not take is said before anything is sent.
  const attached = theirs.getByRole('list', { name: 'الملفات المرفقة' })
  await attached.getByRole('alert').filter({ hasText: 'لا يقبل واتساب هذا النوع' }).waitFor()
  await theirs.getByRole('button', { name: 'أرسل', exact: true, disabled: true }).waitFor()
  expect(await faults(sara)).toEqual([])
  await theirs.getByRole('button', { name: 'أزل ⁨b plans.zip⁩' }).click()
  await theirs.getByRole('button', { name: 'أرسل', exact: true, disabled: false }).click()
  await articleOf(sara, 'The balcony').getByText('Sent', { exact: true }).waitFor()
  await articleOf(sara, 'c note.ogg').getByText('Sent', { exact: true }).waitFor()
  await attached.waitFor({ state: 'detached' })
  await waitFor(async () => (await form.getByLabel('Text').inputValue()) === '')
  await seen(articleOf(sara, 'The balcony'))

  // On the customer's phone all of it is there; looked at, it is read.
  await sara.getByRole('button', { name: 'The customer’s phone' }).click()
  const phone = sara.getByRole('dialog', { name: 'WhatsApp of the customer' })
  await seen(phone)
  await phone.getByRole('button', { name: 'Play ⁨c note.ogg⁩' }).waitFor()
  await articleOf(layla, 'c note.ogg').getByText('قُرئت', { exact: true }).waitFor()
  await sara.keyboard.press('Escape')

  const asked: string[] = []
  layla.on('request', (request) => {
    if (request.resourceType() === 'media') asked.push(request.url())
  })
  const note = articleOf(layla, 'c note.ogg')
  const play = note.getByRole('button', { name: 'شغّل ⁨c note.ogg⁩' })
  expect(asked).toEqual([])
  expect(await faults(layla)).toEqual([])
  expect(await layla.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await play.focus()
  await layla.keyboard.press('Enter')
  await note.getByRole('button', { name: 'أوقف ⁨c note.ogg⁩ مؤقتًا' }).waitFor()
  const place = note.getByRole('slider', { name: 'الموضع في ⁨c note.ogg⁩' })
  await waitFor(async () => (await place.getAttribute('max')) === '3')
  // Played to its end it can be played again.
  await play.waitFor()
  expect(asked.length).toBeGreaterThan(0)
  const rows = await database.db
    .select()
    .from(communications)
    .where(eq(communications.contactId, id))
  expect(
    rows
      .flatMap(({ attached: [file] }) => file?.type ?? [])
      .toSorted((one, other) => one.localeCompare(other)),
  ).toEqual(['audio/ogg', 'image/webp'])
})
