import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { communications, houseSettings, listings, outreachChecks } from '#db/pace/schema.ts'
import { wallTime } from '#domain/zone-time.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { addWriter } from './support/add-writer.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

/** An hour of the day in which it is not now. */
function anotherHour(): { from: string; to: string } {
  const isMorning = wallTime(Date.now(), 'Asia/Dubai').slice(11) < '12:00'
  return isMorning ? { from: '20:00', to: '21:00' } : { from: '02:00', to: '03:00' }
}

test('who saves rules that somebody else has changed meanwhile is shown theirs, loses nothing, and decides', async () => {
  const { db } = workspace.database
  const rulesOf = async () => (await db.select().from(houseSettings))[0]?.settings.outreach
  const [first, second] = await Promise.all([
    workspace.signIn('Adam Fischer', '/admin/house'),
    workspace.signIn('Adam Fischer', '/admin/house'),
  ])
  await chooseLanguage(second, 'العربية')
  await second.setViewportSize({ width: 390, height: 844 })
  const theirs = first.getByRole('region', { name: 'Marketing to people' })
  const mine = second.getByRole('region', { name: 'التسويق للناس' })
  const { from, to } = anotherHour()
  await mine.getByLabel('مسموح من').fill(from)
  await mine.getByLabel('مسموح حتى').fill(to)

  await theirs.getByLabel('At most on one day').fill('3')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await waitFor(async () => (await rulesOf())?.perDay === 3)
  await mine.getByRole('button', { name: 'حفظ', exact: true }).click()
  const alert = mine.getByRole('alert')
  await alert.getByText('الحد الأقصى في اليوم').waitFor()
  expect(await rulesOf()).toMatchObject({ perDay: 3, hours: { from: '09:00' } })
  expect(await mine.getByLabel('مسموح من').inputValue()).toBe(from)

  await mine.getByRole('button', { name: 'حفظ', exact: true }).click()
  await alert.waitFor({ state: 'detached' })
  await waitFor(async () => (await rulesOf())?.hours.from === from)
  expect(await rulesOf()).toMatchObject({ perDay: 1, hours: { from, to } })
})

test('what is for marketing is stopped at a forbidden hour and without consent, until somebody says why; that is kept', async () => {
  const { db } = workspace.database
  const customer = { name: 'Maha Darwish', address: '+971501230011', channel: 'whatsapp' } as const
  const id = await addWriter(db, { ...customer, hoursAgo: 30 })
  const [sara, layla] = await Promise.all([
    workspace.signIn('Sara Haddad', `/inbox/${id}`),
    workspace.signIn('Layla Nasser', `/inbox/${id}`),
  ])
  await chooseLanguage(layla, 'العربية')
  await layla.setViewportSize({ width: 390, height: 844 })
  await sara.getByRole('button', { name: 'Choose a template' }).click()
  await sara.getByRole('combobox', { name: 'Template' }).selectOption('en new_homes')
  const form = sara.getByRole('form', { name: 'Template' })
  await form.getByRole('textbox', { name: 'customer' }).fill('Maha')
  await form.getByRole('textbox', { name: 'area' }).fill('Marina')
  await form.getByText('outside the permitted hours').waitFor()
  await form.getByRole('button', { name: 'Send', disabled: true }).waitFor()
  const reason = 'Asked for it on the phone. طلبت ذلك 🙂'
  await form.getByLabel('Why it goes all the same').fill(reason)
  await form.getByRole('button', { name: 'Send', disabled: false }).click()
  await layla.getByRole('article').filter({ hasText: 'Hello Maha' }).waitFor()
  const [kept] = await db.select().from(outreachChecks).where(eq(outreachChecks.contactId, id))
  expect(kept).toMatchObject({ override: reason, channel: 'whatsapp' })
  expect(kept?.reasons).toEqual(expect.arrayContaining(['notAgreed', 'hours']))
  await layla.goto(`/contacts/${id}`)
  await layla.getByText(reason).waitFor()
})

test('an answer is proposed by P in the customer’s Arabic, is taken into the draft and changed there, and goes only by a press', async () => {
  const { db } = workspace.database
  const [home] = await db.select().from(listings).where(eq(listings.status, 'available')).limit(1)
  const id = await addWriter(db, {
    name: 'Salma Qasim',
    address: '+971501230012',
    channel: 'whatsapp',
    body: `السلام عليكم، هل ${home?.reference} ما زالت متاحة؟ وكم السعر؟`,
  })
  const [sara, layla] = await Promise.all([
    workspace.signIn('Sara Haddad', `/inbox/${id}`),
    workspace.signIn('Layla Nasser', `/inbox/${id}`),
  ])
  const form = sara.getByRole('form', { name: 'Answer by WhatsApp' })
  const text = form.getByLabel('Text')
  await text.waitFor()
  await sara.keyboard.press('p')
  const proposal = form.getByRole('region', { name: 'Proposed by Assistcraft' })
  await proposal.getByText(/شكرًا/).waitFor()
  await proposal.getByRole('button', { name: 'Take into the draft', disabled: false }).waitFor()
  expect(await text.inputValue()).toBe('')
  await proposal.getByRole('button', { name: 'Take into the draft' }).click()
  await proposal.waitFor({ state: 'detached' })
  await waitFor(async () => (await text.inputValue()).includes('شكرًا'))
  // Whatever language she reads in.
  const laylas = layla.getByRole('form', { name: /WhatsApp|واتساب/ }).getByRole('textbox')
  await waitFor(async () => (await laylas.inputValue()).includes('شكرًا'))
  const ofCustomer = eq(communications.contactId, id)
  expect(await db.$count(communications, ofCustomer)).toBe(1)
  await form.getByRole('button', { name: 'Send', exact: true }).click()
  await layla.getByRole('article').filter({ hasText: 'شكرًا' }).waitFor()
  expect(await db.$count(communications, ofCustomer)).toBe(2)
})
