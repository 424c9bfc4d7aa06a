import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { communications, entityEvents, leads, notifications } from '#db/pace/schema.ts'
import { EntityEventSchema } from '#domain/record/event.ts'
import { understand } from '../../arrivals/understand.ts'
import { settleAnswer } from '../settling/settle-answer.ts'
import { tellOfEvents } from '../../notifications/deliver.server.ts'
import { LEAD, NADIA, openHouse, SENT } from '#tests/support/known-contacts.ts'

const OURS =
  'From: House <office@house.example>\r\nTo: nadia@b.example\r\nMessage-ID:\r\n <ours@house.example>\r\n\r\nWhich day?'
const REFUSED = [
  'Final-Recipient: rfc822; nadia@b.example',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <nadia@b.example>:',
  '    O’Brien is unknown',
]
type Report = {
  id?: string
  recipient?: readonly string[]
  original?: string
  originalType?: string
  more?: readonly string[]
}

/** As RFC 3464 has it. */
function reportOf(report: Report = {}): string {
  const { id = 'b1', recipient = REFUSED, more = [] } = report
  const { original = OURS, originalType = 'message/rfc822' } = report
  const part = (type: string, lines: readonly string[]) => [
    '--b',
    `Content-Type: ${type}`,
    '',
    ...lines,
    '',
  ]
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    'To: office@house.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${id}@mx.example>`,
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type="delivery-status"; boundary=b',
    '',
    ...part('text/plain; charset=utf-8', ['Phone: 0501234567', 'I could not deliver it.']),
    ...part('message/delivery-status', ['Reporting-MTA: dns; mx.example', '', ...recipient]),
    ...part(originalType, [original]),
    '--b--',
    '',
  ].join('\r\n')
}

async function openDesk() {
  const house = await openHouse()
  const { admin } = house
  const sent = async () => {
    const [row] = await admin.select().from(communications).where(eq(communications.id, SENT))
    return row
  }
  return { ...house, sent }
}

test('a mail that comes back has failed with the words of its server, once, and its contact has written nothing', async () => {
  const { send, sent, count, deps } = await openDesk()
  const before = await count()
  const answer = ['In-Reply-To: <ours@house.example>']
  const { row } = await send(reportOf({ more: answer }))
  expect(row).toMatchObject({ state: 'message', leadId: LEAD, question: null })
  await understand(deps, row.id)
  await send(reportOf({ more: ['X-Copy: yes', ...answer] }))
  const failed = await sent()
  expect(failed?.state).toBe('failed')
  expect(failed?.states.filter(({ state }) => state === 'failed')[0]?.problem).toBe(
    '550 5.1.1 <nadia@b.example>: O’Brien is unknown',
  )
  expect(await count()).toEqual(before)
})

test.each(['message/rfc822', 'text/rfc822-headers', 'message/global-headers'])(
  'the mail that it is about is known by what is sent back of it: %s',
  async (originalType) => {
    const { send, sent } = await openDesk()
    await send(reportOf({ originalType }))
    expect((await sent())?.state).toBe('failed')
  },
)

test('a server that says it was delivered, or that it still tries, is heard as that', async () => {
  const { send, sent } = await openDesk()
  const late = ['Final-Recipient: rfc822; nadia@b.example', 'Action: delayed', 'Status: 4.4.7']
  expect((await send(reportOf({ id: 'd1', recipient: late }))).row.state).toBe('message')
  expect((await sent())?.state).toBe('sent')
  const there = ['Final-Recipient: rfc822; nadia@b.example', 'Action: Delivered']
  await send(reportOf({ id: 'd2', recipient: there }))
  expect((await sent())?.state).toBe('delivered')
  await send(reportOf({ id: 'd3' }))
  expect((await sent())?.state).toBe('delivered')
})

test('a report of what the house has not sent, or what looks like one, changes nothing', async () => {
  const { send, sent, admin } = await openDesk()
  const failed = () => admin.$count(communications, eq(communications.state, 'failed'))
  const before = await failed()
  await send('From: nadia@b.example\r\nMessage-ID: <hers@b.example>\r\n\r\nHello')
  const strangers = [
    OURS.replace('<ours@house.example>', '<other@house.example>'),
    OURS.replace('<ours@house.example>', '<hers@b.example>'),
    '',
    `${'Message-ID '.repeat(20_000)}\r\n\r\n`,
  ]
  for (const [index, original] of strangers.entries()) {
    const { row } = await send(reportOf({ id: `s${index}`, original }))
    expect(row).toMatchObject({ state: 'other', question: 'notEnquiry' })
  }
  const many = Array.from({ length: 20_000 }, (_, n) => `\r\nAction: failed\r\nStatus: ${n}`)
  await send(reportOf({ id: 'm', original: '', recipient: many }))
  expect((await sent())?.state).toBe('sent')
  expect(await failed()).toBe(before)
})

test('whoever wrote it is told, and nobody of a message that nobody here wrote', async () => {
  const { send, admin, owner } = await openDesk()
  if (!owner) throw new Error('Nobody works here.')
  await admin.update(communications).set({ personId: owner.id }).where(eq(communications.id, SENT))
  await send(reportOf())
  const events = await admin.select().from(entityEvents).where(eq(entityEvents.key, SENT))
  const tell = tellOfEvents({ zone: () => 'Asia/Dubai', now: () => new Date() })
  await admin.transaction((tx) =>
    tell(
      tx,
      events.map((one) => EntityEventSchema.parse(one)),
    ),
  )
  const rows = await admin
    .select()
    .from(notifications)
    .where(eq(notifications.kind, 'messageFailed'))
  expect(rows).toMatchObject([{ personId: owner.id, leadId: LEAD, detail: { contact: NADIA } }])
})

test('a lead that was answered by it alone waits again; another answer that has gone stays one', async () => {
  const { send, admin, deps, double } = await openDesk()
  const [sentAt, laterAt] = ['2026-01-01T08:00:00.000Z', '2026-01-01T09:00:00.000Z']
  const gone = (at: string) => ({ states: [{ state: 'sent' as const, at }] })
  await admin.update(communications).set(gone(sentAt)).where(eq(communications.id, SENT))
  const contacted = async () => {
    const [row] = await admin.select().from(leads).where(eq(leads.id, LEAD))
    return row?.firstContactedAt
  }
  await settleAnswer(deps, SENT)
  expect(await contacted()).toBe(sentAt)
  await send(reportOf())
  await settleAnswer(deps, SENT)
  expect(await contacted()).toBeNull()
  const other = { ...gone(laterAt), id: crypto.randomUUID(), state: 'sent' as const }
  const ours = { channel: 'email', direction: 'outbound', body: 'Hello', at: laterAt } as const
  await admin.insert(communications).values({ ...other, ...ours, leadId: LEAD, contactId: NADIA })
  await settleAnswer(deps, SENT)
  expect(await contacted()).toBe(laterAt)
  expect(double.sent.map(({ command }) => command)).toEqual([
    'recordReply',
    'takeBackReply',
    'takeBackReply',
    'recordReply',
  ])
})
