import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { awaken } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

async function ask(page: Page, question: string, name = 'Your question') {
  await page.getByRole('textbox', { name }).fill(question)
  await page.keyboard.press('Enter')
}

test('A manager asks in plain words, checks the answer, changes it, opens its rows and pins it', async () => {
  const { signIn, database } = workspace
  const layla = await signIn('Layla Nasser', '/desk')
  await layla.getByRole('button', { name: 'Ask a question' }).click()
  await layla.getByRole('button', { name: 'How many leads are in each stage?' }).click()
  const answer = layla.getByRole('article').filter({ hasText: 'How many leads are in each stage?' })
  const table = answer.first().getByRole('table')
  await table.waitFor()
  await answer.first().getByLabel('What was understood').waitFor()
  const [won] = await database.sql`
    select count(*)::int as count from leads join people layla on layla.email = 'layla.nasser@pace.demo'
    where leads.team_id = layla.team_id and stage = 'won'`
  const row = table.getByRole('row').filter({ hasText: 'Won' })
  await waitFor(async () => {
    expect(await row.getByRole('cell').last().textContent()).toBe(String(won?.['count']))
    return true
  })

  // A chip is taken out, and the same is counted without it.
  await answer.first().getByRole('button', { name: 'Remove: Stage' }).click()
  const edited = layla.getByRole('article').nth(1)
  await edited.getByText(/^Leads: /).waitFor()
  // It is called what it is now, and no longer what was asked.
  await edited.getByRole('heading', { name: 'Leads', exact: true }).waitFor()

  // "And by agent?" stands on what was asked.
  await ask(layla, 'only hot ones')
  const hot = layla.getByRole('article').filter({ hasText: 'only hot ones' })
  await hot.getByRole('combobox', { name: 'Change: Temperature is Hot' }).waitFor()

  await hot.getByRole('combobox', { name: 'Pin' }).selectOption('numbers')
  await hot.getByRole('option', { name: 'Pinned' }).waitFor({ state: 'attached' })
  await hot.getByRole('link', { name: 'Open the list' }).click()
  await layla.waitForURL(/\/leads\?temperature=hot/)

  await layla.goto('/numbers')
  const tile = layla.getByRole('heading', { name: 'only hot ones' })
  await tile.waitFor()
})

test('A pinned number counts anew when a record changes', async () => {
  const { signIn, database } = workspace
  const omar = await signIn('Adam Fischer', '/ask')
  await ask(omar, 'open tasks')
  const answer = omar.getByRole('article').filter({ hasText: 'open tasks' })
  await answer.getByRole('combobox', { name: 'Pin' }).selectOption('numbers')
  await answer.getByRole('option', { name: 'Pinned' }).waitFor({ state: 'attached' })
  await omar.goto('/numbers')
  await omar.getByRole('heading', { name: 'open tasks' }).waitFor()
  const open = async () => {
    const [row] = await database.sql`select count(*)::int as count from tasks where done_at is null`
    return Number(row?.['count'])
  }
  const before = await open()
  await omar.getByText(before.toLocaleString('en'), { exact: true }).waitFor()
  const other = awaken(await omar.context().newPage())
  await other.goto(new URL('/tasks', omar.url()).href)
  await other.getByRole('checkbox').first().click()
  await waitFor(async () => (await open()) < before)
  // A page that is behind another counts nothing.
  await omar.bringToFront()
  await waitFor(async () => {
    const now = (await open()).toLocaleString('en')
    return omar.getByText(now, { exact: true }).isVisible()
  })
})

test('Whoever reads Arabic asks in Arabic, goes on asking, and shares the answer', async () => {
  const { signIn } = workspace
  const adam = await signIn('Adam Fischer', '/desk')
  await chooseLanguage(adam, 'العربية')
  await adam.goto('/ask')
  await ask(adam, 'كم معاينة لدينا هذا الشهر؟', 'سؤالك')
  const first = adam.getByRole('article').filter({ hasText: 'كم معاينة لدينا هذا الشهر؟' })
  await first.getByText(/^المعاينات: /).waitFor()
  await ask(adam, 'والشهر الماضي؟', 'سؤالك')
  const second = adam.getByRole('article').filter({ hasText: 'والشهر الماضي؟' })
  await second.getByText(/^المعاينات: /).waitFor()
  await ask(adam, 'وحسب الوسيط؟', 'سؤالك')
  const third = adam.getByRole('article').filter({ hasText: 'وحسب الوسيط؟' })
  await third.getByRole('group', { name: 'ما تم فهمه' }).getByText('المعاينات حسب الوسيط').waitFor()
  // The shared address asks the same of whoever opens it.
  const plan = { measure: 'viewings', dimensions: [], filters: [] }
  await adam.goto(
    `/ask?${new URLSearchParams({ said: 'المعاينات كلها', plan: JSON.stringify(plan) })}`,
  )
  await adam
    .getByRole('article')
    .filter({ hasText: 'المعاينات كلها' })
    .getByText(/^المعاينات: /)
    .waitFor()
})

test('A question that nobody can answer is asked back or refused, never guessed', async () => {
  const { signIn } = workspace
  const layla = await signIn('Layla Nasser', '/desk')
  await layla.getByRole('button', { name: 'Ask a question' }).click()
  const question = 'What is the meaning of life?'
  await layla.getByRole('textbox', { name: 'Your question' }).fill(question)
  await layla.keyboard.press('Enter')
  const answer = layla.getByRole('article').filter({ hasText: question })
  await answer
    .getByText(/cannot|which|try|ask/i)
    .first()
    .waitFor()
  expect(await answer.getByRole('table').count()).toBe(0)
})

test('A manager opens the SQL of an answer, changes it, and reads no more than they may', async () => {
  const { signIn, database } = workspace
  const layla = await signIn('Layla Nasser', '/ask')
  await ask(layla, 'leads by stage')
  const answer = layla.getByRole('article').filter({ hasText: 'leads by stage' })
  await answer.getByRole('link', { name: 'SQL' }).click()
  await layla.waitForURL(/\/ask\/sql\?plan=/)
  const query = layla.getByRole('textbox', { name: 'Query' })
  await waitFor(async () => expect(await query.inputValue()).toContain('from leads'))
  const run = layla.getByRole('button', { name: 'Run' })
  await run.click()
  const result = layla.getByRole('table', { name: 'Result' })
  await result.getByRole('cell', { name: 'won', exact: true }).waitFor()

  await query.fill('select count(*) as own from leads')
  await run.click()
  await result.getByRole('columnheader', { name: 'own' }).waitFor()
  const [own] = await database.sql`
    select count(*)::int as count from leads join people layla on layla.email = 'layla.nasser@pace.demo'
    where leads.team_id = layla.team_id or leads.owner_id = layla.id or layla.id = any (leads.collaborator_ids)`
  await result.getByRole('cell', { name: String(own?.['count']), exact: true }).waitFor()

  await query.fill('select phone from leads')
  await run.click()
  await layla.getByText('This reads a column that may not be read here.').waitFor()

  await chooseLanguage(layla, 'العربية')
  await layla.goto('/ask/sql')
  await layla.getByRole('textbox', { name: 'الاستعلام' }).fill('delete from leads')
  await layla.getByRole('button', { name: 'تشغيل' }).click()
  await layla.getByText('تُشغَّل استعلامات القراءة فقط').waitFor()
})
