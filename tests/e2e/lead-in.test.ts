import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forwardedInline, mailOf } from '#app/arrivals/readers/mail/some-mails.ts'
import { webhookSecret } from '#app/portals/property-finder/connection.ts'
import { arrivals, leads } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { issueToken } from './support/machine-client.ts'
import { useWorkspace } from './support/workspace.ts'

const BAYUT_SECRET = 'the-secret-of-bayut-here'
const APP_SECRET = 'the-secret-of-the-app'
const SITE = 'https://www.house.example'
const env: Record<string, string> = { PACE_BAYUT_SECRET: BAYUT_SECRET }

/** The Graph API, which says who answered an ad. */
const graph = createServer((_request, response) => {
  const field_data = [
    { name: 'full_name', values: ['Fatima Facebook'] },
    { name: 'phone_number', values: ['+971501110005'] },
  ]
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ id: 'ad-1', platform: 'fb', field_data }))
})
beforeAll(async () => {
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve))
  env['PACE_GRAPH_URL'] = `http://127.0.0.1:${(graph.address() as AddressInfo).port}`
})
afterAll(() => void graph.close())

const workspace = useWorkspace(env)

const asJson = { 'content-type': 'application/json' }
const WHO = [
  'Bashir Bayut',
  'Paula Finder',
  'Walid Website',
  'Jane Doe',
  'Fatima Facebook',
  'Rana Rest',
] as const

test('An enquiry from each source becomes the right lead once, and what nobody could tell a person decides', async () => {
  const { signIn, pace, database } = workspace
  const adam = await signIn('Adam Fischer', '/admin/doors')
  const form = await openDoor('Website form', 'Contact us', { 'Sites that it stands on': SITE })
  const mailbox = await openDoor('E-mail', 'Leads', {})
  const ads = await openDoor('Facebook and Instagram', 'Page', {
    Secret: APP_SECRET,
    'Access token': 'page-token',
  })
  const layla = await signIn('Layla Nasser', '/enquiries')
  await layla.getByRole('row').nth(1).waitFor()

  for (const send of [bayut, propertyFinder, website, mail, facebook]) {
    await send()
    await send()
  }
  // The portal's webhook and its mail tell of one person, in this order.
  await waitFor(async () => (await leadsOf([WHO[0]])).length > 0)
  await postMail(
    mailOf({
      from: 'Bayut <leads@bayut.com>',
      id: 'bashir',
      body: 'Name: Bashir Bayut\r\nPhone: 0501110001\r\nMessage: Is it free?',
    }),
  )
  await rest()
  await postMail(
    mailOf({ from: 'Nadia Quiet <nadia@b.example>', id: 'n', body: 'Hello, is it free?' }),
  )

  await waitFor(async () => (await leadsOf(WHO)).length >= WHO.length, { timeoutMs: PATIENCE_MS })
  expect(await leadsOf(WHO)).toEqual([
    ['Bashir Bayut', '+971501110001', 'bayut'],
    ['Fatima Facebook', '+971501110005', 'facebook'],
    ['Jane Doe', '+971527654321', 'bayut'],
    ['Paula Finder', '+971501110002', 'propertyFinder'],
    ['Rana Rest', '+971501110006', 'website'],
    ['Walid Website', '+971501110003', 'website'],
  ])
  await waitFor(async () => {
    const twice = await database.db
      .select({ state: arrivals.state })
      .from(arrivals)
      .where(inArray(arrivals.who, ['Bashir Bayut']))
      .orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
    expect(twice.map(({ state }) => state)).toEqual(['lead', 'joined'])
    return true
  })

  // The list is open since before all of that.
  const held = layla.getByRole('row').filter({ hasText: 'Nadia Quiet' })
  await held.getByText('Held').first().waitFor()
  await held.getByRole('link').first().click()
  await layla.getByText('Nobody could tell what this is').waitFor()
  await layla.getByLabel('Phone').fill('050 111 0007')
  await layla.getByRole('button', { name: 'Make it a lead' }).click()
  await waitFor(async () => (await leadsOf(['Nadia Quiet'])).length > 0)
  await layla.getByText('New lead').first().waitFor()
  expect(await leadsOf(['Nadia Quiet'])).toEqual([['Nadia Quiet', '+971501110007', 'email']])

  async function openDoor(kind: string, name: string, parts: Record<string, string>) {
    await adam.getByRole('button', { name: 'Open a way in' }).click()
    const dialog = adam.getByRole('dialog', { name: 'Open a way in' })
    await dialog.getByLabel('Kind').selectOption({ label: kind })
    await dialog.getByLabel('Name').fill(name)
    for (const [label, value] of Object.entries(parts))
      await dialog.getByLabel(label, { exact: true }).fill(value)
    await dialog.getByRole('button', { name: 'Open it' }).click()
    await dialog.waitFor({ state: 'detached' })
    const item = adam.getByRole('listitem').filter({ has: adam.getByText(name, { exact: true }) })
    return `${pace.urls.APP_URL}${await item.locator('code').first().textContent()}`
  }

  function post(url: string, body: string, headers: Record<string, string>) {
    return fetch(url, { method: 'POST', body, headers }).then((answer) => {
      expect([url, answer.ok]).toEqual([url, true])
    })
  }

  function bayut() {
    const body = JSON.stringify({
      id: 'b-1',
      enquirer: { name: WHO[0], phone_number: '971501110001' },
    })
    const signature = createHash('md5')
      .update(BAYUT_SECRET + body)
      .digest('hex')
    return post(`${pace.urls.APP_URL}/portals/bayut/webhook`, body, {
      ...asJson,
      'x-bayut-signature': signature,
    })
  }

  function propertyFinder() {
    const contacts = [{ type: 'phone', value: '+971501110002' }]
    const body = JSON.stringify({
      id: 'lead-created-1',
      type: 'lead.created',
      timestamp: '2026-11-29T10:00:00Z',
      entity: { id: 'pf-1', type: 'lead' },
      payload: {
        channel: 'email',
        status: 'sent',
        entityType: 'agent',
        publicProfile: { id: 1 },
        sender: { name: WHO[1], contacts },
      },
    })
    const signature = createHmac('sha256', webhookSecret(pace.secrets.session))
      .update(body)
      .digest('hex')
    return post(`${pace.urls.APP_URL}/portals/property-finder/webhook`, body, {
      ...asJson,
      'x-signature': signature,
    })
  }

  function website() {
    const body = JSON.stringify({ name: WHO[2], phone: '050 111 0003', message: 'Call me' })
    return post(form, body, { ...asJson, origin: SITE })
  }

  function mail() {
    return postMail(forwardedInline())
  }

  function postMail(body: string) {
    return post(mailbox, body, { 'content-type': 'message/rfc822' })
  }

  function facebook() {
    const change = { field: 'leadgen', value: { leadgen_id: 'ad-1' } }
    const body = JSON.stringify({ object: 'page', entry: [{ id: '1', changes: [change] }] })
    const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex')
    return post(ads, body, { ...asJson, 'x-hub-signature-256': `sha256=${signature}` })
  }

  async function rest() {
    const token = await issueToken(workspace, { scope: 'leads:write', resource: AUDIENCE.api })
    const body = JSON.stringify({ name: WHO[5], phone: '050 111 0006' })
    await post(`${pace.urls.APP_URL}/api/v1/enquiries`, body, {
      ...asJson,
      authorization: `Bearer ${token}`,
    })
  }

  async function leadsOf(names: readonly string[]) {
    const rows = await database.db
      .select({ name: leads.name, phone: leads.phone, source: leads.source })
      .from(leads)
      .where(inArray(leads.name, [...names]))
      .orderBy(asc(leads.name), asc(leads.id))
    return rows.map(({ name, phone, source }) => [name, phone, source])
  }
})
