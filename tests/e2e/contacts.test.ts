import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contacts, leads, people } from '#db/pace/schema.ts'
import { insertContact } from '#db/pace/contacts/identities.ts'
import { LANGUAGE_COOKIE } from '#domain/language.ts'
import { contactWords } from '#words/contacts.ts'
import { newLeadWords } from '#words/new-lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { noFinding } from './support/no-finding.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A phone that one person corrects on a contact stands at once on the lead that another has open', async () => {
  const [lead] = await leadsOfSara()
  const sara = await workspace.signIn('Sara Haddad', '/contacts')
  await sara.getByRole('searchbox', { name: 'Search contacts' }).fill(lead.phone)
  await onlyRow(sara)
  await sara.getByRole('link', { name: lead.name }).click()
  await sara.waitForURL(`**/contacts/${lead.contactId}`)
  const layla = await workspace.signIn('Layla Nasser', `/leads/${lead.id}`)
  await Promise.all([saved(sara), saved(layla)])

  await sara.getByLabel('Phone', { exact: true }).fill('٠٥٠ ١٢٣ ٤٥٦٧')
  await sara.getByLabel('Phone', { exact: true }).press('Enter')
  await shows(layla, '+971 50 123 4567')
  await waitFor(async () => (await rowOf(lead.contactId)).phone === '+971501234567', {
    what: 'the number in the row, in the digits of all others',
  })

  // The other way round, and with a name that has an apostrophe.
  await layla.getByLabel('Name', { exact: true }).fill('O’Brien نورة')
  await layla.getByLabel('Name', { exact: true }).press('Enter')
  await sara.getByRole('heading', { level: 1, name: 'O’Brien نورة' }).waitFor()
})

test('Two contacts become one with the leads of both, one press takes it back, and none is merged with itself', async () => {
  const [, mine, other] = await leadsOfSara()
  const [stays, goes] = [await rowOf(mine.contactId), await rowOf(other.contactId)]
  const layla = await workspace.signIn('Layla Nasser', `/contacts/${stays.id}/merge/${goes.id}`)
  const sara = await workspace.signIn('Sara Haddad', `/leads/${other.id}`)
  await Promise.all([saved(sara), layla.getByRole('table').waitFor()])
  await layla.getByRole('row').filter({ hasText: 'Phone' }).getByRole('radio').last().check()
  await layla.getByRole('button', { name: 'Merge the two' }).click()
  await layla.waitForURL(`**/contacts/${stays.id}`)
  await layla.getByRole('link', { name: other.reference }).waitFor()
  await layla.getByRole('link', { name: mine.reference }).waitFor()
  await waitFor(async () => {
    expect(await rowOf(stays.id)).toMatchObject({ name: stays.name, phone: goes.phone })
    expect((await rowOf(goes.id)).mergedInto).toBe(stays.id)
    return true
  })
  // An old address leads to the one that stayed.
  await layla.goto(`/contacts/${goes.id}`)
  await layla.waitForURL(`**/contacts/${stays.id}`)

  // Two leads of one person may be one need: who has the other open is told, and led on.
  await layla.goto(`/leads/${mine.id}/merge/${other.id}`)
  await layla.getByRole('button', { name: 'Merge the two' }).click()
  await layla.waitForURL(`**/leads/${mine.id}`)
  await sara.getByRole('status').getByRole('link', { name: mine.reference }).click()
  await sara.waitForURL(`**/leads/${mine.id}`)
  await layla.getByRole('button', { name: 'Take it back' }).click()
  await waitFor(
    async () => {
      const [row] = await workspace.database.db.select().from(leads).where(eq(leads.id, other.id))
      return row?.mergedInto === null
    },
    { what: 'two leads again' },
  )
  await layla.getByText(/^Tak(e|ing) it back$/).waitFor({ state: 'detached' })
  await sara.goto(`/leads/${other.id}`)
  await saved(sara)

  await layla.goto(`/contacts/${stays.id}`)
  await layla.getByRole('button', { name: 'Take it back' }).click()
  await layla.getByRole('link', { name: other.reference }).waitFor({ state: 'detached' })
  const told = ({ name, phone, email, mergedInto }: typeof stays) => [
    name,
    phone,
    email,
    mergedInto,
  ]
  await waitFor(
    async () => {
      expect(told(await rowOf(stays.id))).toEqual(told(stays))
      expect(told(await rowOf(goes.id))).toEqual(told(goes))
      return true
    },
    { what: 'two again' },
  )
  await sara.reload()
  await sara.getByRole('heading', { level: 1, name: String(goes.name) }).waitFor()

  const answer = await layla.goto(`/contacts/${stays.id}/merge/${stays.id}`)
  expect(answer?.status()).toBe(422)
  await layla.getByRole('heading', { name: 'Invalid' }).waitFor()
  expect((await rowOf(stays.id)).mergedInto).toBeNull()
})

test('A manager tags many contacts, a colleague who reads Arabic sees them come into her list, and one press takes it back', async () => {
  const layla = await workspace.signIn('Layla Nasser', '/contacts?sort=name')
  const sara = await inArabic(await workspace.signIn('Sara Haddad', '/desk'))
  const tag = 'مستثمر'
  await sara.goto(`/contacts?tags=${encodeURIComponent(tag)}`)
  await sara.getByRole('heading', { name: 'جهات الاتصال', exact: true }).waitFor()
  await sara.getByText('لا توجد جهة اتصال مطابقة').waitFor()
  const [mine] = await leadsOfSara()
  await layla.getByRole('searchbox', { name: 'Search contacts' }).fill(mine.phone)
  await layla.waitForURL(/q=/)
  await onlyRow(layla)
  await layla.getByRole('checkbox', { name: `Select ${mine.name}` }).check()
  await layla.getByRole('button', { name: 'Tag' }).click()
  const dialog = layla.getByRole('dialog')
  await dialog.getByText('Tag 1 contact?').waitFor()
  await dialog.getByLabel('Tags to add').fill(tag)
  await dialog.getByRole('button', { name: 'Tag' }).click()
  await sara.getByRole('link', { name: mine.name }).waitFor()
  const corner = layla.getByRole('region', { name: 'Commands over many' })
  await corner.getByText('Done', { exact: false }).waitFor()
  await corner.getByRole('button', { name: 'Undo all' }).click()
  await sara.getByText('لا توجد جهة اتصال مطابقة').waitFor()

  await layla.goto('/contacts')
  for (const at of [1, 2]) await layla.getByRole('row').nth(at).getByRole('checkbox').check()
  await layla.getByRole('link', { name: 'Merge' }).click()
  await layla.getByRole('heading', { name: 'Two contacts become one' }).waitFor()
  await sara.goto(`/contacts/${mine.contactId}/merge/${mine.contactId}`)
  await sara.getByText('لا يمكن دمج السجل مع نفسه').waitFor()
})

test('Who is being typed is found while one types, by a number as it is said; one press uses them, and a colleague’s is only said to be there', async () => {
  const { db } = workspace.database
  const known = contactWords().known
  const youssef = await addContact('sara.haddad@pace.demo', {
    name: 'Youssef Karim',
    phone: '+971508887766',
  })
  await addContact('noor.aziz@pace.demo', { name: 'Only Noors', phone: '+971508887755' })
  const page = await workspace.signIn('Sara Haddad', '/desk')
  await page.goto('/contacts?new')
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  const phone = dialog.getByLabel('Phone', { exact: true })
  const found = dialog.getByRole('region', { name: known.title })
  // Of another team nobody sees whom they have, and hears that there is somebody.
  await phone.fill('00971 50 888 7755')
  await found.getByText(known.elsewhere.phone).waitFor()
  await phone.fill('oh five oh triple eight double seven double six')
  await found.getByText(contactWords().likely.because.phone).waitFor()
  await found.getByText(known.elsewhere.phone).waitFor({ state: 'detached' })
  await noFinding(page, '[role="dialog"]')
  await found.getByRole('link', { name: known.useThis('Youssef Karim') }).press('Enter')
  await page.waitForURL(`**/contacts/${youssef}`)

  const arabic = await inArabic(await workspace.signIn('Sara Haddad', '/desk'))
  const words = contactWords('ar').known
  await arabic.goto('/leads?new')
  const fresh = arabic.getByRole('dialog')
  await fresh.getByLabel(newLeadWords('ar').name, { exact: true }).fill('يوسف كريم')
  await fresh.getByRole('button', { name: words.useThis('Youssef Karim') }).press('Enter')
  await fresh.getByText(words.chosen('Youssef Karim')).waitFor()
  await noFinding(arabic, '[role="dialog"]')
  await fresh.getByRole('button', { name: newLeadWords('ar').create }).click()
  await arabic.waitForURL(/leads\/[-0-9a-f]{36}/)
  await waitFor(async () => {
    const made = await db.select().from(leads).where(eq(leads.contactId, youssef))
    expect(made).toMatchObject([{ name: 'Youssef Karim' }])
    return true
  })
})

/** A contact that this person keeps. */
async function addContact(email: string, details: { name: string; phone: string }) {
  const { db } = workspace.database
  const [owner] = await db.select().from(people).where(eq(people.email, email))
  if (!owner) throw new Error(`${email} is not there.`)
  const { id: ownerId, teamId } = owner
  const { contact } = await insertContact(db, { details, ownerId, teamId, actor: 'person:x' })
  return contact.id
}

/** The same browser with PACE in Arabic: nobody of the demo has chosen a language, so that its cookie decides. */
async function inArabic(page: Page): Promise<Page> {
  const cookie = { name: LANGUAGE_COOKIE, value: 'ar', url: workspace.pace.urls.APP_URL }
  await page.context().addCookies([cookie])
  return page
}

/** Below the headings: the list shows what was searched for, and nothing of before. */
async function onlyRow(page: Page): Promise<void> {
  await waitFor(async () => (await page.getByRole('row').count()) === 2, { what: 'one row' })
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('status').getByText('Saved').first().waitFor()
}

async function shows(page: Page, phone: string): Promise<void> {
  const field = page.getByLabel('Phone', { exact: true })
  await waitFor(async () => (await field.inputValue()) === phone, { what: `${phone} on the page` })
}

/** Three of her leads, each of a contact of its own. */
async function leadsOfSara() {
  const found = await workspace.database.db
    .selectDistinctOn([leads.contactId], {
      id: leads.id,
      reference: leads.reference,
      name: contacts.name,
      phone: contacts.phone,
      contactId: contacts.id,
    })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .where(
      and(
        eq(people.email, 'sara.haddad@pace.demo'),
        ne(leads.stage, 'lost'),
        isNotNull(contacts.phone),
      ),
    )
    .orderBy(asc(leads.contactId))
    .limit(3)
  const [first, second, third] = found.map((lead) => ({
    ...lead,
    name: String(lead.name),
    phone: String(lead.phone),
  }))
  if (!first || !second || !third) throw new Error('Sara has too few leads.')
  return [first, second, third] as const
}

async function rowOf(id: string) {
  const [row] = await workspace.database.db.select().from(contacts).where(eq(contacts.id, id))
  if (!row) throw new Error(`There is no contact ${id}.`)
  return row
}
