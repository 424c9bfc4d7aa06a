import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { insertContact } from '#db/pace/contacts/identities.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { people } from '#db/pace/schema.ts'
import type { PersonDetails } from '#domain/contact/identities.ts'
import { LANGUAGE_COOKIE } from '#domain/language.ts'
import { contactWords } from '#words/contacts.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { noFinding } from './support/no-finding.ts'
import { PHONE } from './support/phone.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('Whoever is written down twice comes into the lists of both who may see them; one merges, and the pair leaves the other’s phone, in Arabic, by itself', async () => {
  const words = contactWords('en')
  const layla = await workspace.signIn('Layla Nasser', '/contacts/duplicates')
  const sara = await workspace.signIn('Sara Haddad', '/desk', PHONE)
  await inArabic(sara)
  await sara.goto('/contacts/duplicates')
  await sara.getByRole('heading', { name: contactWords('ar').duplicates.title }).waitFor()

  await addContact({ name: 'Yara Mansour', phone: '+971508001122', email: 'yara@home.example' })
  await addContact({ name: 'يارا منصور', email: 'yara@home.example' })
  await pair(layla).getByText(words.duplicates.because.email).waitFor()
  await pair(layla).getByText('+971 50 800 1122').waitFor()
  await pair(sara).getByText(contactWords('ar').duplicates.because.email).waitFor()
  await noFinding(layla, 'main')
  await noFinding(sara, 'main')
  await fitsItsPhone(sara)

  await pair(layla).getByRole('link', { name: words.duplicates.same }).click()
  await layla.getByRole('button', { name: words.merge.run }).click()
  await layla.waitForURL(/contacts\/[-0-9a-f]{36}$/)
  await pair(sara).waitFor({ state: 'detached' })

  // Taken back, they are two again, and perhaps the same.
  await layla.getByRole('button', { name: words.merge.undo }).click()
  await pair(sara).waitFor()
})

test('Two who are told apart on a phone are asked about nowhere, until somebody asks again', async () => {
  const [words, arabic] = [contactWords('en'), contactWords('ar')]
  await addContact({ name: 'Huda Salem', phone: '+971508003344' })
  const twin = await addContact({ name: 'Huda Salem', phone: '+971508003345' })
  const sara = await inArabic(await workspace.signIn('Sara Haddad', '/desk', PHONE))
  await sara.goto('/contacts/duplicates')
  const layla = await workspace.signIn('Layla Nasser', '/contacts/duplicates')
  const [onPhone, onDesk] = [sara, layla].map((page) => pair(page, 'Huda Salem'))
  if (!onPhone || !onDesk) throw new Error('There are two.')
  await onDesk.getByText(words.duplicates.because.nameAndPhone).waitFor()

  await onPhone.getByRole('button', { name: arabic.duplicates.different }).tap()
  await onPhone.waitFor({ state: 'detached' })
  await onDesk.waitFor({ state: 'detached' })
  await layla.goto(`/contacts/${twin}`)
  await layla.getByRole('heading', { level: 1, name: 'Huda Salem' }).waitFor()
  expect(await layla.getByText(words.likely.title).count()).toBe(0)

  // The corner takes it back; and so does the list of what was decided.
  await sara.getByRole('button', { name: arabic.merge.undo }).tap()
  await onPhone.waitFor()
  await layla.goto(`/contacts/${twin}`)
  await layla.getByRole('button', { name: words.duplicates.different }).first().click()
  await onPhone.waitFor({ state: 'detached' })
  await sara.goto('/contacts/duplicates?box=different')
  await onPhone.getByText('Layla Nasser').waitFor()
  await onPhone.getByRole('button', { name: arabic.duplicates.again }).tap()
  await onPhone.waitFor({ state: 'detached' })
  await layla.goto('/contacts/duplicates')
  await onDesk.waitFor()
})

function pair(page: Page, name = 'Yara Mansour') {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: name }).first()
}

/** A contact of Sara's, as whatever brings one tells of it. */
async function addContact(details: PersonDetails): Promise<string> {
  const { db } = workspace.database
  const [owner] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  if (!owner) throw new Error('Sara is not there.')
  const { id: ownerId, teamId } = owner
  return db.transaction(async (tx) => {
    const { contact, told } = await insertContact(tx, {
      details,
      ownerId,
      teamId,
      actor: 'person:x',
    })
    await appendEvents(tx, told)
    return contact.id
  })
}

async function inArabic(page: Page): Promise<Page> {
  const cookie = { name: LANGUAGE_COOKIE, value: 'ar', url: workspace.pace.urls.APP_URL }
  await page.context().addCookies([cookie])
  return page
}

async function fitsItsPhone(page: Page): Promise<void> {
  await waitFor(
    () => page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'),
    {
      what: 'nothing that is cut at the side',
    },
  )
}
