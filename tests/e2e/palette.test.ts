import { test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('what is typed right behind Ctrl+K stands in the palette, whole and in order, also on a page that has just come', async () => {
  const page = await workspace.signIn('Sara Haddad', '/desk')
  for (const text of ['marina', 'Noura نورا n']) {
    await page.goto('/desk')
    await page.getByRole('heading').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type(text)
    const input = page.getByRole('combobox', { name: 'Search and commands' })
    await input.waitFor()
    await waitFor(async () => (await input.inputValue()) === text, { what: `${text} in it` })
  }
})

test('One text finds every kind of record, grouped, in either script; all of it stands on a page', async () => {
  const { database, signIn } = workspace
  const [lead] = await database.sql<{ id: string }[]>`
    update leads set name = 'محمد العلي' where id = (
      select leads.id from leads join people on people.id = owner_id where people.email = 'sara.haddad@pace.demo'
      order by reference limit 1)
    returning id`
  const [sara] = await database.sql<{ id: string }[]>`
    select id from people where email = 'sara.haddad@pace.demo'`
  await database.sql`insert into tasks (title, owner_id, lead_id, created_by)
    values ('Call Mohammed about the keys', ${sara?.id ?? ''}, ${lead?.id ?? ''}, 'person:x')`
  const page = await signIn('Sara Haddad', '/desk')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('mohamed')
  const palette = page.getByRole('dialog')
  await palette.getByRole('group', { name: 'Leads' }).getByText('محمد العلي').waitFor()
  await palette.getByRole('group', { name: 'Tasks' }).getByText('Call Mohammed').waitFor()
  await palette.getByText('All results for').click()
  await page.waitForURL('**/search?q=mohamed')
  await page.getByRole('searchbox', { name: 'Search everything' }).waitFor()
  const tasks = page.getByRole('region', { name: 'Tasks' })
  await tasks.getByRole('link', { name: 'Call Mohammed about the keys' }).click()
  await page.waitForURL(`**/leads/${lead?.id}`)
})
