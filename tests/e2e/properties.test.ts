import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { listings, properties } from '#db/pace/schema.ts'
import { LANGUAGE_COOKIE } from '#domain/language.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A home is found, offered again, corrected and given an owner by two people, one in English and one in Arabic', async () => {
  const home = await homeOfSara()
  const address = `/properties/${home.id}`
  const sara = await workspace.signIn('Sara Haddad', '/properties')
  await sara.getByRole('searchbox', { name: 'Search properties' }).fill(home.unit)
  await sara.getByRole('link', { name: `${home.building} · ${home.unit}` }).click()
  await sara.waitForURL(`**${address}`)
  const layla = await inArabic(await workspace.signIn('Layla Nasser', address))
  await layla.getByRole('heading', { name: 'الملاك' }).waitFor()

  // A new listing begins with what the home is known to be, and is a draft.
  await sara.getByRole('button', { name: 'New listing' }).click()
  await sara.waitForURL('**/listings/*')
  const draftId = sara.url().split('/').at(-1) ?? ''
  await shows(sara, 'Unit', home.unit)
  const draft = await waitFor(() => listingRow(draftId), { what: 'the draft in its row' })
  await layla.getByText(draft.reference).waitFor()
  await sara.getByRole('link', { name: 'Open the property' }).click()
  await sara.waitForURL(`**${address}`)
  // The address moves on before the page does, and a listing has a size, too.
  await sara.getByRole('region', { name: 'Owners' }).waitFor()

  // What Sara corrects stands on Layla's page, in the home and in its draft; what was offered stays.
  await sara.getByLabel('Size', { exact: true }).fill('١٬٢٣٤')
  await sara.getByLabel('Size', { exact: true }).press('Enter')
  await shows(layla, 'المساحة', '1,234')
  await waitFor(async () => (await listingRow(draftId))?.sizeSqft === 1234, {
    what: 'the size in the draft',
  })
  expect((await listingRow(home.listingId))?.sizeSqft).toBe(home.sizeSqft)

  // Layla adds an owner whom she may see; two halves make a whole, and more is refused in her language.
  const owners = layla.getByRole('region', { name: 'الملاك' })
  await layla.getByLabel(/^حصة/).fill('50')
  await layla.getByLabel(/^حصة/).press('Enter')
  await layla.getByRole('searchbox', { name: 'اسم المالك أو هاتفه أو بريده' }).fill(home.contact)
  await owners
    .getByRole('button', { name: /^إضافة/ })
    .first()
    .click()
  await sara.getByRole('region', { name: 'Owners' }).getByText(home.contact).waitFor()
  await layla.getByLabel(/^حصة/).first().fill('80')
  await layla.getByLabel(/^حصة/).first().press('Enter')
  await layla.getByText('مجموع حصص الملاك يتجاوز 100%.').first().waitFor()

  // A file of Sara's is there for Layla too.
  await sara.getByLabel('Add files').setInputFiles(textFile('title deed.txt'))
  await layla.getByRole('link', { name: 'title deed.txt' }).waitFor()
})

test('A home that the house knows is asked about, not made twice; one text finds homes and contacts', async () => {
  const home = await homeOfSara()
  const sara = await workspace.signIn('Sara Haddad', '/properties')
  await sara.getByRole('link', { name: 'New property' }).click()
  const dialog = sara.getByRole('dialog', { name: 'New property' })
  await dialog.getByLabel('Building', { exact: true }).fill(home.building.toUpperCase())
  await dialog.getByLabel('Unit', { exact: true }).fill(home.unit)
  await dialog.getByRole('button', { name: 'Add property' }).click()
  await dialog.getByText('It seems to be in the house already').waitFor()
  await dialog.getByRole('link', { name: 'Open the property' }).first().click()
  await sara.getByRole('heading', { level: 1, name: `${home.building} · ${home.unit}` }).waitFor()

  await sara.keyboard.press('Control+k')
  await sara.keyboard.type(`${home.building} ${home.unit}`)
  const palette = sara.getByRole('dialog')
  await palette.getByRole('group', { name: 'Properties' }).getByText(home.unit).first().waitFor()
  await sara.goto(`/search?${new URLSearchParams({ q: home.contact }).toString()}`)
  await sara
    .getByRole('region', { name: 'Contacts' })
    .getByRole('link', { name: home.contact })
    .first()
    .click()
  await sara.getByRole('heading', { level: 1, name: home.contact }).waitFor()
  await sara.getByRole('heading', { name: 'Files' }).waitFor()
})

/** A home that Sara offers, though not as a draft, with a contact of hers who is none of its owners. */
async function homeOfSara() {
  const [home] = await workspace.database.sql<
    {
      id: string
      building: string
      unit: string
      sizeSqft: number
      listingId: string
      contact: string
    }[]
  >`select properties.id, properties.building, properties.unit, listings.size_sqft as "sizeSqft", listings.id as "listingId",
      (select contacts.name from leads join contacts on contacts.id = leads.contact_id
        where leads.owner_id = people.id and contacts.name ~ '^[A-Za-z ]+$' order by contacts.id limit 1) as contact
    from properties join listings on listings.property_id = properties.id join people on people.id = listings.agent_id
    where people.email = 'sara.haddad@pace.demo' and listings.status = 'available' order by properties.id limit 1`
  if (!home) throw new Error('Sara offers no home.')
  return home
}

async function listingRow(id: string) {
  const [row] = await workspace.database.db
    .select({ reference: listings.reference, sizeSqft: listings.sizeSqft, home: properties.unit })
    .from(listings)
    .innerJoin(properties, eq(properties.id, listings.propertyId))
    .where(eq(listings.id, id))
    .orderBy(desc(listings.createdAt))
  return row
}

async function inArabic(page: Page): Promise<Page> {
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: 'ar', url: origin }])
  await page.reload()
  return page
}

async function shows(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await waitFor(async () => (await field.inputValue()) === value, { what: `${value} in ${label}` })
}

function textFile(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-deed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, 'This deed is a test.\n')
  return path
}
