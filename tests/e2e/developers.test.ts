import { expect, test } from 'vitest'
import { untilAwake } from './support/awaken.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('[bar 2] A person reads how the API is used and tries it by their own session, and no token reaches the browser', async () => {
  const { signIn, pace } = workspace
  const sara = await signIn('Sara Haddad', '/developers')
  await sara.getByText(`${pace.urls.AUTH_URL}/token`).waitFor()
  await sara.getByRole('link', { name: /\/leads Leads that the caller may see/ }).click()
  await sara.waitForURL('**/developers?noun=Leads#listLeads')
  await untilAwake(sara)
  const list = sara.locator('#listLeads')
  await list.getByText('Try it').click()
  await list.getByLabel('Address').fill('/leads?limit=2')
  const asked = sara.waitForRequest('**/api/v1/leads?limit=2')
  await list.getByRole('button', { name: 'Send' }).click()
  expect((await asked).headers()['authorization']).toBeUndefined()
  const answer = list.getByRole('region', { name: 'Answer' })
  await answer.getByText('200', { exact: true }).waitFor()
  await answer.getByText('"reference": "L-').waitFor()
  await answer.getByText('application/json').waitFor()

  const create = sara.locator('#createLead')
  await create.getByText('Try it').click()
  await create.getByRole('button', { name: 'Send' }).click()
  await create.getByText('Paste a token first.').waitFor()
  await create.getByLabel('Access token').fill('none.such.token')
  await create.getByRole('button', { name: 'Send' }).click()
  await create.getByRole('region', { name: 'Answer' }).getByText('401', { exact: true }).waitFor()
  const kept = await sara.evaluate(
    'JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])',
  )
  expect(kept).not.toContain('none.such.token')
})
