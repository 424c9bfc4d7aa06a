import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { untilAwake } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
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

test('The palette does on the open record what its page can do, goes to every page, and says no key that does nothing', async () => {
  const { database, signIn } = workspace
  const [lead] = await database.sql<{ id: string; name: string }[]>`
    select leads.id, leads.name from leads join people on people.id = owner_id
    where people.email = 'sara.haddad@pace.demo' and stage = 'contacted' and leads.archived_at is null
    order by reference limit 1`
  if (!lead) throw new Error('The demo has one.')
  const page = await signIn('Sara Haddad', `/leads/${lead.id}`)
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  const does = async (text: string, name: string | RegExp) => {
    await page.keyboard.press('Control+k')
    await palette.waitFor()
    await palette.getByRole('combobox').fill(text)
    await palette.getByRole('option', { name, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await palette.waitFor({ state: 'detached' })
  }
  await does('book a viewing', 'Book a viewing')
  const booking = page.getByRole('dialog', { name: 'Book a viewing' })
  await booking.waitFor()
  await page.keyboard.press('Escape')
  await booking.waitFor({ state: 'detached' })
  await does('calendar of', 'Calendar of viewings')
  await page.waitForURL('**/viewings/calendar')
  await page.getByRole('heading', { name: 'Calendar of viewings', level: 1 }).waitFor()
  await untilAwake(page)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard' })
  await keys.getByText('Calendar: the week').waitFor()
  await keys.getByText('Search, jump, do').waitFor()
  await keys.getByText('Take back what you did last').waitFor()
})

test('What a menu offers is done from the palette, typed before the menu has said so, in either language', async () => {
  const { database, signIn } = workspace
  const [lead] = await database.sql<{ id: string }[]>`
    select leads.id from leads join people on people.id = owner_id
    where people.email = 'sara.haddad@pace.demo' and stage = 'contacted' and leads.archived_at is null
    order by reference limit 1`
  if (!lead) throw new Error('The demo has one.')
  const page = await signIn('Layla Nasser', `/leads/${lead.id}`)
  const handOver = async (text: string, to: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(text)
    const palette = page.getByRole('dialog')
    const offer = palette.getByRole('option', { name: to, selected: true })
    await offer.waitFor()
    const chosen = palette.getByRole('combobox')
    const told = () => chosen.getAttribute('aria-activedescendant')
    await waitFor(async () => (await told()) === (await offer.getAttribute('id')))
    await page.keyboard.press('Enter')
    await palette.waitFor({ state: 'detached' })
    await waitFor(async () => {
      const [owner] = await database.sql<{ name: string }[]>`
        select people.name from leads join people on people.id = owner_id where leads.id = ${lead.id}`
      return to.endsWith(owner?.name ?? 'nobody')
    })
  }
  await handOver('hand over to omar', 'Owner and sharing: Hand over to Omar Khan')
  await chooseLanguage(page, 'العربية')
  await handOver('نقل إلى sara', 'المسؤول والمشاركة: نقل إلى Sara Haddad')
})

test('Who comes back is where they were: how far the page was scrolled, and which row', async () => {
  const page = await workspace.signIn('Sara Haddad', '/desk')
  await page.setViewportSize({ width: 1440, height: 420 })
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('j')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  const row = await waitFor(focused)
  const scrolled = () =>
    page.evaluate(() => document.activeElement?.closest('.overflow-y-auto')?.scrollTop ?? 0)
  const nextRegion = page.getByRole('region', { name: 'What to do next' })
  const top = await scrolled()
  expect(top).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${row}`)
  await nextRegion.waitFor({ state: 'detached' })
  await page.goBack()
  await page.waitForURL('**/desk')
  await waitFor(async () => expect(await focused()).toBe(row))
  await waitFor(async () => expect(await scrolled()).toBe(top))
})
