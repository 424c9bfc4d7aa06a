import { AxeBuilder } from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contacts, leads, people, recordNotes } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const FIELD = 'Note to colleagues'
/** References of leads are numbers: a document whose reference is none becomes no row. */
let made = 900_000

test('A colleague who is named by the keyboard alone is told, brought in and answers; both see it at once, and its writer alone changes it', async () => {
  const { signIn, database } = workspace
  const lead = await leadOfSara('Amina of the notes')
  const omar = await signIn('Omar Khan', '/notifications')
  const sara = await signIn('Sara Haddad', `/leads/${lead.id}`)
  const field = sara.getByRole('textbox', { name: FIELD })
  await field.focus()
  await sara.keyboard.type('Please ring her before six, @om')
  const names = sara.getByRole('listbox', { name: 'Colleagues' })
  const omarsName = names.getByRole('option', { name: /Omar Khan/ })
  await omarsName.waitFor()
  await expectSelected(omarsName)
  await sara.keyboard.press('Escape')
  await omarsName.waitFor({ state: 'detached' })
  await sara.keyboard.type('ar')
  await waitFor(async () => (await field.inputValue()).endsWith('@omar'))
  expect(await names.count()).toBe(0)
  for (let letter = 0; letter < 5; letter += 1) await sara.keyboard.press('Backspace')
  await sara.keyboard.type('@')
  const first = names.getByRole('option').nth(0)
  await expectSelected(first)
  await sara.keyboard.press('ArrowDown')
  await expectSelected(names.getByRole('option').nth(1))
  await sara.keyboard.press('ArrowUp')
  await expectSelected(first)
  await sara.keyboard.type('عمر')
  await expectSelected(omarsName)
  await noFinding(sara)
  await sara.keyboard.press('Enter')
  await waitFor(async () => (await field.inputValue()).endsWith('before six, @Omar Khan '))
  await sara.getByText('Saving shares the lead with: Omar Khan.').waitFor()
  await sara.keyboard.type('and tell me.')
  await sara.keyboard.press('Control+Enter')
  await noteOf(sara, 'and tell me.').waitFor()
  await waitFor(async () => (await field.inputValue()) === '')

  const told = omar.getByRole('link', {
    name: new RegExp(`Sara Haddad.* names you in a note on .*${lead.name}`),
  })
  await told.waitFor()
  await told.click()
  await omar.waitForURL(
    ({ pathname, searchParams }) => pathname === `/leads/${lead.id}` && searchParams.has('note'),
  )
  await noteOf(omar, 'Please ring her before six, @Omar Khan and tell me.').waitFor()
  await waitFor(async () => {
    const [row] = await database.db.select().from(leads).where(eq(leads.id, lead.id))
    return row?.collaboratorIds?.length === 1
  })

  await omar.getByRole('textbox', { name: FIELD }).fill('رنّ عليها، ')
  await omar.getByRole('textbox', { name: FIELD }).press('End')
  await omar.keyboard.type('@سارة')
  await omar.getByRole('option', { name: /Sara Haddad/ }).click()
  await omar.keyboard.type('جاهزة 🙂')
  await omar.getByRole('button', { name: 'Add note' }).click()
  await noteOf(sara, 'رنّ عليها، @Sara Haddad جاهزة 🙂').waitFor()

  const change = sara.getByRole('button', { name: 'Change the note' })
  await noteOf(sara, 'and tell me.').locator(change).click()
  const edited = sara.getByRole('textbox', { name: FIELD }).nth(1)
  await waitFor(async () => (await edited.inputValue()).endsWith('and tell me.'))
  await edited.fill('Done, thank you @Omar Khan.')
  await sara.getByRole('button', { name: 'Save', exact: true }).click()
  await noteOf(omar, 'Done, thank you @Omar Khan.').waitFor()
  await noteOf(omar, 'and tell me.').waitFor({ state: 'detached' })
  await waitFor(async () => (await change.count()) === 1)

  await sara.getByRole('button', { name: 'Remove the note' }).click()
  await sara.getByRole('button', { name: 'Remove', exact: true }).click()
  await noteOf(omar, 'Done, thank you').waitFor({ state: 'detached' })
  await waitFor(async () => (await database.db.$count(recordNotes)) === 1)
})

test('On a contact nobody is brought in: the writer is told who will not see it; in Arabic, and what was begun is kept', async () => {
  const { signIn } = workspace
  const { contactId } = await leadOfSara('Mina of the notes')
  const sara = await signIn('Sara Haddad', `/contacts/${contactId}`)
  await chooseLanguage(sara, 'العربية')
  await sara.getByRole('tab', { name: 'السجل', exact: true }).click()
  const field = sara.getByRole('textbox', { name: 'ملاحظة للزملاء' })
  await field.focus()
  await sara.keyboard.type('@omar')
  await sara.getByRole('option', { name: /Omar Khan/ }).waitFor()
  await sara.keyboard.press('Tab')
  await waitFor(async () => (await field.inputValue()) === '@Omar Khan ')
  await sara.getByText(/هذا السجل غير متاح لـ: .*Omar Khan.*، ولن يصل إشعار/).waitFor()
  await sara.getByRole('tab').nth(0).click()
  await field.waitFor({ state: 'detached' })
  await sara.getByRole('tab', { name: 'السجل', exact: true }).click()
  await waitFor(async () => (await field.inputValue()) === '@Omar Khan ')
  await noFinding(sara)
  await sara.getByRole('button', { name: 'إضافة الملاحظة' }).click()
  await sara.getByText(/هذا السجل غير متاح لـ: .*Omar Khan.*، ولم يصل إشعار/).waitFor()
  await noteOf(sara, '@Omar Khan').waitFor()
})

/** A line of the timeline that says so. */
function noteOf(page: Page, text: string) {
  return page.getByRole('listitem').filter({ hasText: text })
}

/** The focus stays in the field, which names who is at hand. */
async function expectSelected(option: ReturnType<Page['getByRole']>): Promise<void> {
  await waitFor(async () => {
    const id = await option.getAttribute('id')
    const named = option.page().locator('textarea:focus').getAttribute('aria-activedescendant')
    return id !== null && (await named) === id
  })
  expect(await option.getAttribute('aria-selected')).toBe('true')
}

async function noFinding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .include('aside, [role="tabpanel"]')
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`),
  ).toEqual([])
}

/** A lead of Sara's that nobody else works, with its contact, as they are before anybody has opened them. */
async function leadOfSara(name: string) {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const [id, contactId] = [randomUUID(), randomUUID()]
  const whose = { ownerId: sara?.id, teamId: sara?.teamId }
  await db.insert(contacts).values({ id: contactId, name, ...whose })
  await db
    .insert(leads)
    .values({ id, reference: `L-${(made += 1)}`, stage: 'new', name, contactId, ...whose })
  return { id, contactId, name }
}
