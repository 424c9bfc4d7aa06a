import { expect, test } from 'vitest'
import { AUDIENCE } from '#domain/access/token.ts'
import { issueToken } from './support/machine-client.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
/** A button that goes away as it is pressed is given up, and looked for again. */
const SOON_MS = 2_000

test('An enquiry posted by the website appears on the desk and the board, and is claimed', async () => {
  const { signIn, pace } = workspace
  const sara = await signIn('Sara Haddad', '/desk')
  const layla = await signIn('Layla Nasser', '/board')
  await sara.getByRole('status').getByText('Live').first().waitFor()
  await layla.getByRole('status').getByText('Live').first().waitFor()

  const token = await issueToken(workspace, { scope: 'leads:write', resource: AUDIENCE.api })
  const answer = await fetch(`${pace.urls.APP_URL}/api/v1/enquiries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'website',
      name: 'Zoë Lindqvist',
      phone: '+971501239999',
      message: 'I want to rent a 2 bedroom apartment in Dubai Marina.',
      intent: 'rent',
      bedrooms: 2,
      areas: ['dubai-marina'],
    }),
  })
  expect([answer.status, await answer.json()]).toMatchObject([201, {}])

  const next = sara.getByRole('region', { name: 'What to do next' })
  const row = next.getByRole('listitem').filter({ hasText: 'Zoë Lindqvist' })
  // How many wait already, and so whether hers is behind the first of them, hangs on the hour: at dawn those of the night wait, too.
  const more = next.getByRole('button', { name: 'Show more' })
  await waitFor(async () => {
    if (await row.isVisible()) return true
    if ((await more.isVisible()) && (await more.isEnabled())) await more.click({ timeout: SOON_MS })
    return false
  })
  const card = layla
    .getByRole('region', { name: /^New/ })
    .getByRole('article')
    .filter({ hasText: 'Zoë Lindqvist' })
  await card.waitFor()
  await row.getByRole('button', { name: 'Claim' }).click()
  await card.getByLabel('Sara Haddad').or(card.getByTitle('Sara Haddad')).first().waitFor()
})

test('A manager moves a card with the keyboard, and the agent’s page follows', async () => {
  const { signIn } = workspace
  const layla = await signIn('Layla Nasser', '/board')
  const contacted = layla.getByRole('region', { name: /^Contacted/ }).getByRole('article')
  await layla.getByRole('status').getByText('Live').first().waitFor()
  const name = (await contacted.first().locator('span').first().textContent()) ?? ''
  const card = contacted.filter({ hasText: name })
  await card.getByRole('button').first().focus()
  await layla.keyboard.press('Space')
  await layla.getByText('Over Contacted.').waitFor({ state: 'attached' })
  await layla.keyboard.press('ArrowRight')
  await layla.getByText('Over Qualified.').waitFor({ state: 'attached' })
  await layla.keyboard.press('Space')
  await layla
    .getByRole('region', { name: /^Qualified/ })
    .getByRole('article')
    .filter({ hasText: name })
    .first()
    .waitFor()
  const admin = await signIn('Adam Fischer', '/board')
  const there = admin
    .getByRole('region', { name: /^Qualified/ })
    .getByRole('article')
    .filter({ hasText: name })
    .first()
  await there.waitFor()
})

test('What could not be read of an enquiry stands beside it, and a second lead of the person is asked about', async () => {
  const { signIn, pace } = workspace
  const token = await issueToken(workspace, { scope: 'leads:write', resource: AUDIENCE.api })
  const send = async (body: object) => {
    const answer = await fetch(`${pace.urls.APP_URL}/api/v1/enquiries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  const email = 'mona@b.example'
  const { leadId } = await send({ name: 'Mona Aziz', phone: 'N/A', email: `${email} ` })
  await send({ name: 'منى عزيز', phone: '٠٥٠ ١٢٣ ٨٨٨٨', email })

  const adam = await signIn('Adam Fischer', `/leads/${leadId}`)
  await adam.getByText('Phone not read').waitFor()
  await adam.getByText('As it came in').click()
  await adam.getByText('"phone":"N/A"').waitFor()
  await adam.getByText('منى عزيز').first().waitFor()

  await adam.goto(`${pace.urls.APP_URL}/leads?new`)
  const dialog = adam.getByRole('dialog')
  await dialog.getByLabel('Name').fill('M. Aziz')
  await dialog.getByLabel('Phone').fill('٠٥٠١٢٣٨٨٨٨')
  await dialog.getByText('+971 50 123 8888').waitFor()
  await dialog.getByLabel('Phone').press('Enter')
  await dialog.getByText(/has an open lead already/).waitFor()
  await dialog.getByRole('link', { name: 'Open it' }).click()
  await adam.waitForURL(`**/leads/${leadId}`)
})
