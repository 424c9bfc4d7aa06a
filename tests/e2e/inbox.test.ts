import { eq, isNotNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { communications, conversationReads, leads } from '#db/pace/schema.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { addWriter } from './support/add-writer.ts'
import { awaken } from './support/awaken.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

const addMailWriter = (db: PaceDb, { name, email }: { name: string; email: string }) =>
  addWriter(db, { name, address: email, channel: 'email' })

test('a new demo’s inbox is full: a manager reads what failed and was written in Arabic, and a paper that a customer sent opens', async () => {
  const { signIn, database } = workspace
  const { db } = database
  const adam = await signIn('Adam Fischer', '/inbox?box=all')
  const list = adam.getByRole('region', { name: 'Conversations' })
  await list.getByText('Not sent:', { exact: true }).first().waitFor()
  await list
    .getByText(/\p{Script=Arabic}/u)
    .first()
    .waitFor()
  const sent = await waitFor(async () => {
    const rows = await db.select().from(communications).where(isNotNull(communications.arrivalId))
    return rows.find(({ attached }) => attached[0]?.fileId)
  })
  await adam.goto(`/inbox/${sent.contactId}`)
  const paper = adam.getByRole('link', { name: 'pre-approval.pdf' })
  const href = await waitFor(() => paper.getAttribute('href'))
  const opened = await adam.request.get(href)
  expect((await opened.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('an agent answers a customer, the customer answers by mail, and it stands there by itself', async () => {
  const { signIn, database } = workspace
  const { db } = database
  const id = await addMailWriter(db, { name: 'Zeynep Aydin', email: 'zeynep@customer.example' })
  const sara = await signIn('Sara Haddad', '/inbox')
  await sara.getByRole('link', { name: /Unread.*Zeynep Aydin/ }).click()
  const log = sara.getByRole('log', { name: 'Conversations' })
  await log.getByText('Is it still available?').waitFor()
  await waitFor(
    async () => (await db.$count(conversationReads, eq(conversationReads.contactId, id))) === 1,
  )
  const letter = sara.getByRole('form', { name: 'Answer by e-mail' })
  await letter.getByLabel('Text').fill('Yes. Friday at five? نعم')
  await letter.getByRole('button', { name: 'Send' }).click()
  const ours = log.getByRole('article').filter({ hasText: 'Friday at five?' })
  await ours.getByText('Sent', { exact: true }).waitFor()
  await waitFor(async () => (await letter.getByLabel('Text').inputValue()) === '')
  await sara.getByRole('button', { name: 'As the customer' }).click()
  const mailbox = sara.getByRole('dialog', { name: 'The customer’s mailbox' })
  await mailbox.getByText('Friday at five?').waitFor()
  await mailbox.getByLabel('Text').fill('Five suits me.')
  await mailbox.getByRole('button', { name: 'Send to the house' }).click()
  await mailbox.waitFor({ state: 'detached' })
  await log.getByText('Five suits me.').waitFor()
  expect(await db.$count(communications, eq(communications.contactId, id))).toBe(3)
})

test('an answer stops the clock of the lead that waits for it, and the lead’s page says so by itself', async () => {
  const { signIn, database } = workspace
  const sara = await signIn('Sara Haddad', '/leads?new=')
  const dialog = sara.getByRole('dialog', { name: 'New lead' })
  await dialog.getByLabel('Name').fill('Ingrid Solberg')
  await dialog.getByLabel('E-mail').fill('ingrid@customer.example')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await sara.waitForURL(/\/leads\/[0-9a-f-]{36}/)
  const leadId = new URL(sara.url()).pathname.split('/').at(-1) ?? ''
  const due = sara.getByRole('region', { name: 'Due times' })
  await due.getByText('Answer').waitFor()
  const messages = sara.getByRole('link', { name: 'Messages', exact: true })
  const to = await waitFor(() => messages.getAttribute('href'))

  const other = awaken(await sara.context().newPage())
  await other.goto(to)
  const letter = other.getByRole('form', { name: 'Answer by e-mail' })
  await letter.getByLabel('Subject').fill('Your search')
  await letter.getByLabel('Text').fill('Hello Ingrid, when may I ring you?')
  await letter.getByRole('button', { name: 'Send' }).click()
  // The answer stops here by itself; what is due after it stands once the row is written, which may take longer than the page waits.
  await due.getByText('Answer').waitFor({ state: 'detached' })
  await waitFor(async () => {
    const [lead] = await database.db.select().from(leads).where(eq(leads.id, leadId))
    return lead?.firstContactedAt
  })
  await sara.reload()
  await due.getByText('Follow-up').waitFor()
})

test('a draft waits for whoever comes back to it, and two write on it at once', async () => {
  const { signIn, database } = workspace
  const id = await addMailWriter(database.db, { name: 'Ivo Horvat', email: 'ivo@customer.example' })
  const [sara, layla] = await Promise.all([
    signIn('Sara Haddad', `/inbox/${id}`),
    signIn('Layla Nasser', `/inbox/${id}`),
  ])
  const textOf = (page: Page) =>
    page.getByRole('form', { name: 'Answer by e-mail' }).getByLabel('Text')
  const [hers, laylas] = [textOf(sara), textOf(layla)]
  await hers.fill('Friday at five? نعم')
  await waitFor(async () => (await laylas.inputValue()) === 'Friday at five? نعم')
  await layla.getByText('Sara Haddad is writing on it').waitFor()
  await laylas.focus()
  await laylas.press('Control+Home')
  await laylas.pressSequentially('Hello Ivo, ')
  await waitFor(async () => (await hers.inputValue()) === 'Hello Ivo, Friday at five? نعم')

  await sara.goto('/desk')
  await layla.goto('/desk')
  await sara.goto(`/inbox/${id}`)
  await waitFor(async () => (await hers.inputValue()) === 'Hello Ivo, Friday at five? نعم')
  await sara.getByRole('button', { name: 'Send', exact: true }).click()
  await sara
    .getByRole('article')
    .filter({ hasText: 'Hello Ivo' })
    .getByText('Sent', { exact: true })
    .waitFor()
  await waitFor(async () => (await hers.inputValue()) === '')
  await layla.goto(`/inbox/${id}`)
  await layla.getByRole('article').filter({ hasText: 'Hello Ivo' }).waitFor()
  await waitFor(async () => (await laylas.inputValue()) === '')
  expect(await database.db.$count(communications, eq(communications.contactId, id))).toBe(2)
})

test('a file that one attaches goes along with what another sends, and opens from the conversation', async () => {
  const { signIn, database } = workspace
  const id = await addMailWriter(database.db, { name: 'Mina Adel', email: 'mina@customer.example' })
  const [sara, layla] = await Promise.all([
    signIn('Sara Haddad', `/inbox/${id}`),
    signIn('Layla Nasser', `/inbox/${id}`),
  ])
  const formOf = (page: Page) => page.getByRole('form', { name: 'Answer by e-mail' })
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  const plan = { name: 'خطة O’Brien.pdf', mimeType: 'application/pdf', buffer }
  await formOf(sara).getByLabel('Text').fill('Here is the plan.')
  await formOf(sara).getByLabel('Attach files').setInputFiles([plan])
  const attached = formOf(layla).getByRole('list', { name: 'Attached files' })
  await attached.getByText('خطة O’Brien.pdf').waitFor()
  await formOf(layla).getByRole('button', { name: 'Send', exact: true }).click()
  const sent = sara.getByRole('article').filter({ hasText: 'Here is the plan.' })
  await sent.getByText('Sent', { exact: true }).waitFor()
  await attached.waitFor({ state: 'detached' })
  const link = sent.getByRole('link', { name: 'خطة O’Brien.pdf' })
  const href = await waitFor(() => link.getAttribute('href'))
  const opened = await sara.request.get(href)
  expect(await opened.body()).toEqual(buffer)
})

test('in Arabic and on a phone the list and the conversation come one after the other', async () => {
  const { signIn, database } = workspace
  await addMailWriter(database.db, { name: 'Reem Saleh', email: 'reem@customer.example' })
  const sara = await signIn('Sara Haddad', '/inbox')
  await chooseLanguage(sara, 'العربية')
  await sara.setViewportSize({ width: 390, height: 844 })
  const link = sara.getByRole('link', { name: /Reem Saleh/ })
  await link.click()
  await sara.getByRole('form', { name: 'أجب بالبريد الإلكتروني' }).waitFor()
  await link.waitFor({ state: 'hidden' })
  await sara.getByRole('link', { name: 'كل المحادثات' }).click()
  await link.waitFor()
})
