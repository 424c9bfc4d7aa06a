import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { conversations } from '#db/pace/schema.ts'
import type { TemplateUse } from '#domain/message/template.ts'
import { openChatDesk, viewing } from '#tests/support/chat-desk.ts'
import { LEAD, NADIA } from '#tests/support/known-contacts.ts'
import { NADIAS_PHONE, NUMBER } from '#tests/support/whatsapp.ts'
import { sendMessage } from './send-message.ts'
import { sendAgain, writeMessage } from './write-message.server.ts'

const DAY_SECONDS = 86_400

test('whoever wrote today is answered in one’s own words, once, and what becomes of it is heard', async () => {
  const { hears, write, sending, find, graph, hear, double } = await openChatDesk()
  await hears(60)
  const id = await write({ body: 'Friday at five? نعم 🙂' })
  await sendMessage(sending, id, { attempt: 1 })
  await sendMessage(sending, id, { attempt: 1 })
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
  const { hears, write, sending, graph, find } = await openChatDesk()
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
  await sendMessage(sending, id, { attempt: 1 })
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
  const { hears, write, agree, sending, graph } = await openChatDesk()
  const service = { template: viewing({ customer: 'Nadia', day: 'Friday' }) }
  const offer = {
    template: { name: 'offer', language: 'ar', values: { '1': 'نادية', '2': 'المارينا' } },
  }
  const notAgreed = { said: { key: 'chatNotAgreed' } }
  await expect(write(service)).rejects.toMatchObject(notAgreed)
  await hears(2 * DAY_SECONDS)
  await write(service)
  await expect(write(offer)).rejects.toMatchObject({
    said: { key: 'outreachAsked' },
    problems: [{ path: 'outreach', message: 'notAgreed' }],
  })
  await agree('given')
  await sendMessage(sending, await write(offer), { attempt: 1 })
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
  await expect(write(offer)).rejects.toMatchObject({
    problems: [{ message: 'refused' }, { message: 'perDay' }],
  })
  // Whoever wrote today is waiting for an answer.
  await hears(5)
  await write({ body: 'You asked us.' })
})

test('who has refused since gets no template that waited, nor one that is tried again', async () => {
  const { agree, write, sending, writing, find, graph } = await openChatDesk()
  await agree('given')
  const id = await write({ template: viewing({ customer: 'Nadia', day: 'Friday' }) })
  await agree('withdrawn')
  await sendMessage(sending, id, { attempt: 1 })
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem: 'chatRefused' })
  const again = sendAgain(writing, { id, contactId: NADIA })
  await expect(again).rejects.toMatchObject({ said: { key: 'chatRefused' } })
  expect(graph.sent()).toEqual([])
})

test('what crosses with an answer has not been answered: it stands after it, and who has not seen it sends nothing', async () => {
  const { hears, write, writing, admin } = await openChatDesk()
  await hears(60)
  const ours = await write({ body: 'Friday?' })
  await hears(20)
  const [conversation] = await admin
    .select()
    .from(conversations)
    .where(eq(conversations.contactId, NADIA))
  expect(conversation).toMatchObject({ lastDirection: 'inbound' })
  const unseen = {
    id: crypto.randomUUID(),
    contactId: NADIA,
    channel: 'whatsapp',
    after: ours,
    purpose: 'service',
    body: 'So?',
  } as const
  await expect(writeMessage(writing, unseen)).rejects.toMatchObject({
    said: { key: 'conversationMoved' },
  })
})
