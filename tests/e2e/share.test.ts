import { desc, eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { files, leads, listings, people, recordNotes } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { noFinding } from './support/no-finding.ts'
import { keptForOffline, PHONE } from './support/phone.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** References of leads are numbers: a document whose reference is none becomes no row. */
let made = 940_000

test('A photo that is shared without a network is put to a listing there and then, and a colleague sees it arrive', async () => {
  const { db } = workspace.database
  const sara = await personCalled('Sara Haddad')
  const [listing] = await db
    .select()
    .from(listings)
    .where(eq(listings.agentId, sara.id))
    .orderBy(desc(listings.reference))
    .limit(1)
  const phone = await workspace.signIn('Sara Haddad', '/share', PHONE)
  await keptForOffline(phone)
  await phone.getByText('Nothing is waiting').waitFor()
  const layla = await workspace.signIn('Layla Nasser', `/listings/${listing?.id}`)
  await phone.context().setOffline(true)
  const name = `IMG_${made}.jpg`
  await share(phone, { files: [{ name, mimeType: 'image/jpeg', buffer: await photo() }] })
  await phone.getByText(name).waitFor()
  await phone
    .getByRole('searchbox', { name: 'Find a lead or a listing' })
    .fill(listing?.reference ?? '')
  await noFinding(phone, 'main')
  await phone.getByRole('button', { name: new RegExp(String(listing?.reference)) }).tap()
  await phone.getByText('Not put anywhere yet').waitFor({ state: 'detached' })
  await phone.context().setOffline(false)
  const file = await waitFor(async () => {
    const rows = await db.select().from(files).where(eq(files.name, name))
    return rows[0]
  })
  expect(file.record).toBe(`listing:${listing?.id}`)
  await layla.locator(`img[src*="${file.id}"]`).first().waitFor()
})

// Last: the language stays the person's.
test('What is shared before somebody has signed in is asked about afterwards, and becomes a note and files of a lead; in Arabic', async () => {
  const { db } = workspace.database
  const id = await leadOfSara('Rania of the share')
  const phone = await workspace.signIn('Sara Haddad', '/desk', PHONE)
  await phone.getByRole('button', { name: 'More', exact: true }).tap()
  await chooseLanguage(phone, 'العربية')
  await phone.goto('/desk')
  await waitFor(() => phone.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  const layla = await workspace.signIn('Layla Nasser', `/leads/${id}`)
  await phone.context().clearCookies()
  await phone.goto('/desk')
  await phone.locator('a[href^="/auth/start"]').waitFor()
  const text = 'تريد شقة تطل على البحر 🌊'
  const buffer = Buffer.from('%PDF-1.4\n%%EOF\n')
  const name = `passport ${made}.pdf`
  await share(phone, { text, files: [{ name, mimeType: 'application/pdf', buffer }] })
  await phone.locator('a[href^="/auth/start"]').click()
  await phone.getByRole('button', { name: 'Sara Haddad' }).click()
  await phone.getByText(text).waitFor()
  await phone.getByText(name).waitFor()
  await noFinding(phone, 'main')
  await phone.getByRole('searchbox').fill('رانيا')
  await phone.getByRole('button', { name: /Rania of the share/ }).tap()
  await phone.waitForURL(`**/leads/${id}`)
  await layla.getByRole('listitem').filter({ hasText: text }).first().waitFor()
  await layla.getByText(name).first().waitFor()
  const notes = await db.select().from(recordNotes).where(eq(recordNotes.leadId, id))
  expect(notes.map(({ parts }) => parts)).toEqual([[text]])
  await phone.goto('/share')
  await phone.getByText('لا شيء بالانتظار').waitFor()
})

type Shared = { text?: string; files: { name: string; mimeType: string; buffer: Buffer }[] }

/** Sends what the telephone sends when somebody shares: a form of the manifest's own parts. */
async function share(page: Page, { text = '', files: some }: Shared): Promise<void> {
  await page.evaluate((words) => {
    const form = document.createElement('form')
    Object.assign(form, {
      action: '/share',
      method: 'post',
      enctype: 'multipart/form-data',
      id: 'os',
    })
    const field = (of: object) => form.append(Object.assign(document.createElement('input'), of))
    field({ type: 'file', name: 'files', multiple: true })
    field({ type: 'hidden', name: 'text', value: words })
    document.body.append(form)
  }, text)
  await page.locator('#os input[type="file"]').setInputFiles(some)
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('#os').evaluate((form: HTMLFormElement) => form.submit()),
  ])
}

function photo(): Promise<Buffer> {
  const picture = { width: 640, height: 480, channels: 3 as const, background: '#a72' }
  return sharp({ create: picture }).jpeg().toBuffer()
}

async function personCalled(name: string) {
  const [person] = await workspace.database.db.select().from(people).where(eq(people.name, name))
  if (!person) throw new Error(`Nobody is called ${name}.`)
  return person
}

async function leadOfSara(name: string): Promise<string> {
  const { id: ownerId, teamId } = await personCalled('Sara Haddad')
  const id = randomUUID()
  const reference = `L-${(made += 1)}`
  const { db } = workspace.database
  await db.insert(leads).values({ id, reference, stage: 'new', name, ownerId, teamId })
  return id
}
