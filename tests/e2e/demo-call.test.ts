import { expect, test } from 'vitest'
import { desc, eq } from 'drizzle-orm'
import { calls } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('an agent starts a demo call, sees who calls on the page that is open, and reads the talk', async () => {
  const { signIn, database } = workspace
  const sara = await signIn('Sara Haddad', '/calls')
  await sara.getByRole('button', { name: 'Start a demo call' }).click()
  const dialog = sara.getByRole('dialog', { name: 'Start a demo call' })
  await dialog.getByLabel('What it is about').selectOption({ index: 0 })
  await dialog.getByRole('button', { name: 'Start the call' }).click()
  await dialog.waitFor({ state: 'detached' })
  const banner = sara.getByRole('link', { name: /Priya Menon/ }).first()
  await banner.waitFor()
  await banner.click()
  await sara.waitForURL(/\/calls\/demo-/)
  await sara.getByText('This call is recorded').first().waitFor()
  await sara.getByText('we are looking for a two bedroom').first().waitFor()
  const call = await waitFor(async () => {
    const [row] = await database.db
      .select()
      .from(calls)
      .where(eq(calls.source, 'urn:pace:demo'))
      .orderBy(desc(calls.startedAt))
    return row?.recordedSince ? row : null
  })
  expect(call.callerName).toBe('Priya Menon')
})

test('a manager puts a call of a known lead through to an agent, from the wall and in Arabic', async () => {
  const { signIn } = workspace
  const layla = await signIn('Layla Nasser', '/wall')
  await chooseLanguage(layla, 'العربية')
  await layla.getByRole('button', { name: 'بدء مكالمة تجريبية' }).click()
  const dialog = layla.getByRole('dialog', { name: 'بدء مكالمة تجريبية' })
  await dialog.getByLabel('موضوع المكالمة').selectOption('arabic-family')
  const caller = dialog.getByLabel('المتصل')
  await waitFor(async () => (await caller.getByRole('option').count()) > 1)
  const name = (await caller.getByRole('option').nth(1).textContent()) ?? ''
  await caller.selectOption({ index: 1 })
  await dialog.getByLabel('من يتلقاها').selectOption({ label: 'Sara Haddad' })
  await dialog.getByRole('button', { name: 'بدء المكالمة' }).click()
  await dialog.waitFor({ state: 'detached' })
  await layla.getByRole('listitem').filter({ hasText: name }).first().waitFor()
})
