import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { communications, contacts, files } from '#db/pace/schema.ts'
import type { Actor } from '#domain/access/access.ts'
import type { Consents } from '#domain/contact/consent.ts'
import type { TemplateUse } from '#domain/message/template.ts'
import { LEAD, NADIA } from '#tests/support/known-contacts.ts'
import { ACCOUNT, NADIAS_PHONE, NUMBER, openLine, saidBy } from '#tests/support/whatsapp.ts'
import { createChatCarrier } from './carriers/chat-carrier.ts'
import { keepMessageFiles } from './incoming/keep-files.ts'
import { createDemoChats } from './demo/demo-chat.ts'
import { sendMessage } from './send-message.ts'
import { settleAnswer } from './settling/settle-answer.ts'
import { createTemplates } from './templates/templates.ts'
import { sendAgain, writeMessage } from './write-message.server.ts'

const DAY_SECONDS = 86_400
const TEMPLATES = [
  {
    name: 'viewing',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Your viewing' },
      { type: 'BODY', text: 'Hello {{customer}}, until {{day}}.' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
    ],
  },
  {
    name: 'offer',
    language: 'ar',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'مرحبًا {{1}}، منازل جديدة في {{2}}.' }],
  },
  {
    name: 'waits',
    language: 'en',
    status: 'PENDING',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'x' }],
  },
  {
    name: 'pictured',
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'x' },
    ],
  },
]

async function openDesk({ isClosed = false } = {}) {
  const line = await openLine({ isClosed })
  const { admin, deps, owner, graph, graphDeps } = line
  if (!owner) throw new Error('Nobody works here.')
  const { id: personId, role, teamId } = owner
  const actor: Actor = { kind: 'person', id: personId, role: role ?? 'agent', teamId }
  const templates = createTemplates(graphDeps)
  graph.answers.set(`/${ACCOUNT}/message_templates`, { status: 200, body: { data: TEMPLATES } })
  const writing = { db: deps.db, personId, actor, messageHost: 'house.example', templates }
  const sending = {
    db: deps.db,
    commands: deps.commands,
    carriers: { whatsapp: createChatCarrier(graphDeps) },
  }
  const find = async (id: string) => {
    const [row] = await admin.select().from(communications).where(eq(communications.id, id))
    return row
  }
  const newest = async () => {
    const rows = await admin
      .select()
      .from(communications)
      .where(eq(communications.contactId, NADIA))
    return rows.toSorted((a, b) => b.at.localeCompare(a.at))[0]?.id ?? ''
  }
  const write = async (said: { body: string } | { template: TemplateUse }) => {
    const id = crypto.randomUUID()
    const common = { id, contactId: NADIA, channel: 'whatsapp' as const, after: await newest() }
    await writeMessage(writing, { ...common, ...said })
    return id
  }
  /** Nadia wrote so many seconds ago. */
  const hears = (ago: number) =>
    line.hear(
      saidBy({ id: `wamid.${crypto.randomUUID()}`, at: Math.floor(Date.now() / 1000) - ago }),
    )
  const agree = (state: 'given' | 'withdrawn') => {
    const proof = { at: '2026-01-01T08:00:00.000Z', where: 'Desk', wording: '', by: 'person:x' }
    const consent: Consents = { whatsapp: { state, ...proof } }
    return admin.update(contacts).set({ consent }).where(eq(contacts.id, NADIA))
  }
  return { ...line, writing, sending, find, write, hears, agree, templates }
}

const viewing = (values: Record<string, string>): TemplateUse => ({
  name: 'viewing',
  language: 'en_US',
  values,
})

test('whoever wrote today is answered in one’s own words, once, and what becomes of it is heard', async () => {
  const { hears, write, sending, find, graph, hear, double } = await openDesk()
  await hears(60)
  const id = await write({ body: 'Friday at five? نعم 🙂' })
  await sendMessage(sending, id, 1)
  await sendMessage(sending, id, 1)
  expect(graph.asked).toMatchObject([
    { method: 'POST', path: `/${NUMBER}/messages`, token: 'Bearer token-of-the-house' },
  ])
  expect(graph.sent()).toEqual([
    {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '971501112233',
      biz_opaque_callback_data: id,
      type: 'text',
      text: { preview_url: false, body: 'Friday at five? نعم 🙂' },
    },
  ])
  const sent = await find(id)
  expect(sent).toMatchObject({ state: 'sent', leadId: LEAD, address: NADIAS_PHONE })
  const timestamp = String(Math.floor(Date.now() / 1000))
  await hear({ statuses: [{ id: sent?.externalId, status: 'read', timestamp }] })
  expect((await find(id))?.state).toBe('read')
  expect(double.sent.map(({ command }) => command)).toContain('recordReply')
})

test('a day after they wrote it takes a template, of which every field is filled in', async () => {
  const { hears, write, sending, graph, find } = await openDesk()
  await expect(write({ body: 'Hello' })).rejects.toMatchObject({
    said: { key: 'chatWindowClosed' },
  })
  await hears(DAY_SECONDS + 5)
  await expect(write({ body: 'Hello' })).rejects.toMatchObject({
    said: { key: 'chatWindowClosed' },
  })
  const refused = (template: TemplateUse, key: string) =>
    expect(write({ template })).rejects.toMatchObject({ said: { key } })
  await refused(viewing({ customer: 'Nadia', day: ' \n ' }), 'templateField')
  await refused({ ...viewing({}), name: 'waits', language: 'en' }, 'templateGone')
  await refused({ ...viewing({}), name: 'pictured', language: 'en' }, 'templateGone')
  const template = viewing({ customer: 'O’Brien\n نادية', day: 'Friday {{customer}}' })
  const id = await write({ template })
  await sendMessage(sending, id, 1)
  expect((await find(id))?.body).toBe(
    'Your viewing\n\nHello O’Brien نادية, until Friday {{customer}}.',
  )
  expect(graph.sent().at(-1)).toMatchObject({
    type: 'template',
    template: {
      name: 'viewing',
      language: { code: 'en_US' },
      components: [
        {
          type: 'body',
          parameters: expect.arrayContaining([
            { type: 'text', parameter_name: 'customer', text: 'O’Brien نادية' },
            { type: 'text', parameter_name: 'day', text: 'Friday {{customer}}' },
          ]),
        },
      ],
    },
  })
})

test('who never wrote has to have agreed, nobody is advertised to unasked, and a refusal holds', async () => {
  const { hears, write, agree, sending, graph } = await openDesk()
  const service = { template: viewing({ customer: 'Nadia', day: 'Friday' }) }
  const offer = {
    template: { name: 'offer', language: 'ar', values: { '1': 'نادية', '2': 'المارينا' } },
  }
  const notAgreed = { said: { key: 'chatNotAgreed' } }
  await expect(write(service)).rejects.toMatchObject(notAgreed)
  await hears(2 * DAY_SECONDS)
  await write(service)
  await expect(write(offer)).rejects.toMatchObject(notAgreed)
  await agree('given')
  await sendMessage(sending, await write(offer), 1)
  expect(graph.sent()).toMatchObject([
    {
      template: {
        components: [
          {
            parameters: [
              { type: 'text', text: 'نادية' },
              { type: 'text', text: 'المارينا' },
            ],
          },
        ],
      },
    },
  ])
  await agree('withdrawn')
  await expect(write(service)).rejects.toMatchObject({ said: { key: 'chatRefused' } })
  // Whoever wrote today is waiting for an answer.
  await hears(5)
  await write({ body: 'You asked us.' })
})

test.each([
  [400, 131_047, 'windowClosed', true],
  [400, 131_026, 'notReached', true],
  [400, 100, 'Invalid parameter (100)', true],
  [401, 190, 'tokenRefused', false],
  [429, 130_429, 'Invalid parameter (130429)', false],
  [503, 0, 'Invalid parameter (0)', false],
])('of an answer %i with code %i it is said: %s', async (status, code, problem, isFinal) => {
  const { hears, write, sending, find, graph } = await openDesk()
  await hears(60)
  const id = await write({ body: 'Hello' })
  graph.sending = () => ({ status, body: { error: { code, message: 'Invalid parameter' } } })
  if (!isFinal) await expect(sendMessage(sending, id, 1)).rejects.toThrow('tried again')
  await sendMessage(sending, id, isFinal ? 1 : 10)
  expect(await find(id)).toMatchObject({ state: 'failed' })
  expect((await find(id))?.states.at(-1)?.problem).toBe(problem)
})

test('an answer that was lost is heard of all the same, and is not sent twice', async () => {
  const { hears, write, sending, find, graph, hear } = await openDesk()
  await hears(60)
  const id = await write({ body: 'Hello' })
  graph.sending = () => ({ status: 502, body: {} })
  await expect(sendMessage(sending, id, 1)).rejects.toThrow('tried again')
  const timestamp = String(Math.floor(Date.now() / 1000))
  const status = { id: 'wamid.ours', status: 'sent', timestamp, biz_opaque_callback_data: id }
  await hear({ statuses: [status] })
  await sendMessage(sending, id, 2)
  expect(graph.sent()).toHaveLength(1)
  expect(await find(id)).toMatchObject({ state: 'sent', externalId: 'wamid.ours' })
})

test('what did not get there after all lets the lead wait again, says why, and is sent again by the hand of a person', async () => {
  const { hears, write, sending, writing, find, hear, deps, double } = await openDesk()
  await hears(60)
  const id = await write({ body: 'Hello' })
  await sendMessage(sending, id, 1)
  const externalId = (await find(id))?.externalId
  const errors = [{ code: 131_026, title: 'Message undeliverable' }]
  const timestamp = String(Math.floor(Date.now() / 1000))
  await hear({ statuses: [{ id: externalId, status: 'failed', timestamp, errors }] })
  await settleAnswer(deps, id)
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem: 'notReached' })
  expect(double.sent.map(({ command }) => command)).toContain('takeBackReply')
  await sendAgain(writing, { id, contactId: NADIA })
  await sendMessage(sending, id, 1)
  expect(await find(id)).toMatchObject({ state: 'sent' })
})

test('a house without a number says so; a demo keeps what is sent, and its customer reads and answers by notices', async () => {
  const { agree, write, sending, writing, find, graphDeps, deps, chats } = await openDesk({
    isClosed: true,
  })
  const house = {
    ...sending,
    carriers: { whatsapp: createChatCarrier({ ...graphDeps, isDemo: false }) },
  }
  await agree('given')
  const [reminder] = await createTemplates(graphDeps)()
  const { name = '', language = '', fields = [] } = reminder ?? {}
  const values = Object.fromEntries(fields.map((field) => [field, 'x']))
  expect(await createTemplates({ ...graphDeps, isDemo: false })()).toEqual([])
  const id = await write({ template: { name, language, values } })
  await sendMessage(house, id, 1)
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem: 'noWhatsApp' })
  await sendAgain(writing, { id, contactId: NADIA })
  await sendMessage(sending, id, 1)
  const phone = createDemoChats({ ...deps, doors: graphDeps.doors })
  const from = { phone: NADIAS_PHONE, name: 'Nadia' }
  await phone.receive({ ...from, read: [id] })
  await phone.receive({ ...from, body: 'نعم' })
  expect(await find(id)).toMatchObject({ state: 'read' })
  expect((await chats()).map(({ body }) => body)).toContain('نعم')
  await write({ body: 'Thank you' })
})

test('what is sent along is fetched from Meta and becomes a file of the contact; what Meta has no more is named', async () => {
  const { hear, graph, graphDeps, deps, admin, chats } = await openDesk()
  const image = (id: string) => ({
    type: 'document',
    document: { id, mime_type: 'application/pdf', filename: 'خطة.pdf', caption: 'The plan' },
  })
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  graph.answers.set('/m1', {
    status: 200,
    body: { url: `${graph.url}/file`, mime_type: 'application/pdf' },
  })
  graph.answers.set('/file', pdf)
  graph.answers.set('/m2', { status: 200, body: { url: 'https://elsewhere.example/file' } })
  await hear(saidBy({ id: 'wamid.1', ...image('m1') }), saidBy({ id: 'wamid.2', ...image('m2') }))
  for (const { id } of await chats()) await keepMessageFiles({ ...deps, graph: graphDeps }, id)
  const rows = (await chats()).toSorted((a, b) =>
    (a.externalId ?? '').localeCompare(b.externalId ?? ''),
  )
  expect(rows[0]).toMatchObject({
    body: 'The plan',
    attached: [{ name: 'خطة.pdf', bytes: pdf.length }],
  })
  expect(rows[1]?.attached).toMatchObject([{ refused: 'Meta does not have it any more.' }])
  const kept = await admin
    .select()
    .from(files)
    .where(eq(files.record, `contact:${NADIA}`))
  expect(kept).toMatchObject([{ id: rows[0]?.attached[0]?.fileId }])
  expect(graph.asked.every(({ token }) => token === 'Bearer token-of-the-house')).toBe(true)
})
