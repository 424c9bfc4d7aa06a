import { eq } from 'drizzle-orm'
import type { Page, Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { leads, people } from '#db/pace/schema.ts'
import { issueRegistrationToken } from '#auth/third-party/registration.ts'
import { connectProgram } from '#tests/support/connect-program.ts'
import { call } from '#tests/support/mcp-client.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const NOTE = 'Prefers mornings, O’Brien said هلا'

test('A person lets a program in, sees to the letter what it wants to write, and a yes writes it once; a no writes nothing', async () => {
  const { signIn } = workspace
  const { id: lead, name } = await findLead()
  const sara = await signIn('Sara Haddad')
  const program = await letIn(sara)

  const noting = call(program, 'add_note', { leadId: lead, text: NOTE })
  const english = sara.getByRole('article', { name: 'Note taker asks for your yes' })
  await english.getByText(NOTE, { exact: true }).waitFor()
  await chooseLanguage(sara, 'العربية')
  const asked = sara.getByRole('article', { name: /Note taker/ })
  await asked.getByText('إضافة ملاحظة').waitFor()
  await asked.getByText(NOTE, { exact: true }).waitFor()
  await asked.getByRole('link', { name }).waitFor()
  const pressed = sara.waitForRequest(isAnswer)
  await asked.getByRole('button', { name: 'نعم، اكتبه' }).click()
  expect((await cameOf(program, noting)).structuredContent).toMatchObject({
    approval: { state: 'done' },
  })
  await asked.waitFor({ state: 'detached' })
  expect(await sendAgain(sara, await pressed)).toBe(409)

  const refused = call(program, 'add_note', { leadId: lead, text: `${NOTE}, twice` })
  await asked.getByText(`${NOTE}, twice`).waitFor()
  await asked.getByRole('button', { name: 'لا', exact: true }).click()
  expect((await cameOf(program, refused)).structuredContent).toMatchObject({
    approval: { state: 'denied' },
  })
  await chooseLanguage(sara, 'English')
  await sara.goto(`/leads/${lead}`)
  await notes(sara).getByText(NOTE, { exact: true }).waitFor()
  expect(await notes(sara).getByText(NOTE).count()).toBe(1)

  const drafting = call(program, 'draft_message', { leadId: lead, channel: 'whatsapp', text: NOTE })
  await english.getByRole('button', { name: 'Yes, write it' }).click()
  await drafting
  const drafts = sara.getByRole('region', { name: 'Drafts to send' })
  const link = drafts.getByRole('link', { name: 'Open in WhatsApp' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toContain(`?text=${encodeURIComponent(NOTE)}`)
  await drafts.getByRole('button', { name: 'I sent it' }).click()
  await drafts.waitFor({ state: 'detached' })

  await sara.goto('/account/programs')
  await sara.getByRole('heading', { name: 'Connected' }).waitFor()
  await sara.getByRole('button', { name: 'End', exact: true }).click()
  await sara.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
  await sara.getByText('No program is connected').waitFor()
  await waitFor(async () => {
    const refusal: unknown = await program.listTools().catch((error: unknown) => error)
    return refusal instanceof Error
  })
})

const ToldSchema = z.object({ approval: z.object({ id: z.string(), state: z.string() }) })
type Told = Awaited<ReturnType<typeof call>>

/** What came of it: a program is kept waiting for so long, and a person on a busy machine takes longer. */
async function cameOf(program: Parameters<typeof call>[0], asked: Promise<Told>): Promise<Told> {
  let told = await asked
  await waitFor(
    async () => {
      const { id, state } = ToldSchema.parse(told.structuredContent).approval
      if (state !== 'waiting' && state !== 'approved') return true
      told = await call(program, 'read_approval', { id })
      return false
    },
    { everyMs: 500, what: 'what came of the question' },
  )
  return told
}

/** A lead of Sara's with a phone to write to. */
async function findLead(): Promise<{ id: string; name: string }> {
  const rows = await workspace.database.db
    .select({ id: leads.id, name: leads.name, phone: leads.phone, stage: leads.stage })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(eq(people.name, 'Sara Haddad'))
    .orderBy(leads.reference)
  const [found] = rows.filter(({ name, phone, stage }) => name && phone && stage !== 'lost')
  if (!found?.name) throw new Error('Sara has no lead to write to.')
  return { id: found.id, name: found.name }
}

/** The program is registered by who runs the house; Sara agrees on the page that it sends her to. */
async function letIn(sara: Page) {
  const { pace, database } = workspace
  const { AUTH_URL: authUrl, APP_URL: appUrl } = pace.urls
  const { token } = await issueRegistrationToken(database.db, {
    now: new Date(),
    lifetimeMs: 60_000,
  })
  const registered = await fetch(`${authUrl}/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      client_name: 'Note taker',
      redirect_uris: ['http://127.0.0.1/callback'],
      application_type: 'native',
    }),
  })
  const { client_id: clientId } = (await registered.json()) as { client_id: string }
  const page = await sara.context().newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const visit = async (url: string) => {
    await page.goto(url)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByText('You may close this page.').waitFor()
    await page.close()
  }
  return connectProgram({ authUrl, mcpUrl: `${appUrl}/mcp`, clientId, visit })
}

function notes(page: Page) {
  return page.getByRole('textbox', { name: 'Notes' })
}

function isAnswer(request: Request): boolean {
  return (
    request.method() === 'POST' && new URL(request.url()).pathname.startsWith('/account/programs')
  )
}

/** The same yes once more, letter by letter: the status that it is answered with. */
async function sendAgain(page: Page, pressed: Request): Promise<number> {
  const sent = {
    url: pressed.url(),
    body: pressed.postData() ?? '',
    type: pressed.headers()['content-type'] ?? '',
  }
  return page.evaluate(async ({ url, body, type }) => {
    const headers = { 'content-type': type }
    return (await fetch(url, { method: 'POST', headers, body })).status
  }, sent)
}
