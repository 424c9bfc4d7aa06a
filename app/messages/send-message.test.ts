import { eq } from 'drizzle-orm'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { communications } from '#db/pace/schema.ts'
import { LEAD, NADIA, openHouse, SENT } from '#tests/support/known-contacts.ts'
import { receiveInDemo } from './demo-customer.ts'
import { createLetterSender } from './letter-sender.ts'
import { sendMessage } from './send-message.ts'
import { sendAgain, writeLetter, type WrittenLetter } from './write-letter.server.ts'

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

async function openDesk(smtpUrl: string | undefined, { isDemo = false } = {}) {
  const house = await openHouse()
  const { admin, deps, owner } = house
  if (!owner) throw new Error('Nobody works here.')
  const send = createLetterSender({ smtpUrl, isDemo })
  const from = 'House <office@house.example>'
  const sending = {
    db: deps.db,
    commands: deps.commands,
    send,
    from,
    houseName: () => 'House',
    files: deps.files,
  }
  const writing = { db: deps.db, personId: owner.id, messageHost: 'house.example' }
  const letterOf = (more: Partial<WrittenLetter> = {}): WrittenLetter => ({
    id: crypto.randomUUID(),
    contactId: NADIA,
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
  return { ...house, owner, sending, writing, letterOf, find }
}

test('an answer goes out once under its own id, in the name of who wrote it, and the lead is answered', async () => {
  const smtp = await startSmtp()
  const { sending, writing, letterOf, find, send, double, owner } = await openDesk(smtp.url)
  const { message } = await send(
    `From: nadia@work.example\r\nMessage-ID: <q@work.example>\r\nIn-Reply-To: <ours@house.example>\r\n\r\nWhen?`,
  )
  const letter = letterOf({ after: message?.id ?? '' })
  await writeLetter(writing, letter)
  await writeLetter(writing, letter)
  expect(await find(letter.id)).toMatchObject({ state: 'queued', leadId: LEAD })
  await sendMessage(sending, letter.id, 1)
  await sendMessage(sending, letter.id, 1)
  expect(smtp.mails).toHaveLength(1)
  const [mail = ''] = smtp.mails
  expect(mail).toContain(`Message-ID: <${letter.id}@house.example>`)
  expect(mail).toContain('In-Reply-To: <q@work.example>')
  expect(mail).toContain('To: nadia@work.example')
  expect(mail).toContain(`${owner.name}, House`)
  expect(await find(letter.id)).toMatchObject({ state: 'sent', address: 'nadia@work.example' })
  expect(double.sent).toContainEqual(
    expect.objectContaining({ document: `lead:${LEAD}`, command: 'recordReply' }),
  )
})

test('who has not seen what was written meanwhile is told, and sends nothing: of two at once one goes', async () => {
  const { writing, letterOf, admin, send } = await openDesk(undefined)
  const before = await admin.$count(communications)
  const both = await Promise.allSettled([
    writeLetter(writing, letterOf()),
    writeLetter(writing, letterOf()),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', said: { key: 'conversationMoved' } },
  })
  expect(await admin.$count(communications)).toBe(before + 1)
  await send('From: nadia@b.example\r\nMessage-ID: <late@b.example>\r\n\r\nOne more thing')
  await expect(writeLetter(writing, letterOf())).rejects.toMatchObject({ code: 'conflict' })
})

test('what a server refuses for good has failed with its words, and is sent when it is tried again', async () => {
  let refused: Answer = { code: 550, text: 'No such mailbox O’Brien' }
  const smtp = await startSmtp(() => refused)
  const { sending, writing, letterOf, find } = await openDesk(smtp.url)
  const letter = letterOf()
  await writeLetter(writing, letter)
  await sendMessage(sending, letter.id, 1)
  const failed = await find(letter.id)
  expect(failed).toMatchObject({ state: 'failed' })
  expect(failed?.states.at(-1)?.problem).toContain('550')
  refused = null
  await Promise.all([
    sendAgain(writing, { id: letter.id, contactId: NADIA }),
    sendAgain(writing, { id: letter.id, contactId: NADIA }),
  ])
  await sendMessage(sending, letter.id, 1)
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
  await writeLetter(writing, letter)
  await expect(sendMessage(sending, letter.id, 1)).rejects.toThrow('tried again')
  expect(await find(letter.id)).toMatchObject({ state: 'queued' })
  await sendMessage(sending, letter.id, 10)
  expect(await find(letter.id)).toMatchObject({ state: 'failed' })
})

test('without a mail server a house is told so; a demo keeps what is sent, and its customer answers by a real mail', async () => {
  const house = await openDesk(undefined)
  const letter = house.letterOf()
  await writeLetter(house.writing, letter)
  await sendMessage(house.sending, letter.id, 1)
  expect(await house.find(letter.id)).toMatchObject({
    state: 'failed',
    states: [{ state: 'queued' }, { state: 'failed', problem: 'noMailServer' }],
  })
  const demo = { ...house.sending, send: createLetterSender({ smtpUrl: undefined, isDemo: true }) }
  await sendAgain(house.writing, { id: letter.id, contactId: NADIA })
  await sendMessage(demo, letter.id, 1)
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
  await expect(writeLetter(writing, letterOf())).rejects.toMatchObject({
    said: { key: 'noMailAddress' },
  })
})
