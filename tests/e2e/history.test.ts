import { and, eq, ne } from 'drizzle-orm'
import { test } from 'vitest'
import { leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A manager sees who changed a contact, looks at what it said before, and brings it back for everybody', async () => {
  const { signIn } = workspace
  const { contactId: id } = await findLeadOf('sara.haddad@pace.demo')
  const sara = await signIn('Sara Haddad', `/contacts/${id}`)
  const layla = await signIn('Layla Nasser', `/contacts/${id}`)
  await sara.getByRole('status').getByText('Saved').first().waitFor()
  const name = await sara.getByLabel('Name', { exact: true }).inputValue()

  await sara.getByLabel('Name', { exact: true }).fill('Somebody else')
  await sara.getByLabel('Name', { exact: true }).press('Enter')
  await waitFor(
    async () => (await layla.getByLabel('Name', { exact: true }).inputValue()) === 'Somebody else',
    { what: "Sara's change on Layla's page" },
  )

  await layla.getByRole('button', { name: 'History' }).click()
  const history = layla.getByRole('dialog', { name: 'History' })
  await history.getByRole('button', { name: /Sara Haddad.*as it is now/ }).waitFor()
  await history.getByRole('button').filter({ hasText: 'change' }).last().click()
  await history.getByText(name).waitFor()
  await history.getByRole('button', { name: 'Bring this back' }).click()
  await history.waitFor({ state: 'hidden' })
  await waitFor(
    async () => (await sara.getByLabel('Name', { exact: true }).inputValue()) === name,
    { what: "the name that Layla brought back, on Sara's page" },
  )
  await waitFor(
    async () => (await layla.getByLabel('Name', { exact: true }).inputValue()) === name,
    { what: 'the same on her own page' },
  )
})

async function findLeadOf(email: string) {
  const { db } = workspace.database
  const [owner] = await db.select().from(people).where(eq(people.email, email))
  const [lead] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, owner?.id ?? ''), ne(leads.stage, 'lost')))
    .orderBy(leads.reference)
    .limit(1)
  if (!lead) throw new Error(`${email} has no lead.`)
  return lead
}
