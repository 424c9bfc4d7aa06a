import { desc, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog, leads } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('Suspending a person closes what they have open and keeps them out', async () => {
  const { signIn, database } = workspace
  const [lead] = await database.db
    .select({ id: leads.id })
    .from(leads)
    .orderBy(leads.reference)
    .limit(1)
  expect(lead).toBeDefined()
  const omar = await signIn('Omar Khan', '/desk')
  await omar.getByRole('status').getByText('Live').first().waitFor()
  const admin = await signIn('Adam Fischer', '/admin/people')
  const row = admin.getByRole('row').filter({ hasText: 'Omar Khan' })
  await row.getByRole('button', { name: 'Suspend' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await row.getByText('Suspended').first().waitFor()
  await omar.getByText('Your account has been suspended').waitFor()
  await omar.goto('/leads')
  expect(new URL(omar.url()).pathname).toBe('/sign-in')
  const last = await waitFor(async () => {
    const [entry] = await database.db
      .select()
      .from(auditLog)
      .where(like(auditLog.action, '%suspend%'))
      .orderBy(desc(auditLog.sequence))
      .limit(1)
    return entry
  })
  expect(last).toMatchObject({ outcome: 'allowed' })
  await admin.goto('/admin/audit?action=person.suspend')
  const entry = admin.getByRole('row').filter({ hasText: 'Suspended a person' }).first()
  await entry.getByText('Allowed').first().waitFor()
  const taken = await admin.request.get('/lists/audit/export?action=person.suspend&format=csv')
  expect(await taken.text()).toMatch(/person\.suspend/)
})

test('An agent finds no administration, by link or by address', async () => {
  const { signIn } = workspace
  const sara = await signIn('Sara Haddad', '/desk')
  expect(await sara.getByRole('link', { name: 'Admin' }).count()).toBe(0)
  const answer = await sara.goto('/admin/people')
  expect(answer?.status()).toBe(403)
  for (const noun of ['person', 'client', 'audit', 'contact', 'call']) {
    const taken = await sara.request.get(`/lists/${noun}/export?format=csv`)
    expect(taken.status(), noun).toBe(403)
  }
  for (const noun of ['person', 'client', 'audit']) {
    const followed = await sara.request.get(`/lists/${noun}/live?since=0`)
    expect(followed.status(), noun).toBe(403)
  }
})

test('An admin makes a machine client and sees its secret once', async () => {
  const { signIn } = workspace
  const admin = await signIn('Adam Fischer', '/admin/clients')
  await admin.getByRole('button', { name: 'New client' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Own website')
  await dialog.getByLabel('leads:write').check()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await dialog.getByText('own-website').first().waitFor()
  await admin.reload()
  await admin.getByText('Own website').first().waitFor()
  expect(await admin.getByRole('dialog').count()).toBe(0)
})
