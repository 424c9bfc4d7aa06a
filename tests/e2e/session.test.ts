import { expect, onTestFinished, test } from 'vitest'
import { restorePerson, setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const BY = { actor: 'service:test' }

test('[bar 6] [W14] People see where they are signed in and end a session there', async () => {
  const { signIn } = workspace
  const other = await signIn('Sara Haddad', '/desk')
  await other.getByRole('status').getByText('Live').first().waitFor()
  const here = await signIn('Sara Haddad', '/desk')
  await here.getByRole('button', { name: /sign out: Sara Haddad/ }).click()
  await here.getByRole('menuitem', { name: 'Where you are signed in' }).click()
  const sessions = here.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await waitFor(async () => (await sessions.count()) === 2)
  expect(await sessions.filter({ hasText: 'This browser' }).count()).toBe(1)
  await sessions.getByRole('button', { name: /^End the session/ }).click()
  await waitFor(async () => (await sessions.count()) === 1)
  await other.getByText('You ended this session from another browser.').waitFor()
  await other.goto('/leads')
  expect(new URL(other.url()).pathname).toBe('/sign-in')
  await here.reload()
  await sessions.filter({ hasText: 'This browser' }).waitFor()
})

test('[bar 6] [W14] An admin finds anybody’s sessions from the people page and ends them', async () => {
  const { signIn } = workspace
  const omar = await signIn('Omar Khan', '/desk')
  await omar.getByRole('status').getByText('Live').first().waitFor()
  const admin = await signIn('Adam Fischer', '/admin/people')
  await admin.getByRole('link', { name: 'Sessions of Omar Khan' }).click()
  await admin.getByRole('list', { name: 'Sessions' }).getByRole('listitem').first().waitFor()
  await admin.getByRole('button', { name: 'End all' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'End all' }).click()
  await admin.getByText('Signed in nowhere').waitFor()
  await omar.getByText('An administrator ended this session.').waitFor()
  await omar.goto('/leads')
  expect(new URL(omar.url()).pathname).toBe('/sign-in')
})

test('[W16] What a suspended person had open leaves the screen, with a sentence that says why', async () => {
  const { signIn, database } = workspace
  const layla = await signIn('Layla Nasser', '/leads')
  await layla.getByRole('row').nth(3).waitFor()
  const [person] = await database.sql`select id from people where email = 'layla.nasser@pace.demo'`
  const personId: string = person?.['id']
  onTestFinished(() => restorePerson(database.db, { personId, by: BY }).then(() => undefined))
  await suspendPerson(database.db, { personId, by: BY })
  await layla.getByText('Your account has been suspended').waitFor()
  expect(await layla.getByRole('row').count()).toBe(0)
  expect(new URL(layla.url()).searchParams.get('returnTo')).toBe('/leads')
})

test('[W13] A lead that may not be read any more leaves the screen; the frame stands and says so', async () => {
  const { signIn, database } = workspace
  const [lead] =
    await database.sql`select l.id, l.reference from leads l join people p on p.id = l.owner_id
    where p.email = 'sara.haddad@pace.demo' and l.stage = 'new' order by l.reference limit 1`
  const sara = await signIn('Sara Haddad', `/leads/${lead?.['id']}`)
  await sara.getByRole('status').getByText('Saved').first().waitFor()
  const admin = await signIn('Adam Fischer', `/leads/${lead?.['id']}`)
  await admin.getByRole('button', { name: /^Owner and sharing/ }).click()
  await admin
    .getByRole('menuitem', { name: /Omar Khan/ })
    .last()
    .click()
  await sara.getByRole('heading', { name: 'Not allowed' }).waitFor()
  expect(await sara.getByRole('textbox').count()).toBe(0)
  await sara.getByRole('link', { name: 'Leads' }).first().waitFor()
})

test('[W9] Another role shows in the frame at once, without a reload', async () => {
  const { signIn, database } = workspace
  const [person] = await database.sql`select id from people where email = 'omar.khan@pace.demo'`
  const personId: string = person?.['id']
  const omar = await signIn('Omar Khan', '/desk')
  await omar.getByRole('status').getByText('Live').first().waitFor()
  onTestFinished(() =>
    setRole(database.db, { personId, role: 'agent', by: BY }).then(() => undefined),
  )
  await setRole(database.db, { personId, role: 'admin', by: BY })
  await omar.getByRole('link', { name: 'Admin' }).first().waitFor()
})

test('[bar 6] Nobody but an admin sees the sessions of others', async () => {
  const { signIn, database } = workspace
  const [person] = await database.sql`select id from people where email = 'omar.khan@pace.demo'`
  const sara = await signIn('Sara Haddad', '/desk')
  const answer = await sara.goto(`/admin/people/${person?.['id']}`)
  expect(answer?.status()).toBe(403)
})

test('[bar 3] After signing out, Back shows nothing', async () => {
  const { signIn } = workspace
  const layla = await signIn('Layla Nasser', '/leads')
  await layla.getByRole('row').nth(3).waitFor()
  await layla.getByRole('button', { name: /sign out: Layla Nasser/ }).click()
  await layla.getByRole('menuitem', { name: 'Sign out' }).click()
  await layla.waitForURL(/\/sign-in/)
  await layla.getByRole('link', { name: 'Sign in' }).waitFor()
  await layla.goBack()
  await layla.waitForURL(/\/sign-in/)
  await layla.getByRole('link', { name: 'Sign in' }).waitFor()
  expect(await layla.getByRole('row').count()).toBe(0)
})

test('[bar 32] An admin changes a client’s secret and sees the new one once', async () => {
  const { signIn, database } = workspace
  await database.sql`insert into api_clients (id, name, scopes, secret_hash, created_by)
    values ('crm', 'Old CRM', '{leads:read}', 'x', 'service:test')`
  const admin = await signIn('Adam Fischer', '/admin/clients')
  const row = admin.getByRole('row').filter({ hasText: 'Old CRM' })
  await row.getByRole('button', { name: 'New secret' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'New secret' }).click()
  await admin.getByRole('dialog', { name: 'Old CRM has a new secret' }).waitFor()
  await admin.getByRole('button', { name: 'I have copied it' }).click()
  await row.getByText('Two secrets').first().waitFor()
  await admin.reload()
  await row.getByText('Two secrets').first().waitFor()
  expect(await admin.getByRole('dialog').count()).toBe(0)
})
