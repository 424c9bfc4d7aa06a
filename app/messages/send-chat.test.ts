import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { files } from '#db/pace/schema.ts'
import { openChatDesk } from '#tests/support/chat-desk.ts'
import { NADIA } from '#tests/support/known-contacts.ts'
import { NADIAS_PHONE, saidBy } from '#tests/support/whatsapp.ts'
import { createChatCarrier } from './carriers/chat-carrier.ts'
import { createDemoChats } from './demo/demo-chat.ts'
import { keepMessageFiles } from './incoming/keep-files.ts'
import { sendMessage } from './send-message.ts'
import { settleAnswer } from './settling/settle-answer.ts'
import { createTemplates } from './templates/templates.ts'
import { sendAgain } from './write-message.server.ts'

test.each([
  [400, 131_047, 'windowClosed', true],
  [400, 131_026, 'notReached', true],
  [400, 100, 'Invalid parameter (100)', true],
  [401, 190, 'tokenRefused', false],
  [429, 130_429, 'Invalid parameter (130429)', false],
  [503, 131_016, 'Invalid parameter (131016)', false],
])('of an answer %i with code %i it is said: %s', async (status, code, problem, isFinal) => {
  const { hears, write, sending, find, graph, queued } = await openChatDesk()
  await hears(60)
  const id = await write({ body: 'Hello' })
  graph.sending = () => ({ status, body: { error: { code, message: 'Invalid parameter' } } })
  if (!isFinal) {
    await sendMessage(sending, id, { attempt: 3 })
    expect(await find(id)).toMatchObject({ state: 'queued' })
    expect(await queued(id)).toMatchObject([{ payload: { id, attempt: 4 } }])
  }
  await sendMessage(sending, id, { attempt: isFinal ? 1 : 10 })
  expect(await find(id)).toMatchObject({ state: 'failed' })
  expect((await find(id))?.states.at(-1)?.problem).toBe(problem)
})

test.each([
  ['says nothing of it', () => ({ status: 502, body: {} })],
  ['is cut off', () => null],
])(
  'an answer that %s is waited for: nothing is sent twice, and what nobody tells of a person decides',
  async (_what, sending) => {
    const { hears, write, sending: deps, find, graph, hear, admin } = await openChatDesk()
    await hears(60)
    const told = await write({ body: 'Hello' })
    graph.sending = sending
    await sendMessage(deps, told, { attempt: 1 })
    expect(await find(told)).toMatchObject({ state: 'queued' })
    const jobs = await admin.execute(
      `select 1 from graphile_worker.jobs where task_identifier = 'send-message' and run_at > now() + interval '4 minutes'`,
    )
    expect(jobs).toHaveLength(1)
    const timestamp = String(Math.floor(Date.now() / 1000))
    const status = { id: 'wamid.ours', status: 'sent', timestamp, biz_opaque_callback_data: told }
    await hear({ statuses: [status] })
    await sendMessage(deps, told, { attempt: 1, isInDoubt: true })
    expect(await find(told)).toMatchObject({ state: 'sent', externalId: 'wamid.ours' })
    const again = await write({ body: 'And?' })
    await sendMessage(deps, again, { attempt: 1 })
    await sendMessage(deps, again, { attempt: 1, isInDoubt: true })
    expect((await find(again))?.states.at(-1)).toMatchObject({
      state: 'failed',
      problem: 'mayHaveArrived',
    })
    expect(graph.sent()).toHaveLength(2)
  },
)

test('where the process ends after Meta’s yes and before our note, it may have arrived and is not sent again', async () => {
  const { hears, write, sending, find, graph, queued } = await openChatDesk()
  await hears(60)
  const id = await write({ body: 'Hello' })
  const { whatsapp: carry } = sending.carriers
  const gone = Promise.withResolvers<void>()
  const dying: typeof carry = async (message) => {
    await carry(message)
    gone.resolve()
    return new Promise(() => undefined)
  }
  void sendMessage({ ...sending, carriers: { whatsapp: dying } }, id, { attempt: 1 })
  await gone.promise
  const [left, ...more] = await queued(id)
  expect(more).toEqual([])
  expect(left?.payload).toEqual({ id, isInDoubt: true })
  await sendMessage(sending, id, { attempt: 1, isInDoubt: true })
  expect((await find(id))?.states.at(-1)).toMatchObject({ problem: 'mayHaveArrived' })
  expect(graph.sent()).toHaveLength(1)
})

test('what did not get there after all lets the lead wait again, says why, and is sent again by the hand of a person', async () => {
  const { hears, write, sending, writing, find, hear, deps, double } = await openChatDesk()
  await hears(60)
  const id = await write({ body: 'Hello' })
  await sendMessage(sending, id, { attempt: 1 })
  const externalId = (await find(id))?.externalId
  const errors = [{ code: 131_026, title: 'Message undeliverable' }]
  const timestamp = String(Math.floor(Date.now() / 1000))
  await hear({ statuses: [{ id: externalId, status: 'failed', timestamp, errors }] })
  await settleAnswer(deps, id)
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem: 'notReached' })
  expect(double.sent.map(({ command }) => command)).toContain('takeBackReply')
  await sendAgain(writing, { id, contactId: NADIA })
  await sendMessage(sending, id, { attempt: 1 })
  expect(await find(id)).toMatchObject({ state: 'sent' })
})

test('a house without a number says so; a demo keeps what is sent, and its customer reads and answers by notices', async () => {
  const { agree, write, sending, writing, find, graphDeps, deps, chats } = await openChatDesk({
    isClosed: true,
  })
  const house = {
    ...sending,
    carriers: { whatsapp: createChatCarrier({ ...graphDeps, db: deps.db, isDemo: false }) },
  }
  await agree('given')
  const [reminder] = await createTemplates(graphDeps)()
  const { name = '', language = '', fields = [] } = reminder ?? {}
  const values = Object.fromEntries(fields.map((field) => [field, 'x']))
  expect(await createTemplates({ ...graphDeps, isDemo: false })()).toEqual([])
  const id = await write({ template: { name, language, values } })
  await sendMessage(house, id, { attempt: 1 })
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem: 'noWhatsApp' })
  await sendAgain(writing, { id, contactId: NADIA })
  await sendMessage(sending, id, { attempt: 1 })
  const phone = createDemoChats({ ...deps, doors: graphDeps.doors })
  const from = { channel: 'whatsapp', phone: NADIAS_PHONE, name: 'Nadia' } as const
  await phone.receive({ ...from, read: [id] })
  await phone.receive({ ...from, body: 'نعم' })
  expect(await find(id)).toMatchObject({ state: 'read' })
  expect((await chats()).map(({ body }) => body)).toContain('نعم')
  await write({ body: 'Thank you' })
})

test('what is sent along is fetched from Meta and becomes a file of the contact; what Meta has no more is named', async () => {
  const { hear, graph, graphDeps, deps, admin, chats } = await openChatDesk()
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
  const keep = async () => {
    for (const { id } of await chats()) await keepMessageFiles({ ...deps, graph: graphDeps }, id)
  }
  // A token that has ended is another one tomorrow: nothing is lost by it.
  const known = graph.answers.get('/m1') ?? Buffer.alloc(0)
  graph.answers.set('/m1', { status: 401, body: { error: { code: 190, message: 'It has ended' } } })
  await expect(keep()).rejects.toThrow('fetched later')
  graph.answers.set('/m1', known)
  await keep()
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
