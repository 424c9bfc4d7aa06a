import { expect, test } from 'vitest'
import { AUDIENCE } from '#domain/access/token.ts'
import { startReceiver } from '#tests/support/webhook-receiver.ts'
import { issueToken } from './support/machine-client.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace({ PACE_WEBHOOKS_TO_PRIVATE: 'allow' })

test('An admin makes a webhook, sees what was delivered and answered, and sends it again', async () => {
  const { signIn, pace } = workspace
  const receiver = await startReceiver()
  const admin = await signIn('Adam Fischer', '/admin/webhooks')
  await admin.getByRole('button', { name: 'New webhook' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Address').fill(receiver.url)
  await dialog.getByLabel('What it is for').fill('The website’s copy')
  await dialog.getByLabel('Leads', { exact: true }).check()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await dialog.getByText('whsec_').waitFor()
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await admin.getByText('Active').first().waitFor()
  const token = await issueToken(workspace, {
    scope: 'leads:write',
    resource: AUDIENCE.api,
  })
  const made = await fetch(`${pace.urls.APP_URL}/api/v1/leads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ayşe O’Brien', phone: '+971501112233' }),
  })
  expect(made.status).toBe(201)
  const { id } = await made.json()
  const item = admin
    .getByRole('listitem')
    .filter({ hasText: id })
    .filter({ hasText: 'lead.created' })
  await item.getByText('Delivered').waitFor()
  await item.locator('summary').click()
  await item.getByText('thanks').waitFor()
  await item.getByRole('button', { name: 'Send again' }).click()
  await item.getByText('thanks').nth(1).waitFor()
  const ofLead = receiver
    .told()
    .filter(({ message }) => message.type === 'lead.created' && message.data.key === id)
  expect(ofLead).toHaveLength(2)
  expect(new Set(ofLead.map((one) => one.id)).size).toBe(1)
})
