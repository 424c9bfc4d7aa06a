import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  arrivals,
  communications,
  contactIdentities,
  contacts,
  conversations,
  entityEvents,
  leads,
  notifications,
  people,
} from '#db/pace/schema.ts'
import { EntityEventSchema } from '#domain/record/event.ts'
import { mailOf } from '../../arrivals/readers/mail/some-mails.ts'
import { understand } from '../../arrivals/understand.ts'
import { tellOfEvents } from '../../notifications/deliver.server.ts'
import { LEAD, NADIA, OMAR, openHouse } from '#tests/support/known-contacts.ts'

test('a mail of a known contact is a message of theirs and of their open lead, and never a lead too', async () => {
  const { send, count, admin, owner } = await openHouse()
  const before = await count()
  const body = 'Hello! هل يمكنني زيارة الشقة غداً؟ 🙂'
  const { row, message } = await send(
    mailOf({ from: 'Nadia <NADIA@b.example>', id: 'n1', subject: 'Tomorrow', body }),
  )
  expect(row).toMatchObject({ state: 'message', question: null, leadId: LEAD })
  expect(message).toMatchObject({
    contactId: NADIA,
    leadId: LEAD,
    channel: 'email',
    direction: 'inbound',
    subject: 'Tomorrow',
    body,
    address: 'nadia@b.example',
    state: 'received',
    externalId: '<n1@mail.example>',
    isCut: false,
  })
  expect(await count()).toEqual({ ...before, messages: before.messages + 1 })
  const [conversation] = await admin
    .select()
    .from(conversations)
    .where(eq(conversations.contactId, NADIA))
  expect(conversation).toMatchObject({
    lastId: message?.id,
    lastDirection: 'inbound',
    lastInAt: message?.at,
    ownerId: owner?.id,
    responsibleId: owner?.id,
  })
  const told = await admin
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.key, message?.id ?? ''))
    .orderBy(asc(entityEvents.sequence))
  expect(told).toMatchObject([
    {
      resource: 'communication',
      old: null,
      new: { contactId: NADIA, leadId: LEAD, state: 'received' },
    },
  ])
  expect(JSON.stringify(told)).not.toContain('Hello')
})

test('an answer is a message even where what it quotes reads like an enquiry, from whichever address it comes', async () => {
  const { send, count } = await openHouse()
  const before = await count()
  const quoted =
    'Yes, Friday.\r\n\r\n> Name: Jane\r\n> Phone: +971527654321\r\nFrom: Agent <a@house.example>'
  const other = await send(
    mailOf({
      from: 'Nadia at work <nadia@work.example>',
      id: 'n2',
      more: ['In-Reply-To: <ours@house.example>'],
      body: quoted,
    }),
  )
  expect(other).toMatchObject({
    row: { state: 'message' },
    message: { contactId: NADIA, address: 'nadia@work.example' },
  })
  const byReferences = await send(
    mailOf({
      from: 'Omar <omar@b.example>',
      id: 'n3',
      more: ['References: <first@x.example> <ours@house.example>', 'In-Reply-To: <lost@x.example>'],
      body: quoted,
    }),
  )
  // Omar is known: what he writes is his, whatever he answers.
  expect(byReferences.message).toMatchObject({ contactId: OMAR, leadId: null })
  expect(await count()).toEqual({ ...before, messages: before.messages + 2 })
})

test('two copies of a message are one, by whichever way and at once', async () => {
  const { send, admin } = await openHouse()
  const mail = (way: string) =>
    mailOf({
      from: 'Nadia <nadia@b.example>',
      id: 'twice',
      more: [`Received: by ${way}`],
      body: 'Once',
    })
  const sent = await Promise.all(['one', 'two', 'three'].map((way) => send(mail(way))))
  const kept = await admin
    .select()
    .from(communications)
    .where(eq(communications.externalId, '<twice@mail.example>'))
  expect(kept).toHaveLength(1)
  const first = kept[0]?.arrivalId
  for (const { row } of sent)
    expect(row).toMatchObject(
      row.id === first ? { state: 'message' } : { state: 'repeat', repeatOf: first },
    )
  expect((await send(mail('one'))).row.times).toBe(2)
})

test('what nobody known wrote stays a question, and so does what several could have written', async () => {
  const { send, count, admin } = await openHouse()
  const before = await count()
  const stranger = await send(
    mailOf({
      from: 'x@c.example',
      id: 'n4',
      more: ['In-Reply-To: <nothing@x.example>'],
      body: 'Re: yes',
    }),
  )
  expect(stranger).toMatchObject({ row: { state: 'held', question: 'notUnderstood' } })
  expect(stranger.message).toBeUndefined()
  await admin.insert(contactIdentities).values({
    contactId: OMAR,
    kind: 'email',
    value: 'nadia@b.example',
    normal: 'nadia@b.example',
  })
  const shared = await send(mailOf({ from: 'nadia@b.example', id: 'n5', body: 'Hi' }))
  expect(shared.row.state).toBe('held')
  const answer = await send(
    mailOf({
      from: 'nadia@b.example',
      id: 'n6',
      more: ['In-Reply-To: <ours@house.example>'],
      body: 'Hi',
    }),
  )
  expect(answer.message?.contactId).toBe(NADIA)
  expect(await count()).toEqual({ ...before, messages: before.messages + 1 })
})

test('who answers a contact is told of what they write; what nobody would be told of stays a question', async () => {
  const { send, admin, owner, count } = await openHouse()
  const tell = tellOfEvents({ zone: () => 'Asia/Dubai', now: () => new Date() })
  const of = await send(mailOf({ from: 'omar@b.example', id: 'o1', body: 'مرحبا' }))
  const events = await admin
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.key, of.message?.id ?? ''))
  await admin.transaction((tx) =>
    tell(
      tx,
      events.map((one) => EntityEventSchema.parse(one)),
    ),
  )
  const rows = await admin
    .select()
    .from(notifications)
    .where(eq(notifications.kind, 'messageReceived'))
  expect(rows).toMatchObject([{ personId: owner?.id, leadId: null, detail: { contact: OMAR } }])
  const before = await count()
  await admin.update(leads).set({ ownerId: null }).where(eq(leads.id, LEAD))
  const unkept = await send(mailOf({ from: 'nadia@b.example', id: 'o2', body: 'Anybody?' }))
  expect(unkept.row).toMatchObject({ state: 'held', question: 'notUnderstood' })
  expect(await count()).toEqual(before)
})

test('machines answer nobody, portals ask for their customers, and labels make a lead even of a known sender', async () => {
  const { send } = await openHouse()
  const away = await send(
    mailOf({
      from: 'nadia@b.example',
      id: 'n7',
      more: ['Auto-Submitted: auto-replied', 'In-Reply-To: <ours@house.example>'],
      body: 'I am away',
    }),
  )
  expect(away).toMatchObject({ row: { state: 'other' }, message: undefined })
  // A server that says what became of a mail in other words brings it back whole, too: those are the house's words.
  const ours = mailOf({ from: 'sara@house.example', id: 'ours', body: 'Phone: 0501234567' })
  const parts = [
    '--x\r\nContent-Type: text/plain\r\n\r\nIt was read.',
    '--x\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: manual-action; displayed',
    `--x\r\nContent-Type: message/rfc822\r\n\r\n${ours}`,
  ]
  const returned = await send(
    mailOf({
      from: 'postmaster@b.example',
      id: 'n9',
      more: ['In-Reply-To: <ours@house.example>'],
      type: 'multipart/report; report-type=disposition-notification; boundary=x',
      body: `${parts.join('\r\n')}\r\n--x--`,
    }),
  )
  expect(returned).toMatchObject({ row: { state: 'other' }, message: undefined })
  const labelled = await send(
    mailOf({
      from: 'nadia@b.example',
      id: 'n8',
      body: 'Name: Nadia\r\nPhone: 0501234567\r\nEmail: nadia@b.example',
    }),
  )
  expect(labelled.message).toBeUndefined()
  expect(['lead', 'joined']).toContain(labelled.row.state)
})

test('a mail of megabytes is kept whole, its beginning is the message, and its tricks stay text', async () => {
  const { send } = await openHouse()
  const html = `<p>Dear &lt;script&gt;<script>alert(1)</script></p>${'<div>مرحبا '.repeat(700_000)}`
  expect(Buffer.byteLength(html)).toBeGreaterThan(10_000_000)
  const { row, message } = await send(
    mailOf({ from: 'nadia@b.example', id: 'big', type: 'text/html; charset=utf-8', body: html }),
  )
  expect(row.state).toBe('message')
  expect(message?.isCut).toBe(true)
  expect(message?.body.length).toBeLessThanOrEqual(100_000)
  expect(message?.body.startsWith('Dear <script>\n')).toBe(true)
  const odd = await send(
    mailOf({
      from: 'nadia@b.example',
      id: 'odd',
      subject: `=?utf-8?B?${Buffer.from(`\u202eO’Brien\u0000 ${'x'.repeat(900)}`).toString('base64')}?=`,
      body: `NUL \u0000 and ${'a'.repeat(10_000)}`,
    }),
  )
  expect(odd.message).toMatchObject({ isCut: false })
  expect(odd.message?.subject?.length).toBeLessThanOrEqual(500)
  expect(odd.message?.body).not.toContain('\u0000')
})

test('what was held before its sender was known becomes a message when it is read again', async () => {
  const { send, admin, deps } = await openHouse()
  const { row } = await send(
    mailOf({ from: 'late@b.example', id: 'late', body: 'Still interested' }),
  )
  expect(row.state).toBe('held')
  await admin.insert(contactIdentities).values({
    contactId: OMAR,
    kind: 'email',
    value: 'late@b.example',
    normal: 'late@b.example',
  })
  await understand(deps, row.id)
  const [now] = await admin.select().from(arrivals).where(eq(arrivals.id, row.id))
  expect(now?.state).toBe('message')
})

test('a sender whom no row can hold is nobody’s, and what a colleague answers from elsewhere is a question and no customer’s word', async () => {
  const { send, count, owner } = await openHouse()
  const before = await count()
  const odd = await send(
    mailOf({
      from: 'Bob <=?utf-8?Q?a=00b?=@x.example>',
      id: 'nul',
      more: ['In-Reply-To: <ours@house.example>'],
      body: 'Hi',
    }),
  )
  expect(['message', 'held']).toContain(odd.row.state)
  const colleague = await send(
    mailOf({
      from: owner?.email ?? '',
      id: 'cc',
      more: ['In-Reply-To: <ours@house.example>'],
      body: 'Dear Nadia, Friday it is.',
    }),
  )
  expect(colleague).toMatchObject({ row: { state: 'held' }, message: undefined })
  expect((await count()).messages - before.messages).toBe(odd.message ? 1 : 0)
})

test('whoever was given a conversation answers it until the contact changes hands or they are gone', async () => {
  const { send, admin, owner } = await openHouse()
  await send(mailOf({ from: 'omar@b.example', id: 'g1', body: 'One' }))
  const staff = await admin.select().from(people).orderBy(asc(people.email))
  const [other, third] = staff.filter(({ id }) => id !== owner?.id)
  if (!owner || !other || !third) throw new Error('Too few work here.')
  const conversation = async () => {
    const [row] = await admin.select().from(conversations).where(eq(conversations.contactId, OMAR))
    return row
  }
  const giveTo = (assigneeId: string) =>
    admin.update(conversations).set({ assigneeId }).where(eq(conversations.contactId, OMAR))
  await giveTo(other.id)
  await admin.update(people).set({ status: 'suspended' }).where(eq(people.id, other.id))
  expect(await conversation()).toMatchObject({ assigneeId: null, responsibleId: owner.id })
  await giveTo(third.id)
  await admin.update(contacts).set({ ownerId: other.id }).where(eq(contacts.id, OMAR))
  expect(await conversation()).toMatchObject({ assigneeId: null, ownerId: other.id })
  const late = await send(mailOf({ from: 'omar@b.example', id: 'g2', body: 'Two' }))
  expect(late.row).toMatchObject({ state: 'held' })
})
