import { expect, test } from 'vitest'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A manager asks in plain words and can check the answer', async () => {
  const { signIn, database } = workspace
  const layla = await signIn('Layla Nasser', '/desk')
  await layla.getByRole('button', { name: 'Ask a question' }).click()
  await layla.getByRole('button', { name: 'How many leads are in each stage?' }).click()
  const answer = layla.getByRole('article').filter({ hasText: 'How many leads are in each stage?' })
  const table = answer.getByRole('table')
  await table.waitFor()
  await answer.getByLabel('What was understood').waitFor()
  const [won] = await database.sql`
    select count(*)::int as count from leads join people layla on layla.email = 'layla.nasser@pace.demo'
    where leads.team_id = layla.team_id and stage = 'won'`
  const row = table.getByRole('row').filter({ hasText: 'Won' })
  expect(await row.getByRole('cell').last().textContent()).toBe(String(won?.['count']))
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
