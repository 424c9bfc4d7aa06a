import { asc, eq, ne } from 'drizzle-orm'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import {
  communications,
  contactIdentities,
  conversationReads,
  leads,
  people,
} from '#db/pace/schema.ts'
import type { Actor } from '#domain/access/access.ts'
import { listConversations } from '#db/pace/messages/inbox.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import { LEAD, NADIA, openHouse, SENT } from '#tests/support/known-contacts.ts'
import { AT_ANY_HOUR } from '#tests/support/at-any-hour.ts'
import { receiveInDemo } from './demo/demo-customer.ts'
import { createLetterSender } from './carriers/letter-sender.ts'
import { createMailCarrier } from './carriers/mail-carrier.ts'
import { sendMessage } from './send-message.ts'
import { sendAgain, type WrittenLetter, writeMessage } from './write-message.server.ts'

type Answer = { code: number; text: string } | null

/** A mail server that takes mails, or says why not. */
async function startSmtp(answer: () => Answer = () => null) {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = answer()
        if (refused) {
          done(Object.assign(new Error(refused.text), { responseCode: refused.code }))
          return
        }
        mails.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails }
}

async function openDesk(smtpUrl: string | undefined) {
  const house = await openHouse()
  const { admin, deps, owner } = house
  if (!owner) throw new Error('Nobody works here.')
  const carriers = (isDemo = false) => {
    const mail = { db: deps.db, files: deps.files, send: createLetterSender({ smtpUrl, isDemo }) }
    const from = 'House <office@house.example>'
    return { email: createMailCarrier({ ...mail, from, houseName: () => 'House' }) }
  }
  const sending = { db: deps.db, commands: deps.commands, carriers: carriers() }
  const { id: personId, role, teamId } = owner
  const actor: Actor = { kind: 'person', id: personId, role: role ?? 'agent', teamId }
  const writing = {
    db: deps.db,
    personId,
    actor,
    by: { actor: `person:${personId}`, via: 'pages' },
    messageHost: 'house.example',
    lines: async () => [],
    templates: async () => [],
    settings: AT_ANY_HOUR,
  }
  const letterOf = (more: Partial<WrittenLetter> = {}): WrittenLetter => ({
    id: crypto.randomUUID(),
    contactId: NADIA,
    channel: 'email',
    purpose: 'service',
    after: SENT,
    subject: 'Viewing',
    body: 'Friday at five? نراكم هناك 🙂',
    files: [],
    ...more,
  })
  const find = async (id: string) => {
    const [row] = await admin.select().from(communications).where(eq(communications.id, id))
    return row
  }
  return { ...house, owner, carriers, sending, writing, letterOf, find }
}

test('an answer goes out once under its own id, in the name of who wrote it, and the lead is answered', async () => {
  const smtp = await startSmtp()
  const { sending, writing, letterOf, find, send, double, owner } = await openDesk(smtp.url)
  const { message } = await send(
    `From: nadia@work.example\r\nMessage-ID: <q@work.example>\r\nIn-Reply-To: <ours@house.example>\r\n\r\nWhen?`,
  )
  const letter = letterOf({ after: message?.id ?? '' })
  await writeMessage(writing, letter)
  await writeMessage(writing, letter)
  expect(await find(letter.id)).toMatchObject({ state: 'queued', leadId: LEAD })
  await sendMessage(sending, letter.id, { attempt: 1 })
  await sendMessage(sending, letter.id, { attempt: 1 })
  expect(smtp.mails).toHaveLength(1)
  const [mail = ''] = smtp.mails
  expect(mail).toContain(`Message-ID: <${letter.id}@house.example>`)
  expect(mail).toContain('In-Reply-To: <q@work.example>')
  // Nobody has said that the address it came from is hers.
  expect(mail).toContain('To: nadia@b.example')
  expect(mail).toContain(`${owner.name}, House`)
  expect(await find(letter.id)).toMatchObject({ state: 'sent', address: 'nadia@b.example' })
  expect(double.sent).toContainEqual(
    expect.objectContaining({ document: `lead:${LEAD}`, command: 'recordReply' }),
  )
})

test('who has not seen what was written meanwhile is told, and sends nothing: of two at once one goes', async () => {
  const { writing, letterOf, admin, send } = await openDesk(undefined)
  const before = await admin.$count(communications)
  const both = await Promise.allSettled([
    writeMessage(writing, letterOf()),
    writeMessage(writing, letterOf()),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', said: { key: 'conversationMoved' } },
  })
  expect(await admin.$count(communications)).toBe(before + 1)
  await send('From: nadia@b.example\r\nMessage-ID: <late@b.example>\r\n\r\nOne more thing')
  await expect(writeMessage(writing, letterOf())).rejects.toMatchObject({ code: 'conflict' })
})

test('what a server refuses for good has failed with its words, and is sent when it is tried again', async () => {
  let refused: Answer = { code: 550, text: 'No such mailbox O’Brien' }
  const smtp = await startSmtp(() => refused)
  const { sending, writing, letterOf, find } = await openDesk(smtp.url)
  const letter = letterOf()
  await writeMessage(writing, letter)
  await sendMessage(sending, letter.id, { attempt: 1 })
  const failed = await find(letter.id)
  expect(failed).toMatchObject({ state: 'failed' })
  expect(failed?.states.at(-1)?.problem).toContain('550')
  refused = null
  await Promise.all([
    sendAgain(writing, { id: letter.id, contactId: NADIA }),
    sendAgain(writing, { id: letter.id, contactId: NADIA }),
  ])
  await sendMessage(sending, letter.id, { attempt: 1 })
  expect(await find(letter.id)).toMatchObject({ state: 'sent' })
  expect((await find(letter.id))?.states.map(({ state }) => state)).toEqual([
    'queued',
    'failed',
    'queued',
    'sent',
  ])
  expect(smtp.mails).toHaveLength(1)
})

test('a server that may take it later is asked again, and not for ever', async () => {
  const { sending, writing, letterOf, find } = await openDesk('smtp://127.0.0.1:1')
  const letter = letterOf()
  await writeMessage(writing, letter)
  await expect(sendMessage(sending, letter.id, { attempt: 1 })).rejects.toThrow('tried again')
  expect(await find(letter.id)).toMatchObject({ state: 'queued' })
  await sendMessage(sending, letter.id, { attempt: 10 })
  expect(await find(letter.id)).toMatchObject({ state: 'failed' })
})

test('without a mail server a house is told so; a demo keeps what is sent, and its customer answers by a real mail', async () => {
  const house = await openDesk(undefined)
  const letter = house.letterOf()
  await writeMessage(house.writing, letter)
  await sendMessage(house.sending, letter.id, { attempt: 1 })
  expect(await house.find(letter.id)).toMatchObject({
    state: 'failed',
    states: [{ state: 'queued' }, { state: 'failed', problem: 'noMailServer' }],
  })
  const demo = { ...house.sending, carriers: house.carriers(true) }
  await sendAgain(house.writing, { id: letter.id, contactId: NADIA })
  await sendMessage(demo, letter.id, { attempt: 1 })
  expect(await house.find(letter.id)).toMatchObject({ state: 'sent' })
  await receiveInDemo(house.deps, {
    from: { name: 'Nadia', address: 'nadia@b.example' },
    subject: 'Re: Viewing',
    body: 'نعم، الجمعة',
    answers: [`<${letter.id}@house.example>`],
  })
  const said = await house.admin
    .select()
    .from(communications)
    .where(eq(communications.subject, 'Re: Viewing'))
  expect(said).toMatchObject([
    { contactId: NADIA, leadId: LEAD, direction: 'inbound', body: 'نعم، الجمعة' },
  ])
})

test('a contact without an address is not written to', async () => {
  const { writing, letterOf, admin } = await openDesk(undefined)
  await admin.execute(`update contacts set email = null where id = '${NADIA}'`)
  await expect(writeMessage(writing, letterOf())).rejects.toMatchObject({
    said: { key: 'noMailAddress' },
  })
})

test('what was changed after a lost answer has not gone, and its writer is told', async () => {
  const { writing, letterOf, find } = await openDesk(undefined)
  const letter = letterOf()
  await writeMessage(writing, letter)
  await expect(writeMessage(writing, { ...letter, body: 'Saturday' })).rejects.toMatchObject({
    said: { key: 'conversationMoved' },
  })
  expect(await find(letter.id)).toMatchObject({ body: letter.body })
})

test('a mail answers a lead that is open and that its writer works, and no other', async () => {
  const { writing, letterOf, find, admin, send } = await openDesk(undefined)
  const write = async (by = writing) => {
    const { message } = await send(
      `From: nadia@b.example\r\nMessage-ID: <${crypto.randomUUID()}@b.example>\r\nIn-Reply-To: <ours@house.example>\r\n\r\nAnd?`,
    )
    const letter = letterOf({ after: message?.id ?? '' })
    await writeMessage(by, letter)
    return (await find(letter.id))?.leadId
  }
  expect(await write()).toBe(LEAD)
  const newer = { id: crypto.randomUUID(), reference: 'L-7002', stage: 'new', contactId: NADIA }
  await admin.insert(leads).values({ ...newer, ownerId: writing.personId })
  await admin.update(leads).set({ stage: 'lost' }).where(eq(leads.id, LEAD))
  expect(await write()).toBe(newer.id)
  const other: Actor = { kind: 'person', id: writing.personId, role: 'agent', teamId: null }
  const [colleague] = await admin
    .select()
    .from(people)
    .where(ne(people.id, writing.personId))
    .orderBy(asc(people.email))
    .limit(1)
  const ofColleague = { ownerId: colleague?.id ?? null }
  await admin.update(leads).set(ofColleague).where(eq(leads.id, newer.id))
  expect(await write({ ...writing, actor: other })).toBeNull()
})

test('an answer goes to an address of the contact’s, whoever has answered from another; where there is none the page says so', async () => {
  const { admin, send, deps } = await openDesk(undefined)
  const answerFrom = (from: string) =>
    send(
      `From: ${from}\r\nMessage-ID: <${crypto.randomUUID()}@x.example>\r\nIn-Reply-To: <ours@house.example>\r\n\r\nHello`,
    )
  await answerFrom('Nadia@b.example')
  await answerFrom('brother@x.example')
  expect(await findAnswered(deps.db, NADIA)).toMatchObject({
    address: 'nadia@b.example',
    isForeign: false,
  })
  await admin.delete(contactIdentities).where(eq(contactIdentities.contactId, NADIA))
  await admin.execute(`update contacts set email = null where id = '${NADIA}'`)
  expect(await findAnswered(deps.db, NADIA)).toMatchObject({
    address: 'brother@x.example',
    isForeign: true,
  })
})

test('whoever answers has read as far as they saw, and what came before that and was read late stays unread', async () => {
  const { writing, letterOf, admin } = await openDesk(undefined)
  await writeMessage(writing, letterOf())
  const ofNadia = eq(conversationReads.contactId, NADIA)
  const [read] = await admin.select().from(conversationReads).where(ofNadia)
  expect(read).toMatchObject({ contactId: NADIA, personId: writing.personId })
  const asked = { personId: writing.personId, scope: 'all', box: 'all', channel: null } as const
  const list = () =>
    listConversations(writing.db, { ...asked, now: new Date().toISOString() }, { limit: 1 })
  expect((await list()).rows).toMatchObject([{ contactId: NADIA, isUnread: false }])
  await admin.insert(communications).values({
    contactId: NADIA,
    channel: 'email',
    direction: 'inbound',
    state: 'received',
    body: 'Late',
    at: new Date(Date.now() - 60_000).toISOString(),
  })
  expect((await list()).rows).toMatchObject([{ contactId: NADIA, isUnread: true }])
})

test('a server’s words that no row can hold are kept as far as they can, and a try that nothing could be noted of is refused', async () => {
  const smtp = await startSmtp(() => ({ code: 550, text: 'No \u0000 \ud800 such' }))
  const { sending, writing, letterOf, find, admin } = await openDesk(smtp.url)
  const letter = letterOf()
  await writeMessage(writing, letter)
  await sendMessage(sending, letter.id, { attempt: 1 })
  expect(await find(letter.id)).toMatchObject({ state: 'failed' })
  const states = Array.from({ length: 49 }, (_, n) => ({
    state: 'failed' as const,
    at: new Date(n).toISOString(),
  }))
  await admin.update(communications).set({ states }).where(eq(communications.id, letter.id))
  await expect(sendAgain(writing, { id: letter.id, contactId: NADIA })).rejects.toMatchObject({
    said: { key: 'triedTooOften' },
  })
})
