import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { arrivals, enquiries, leads } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { createDoors } from './doors/doors.server.ts'
import { textOfHtml } from './readers/mail/html-text.ts'
import { readLabelled } from './readers/mail/labelled.ts'
import {
  ARABIC_1256,
  forwardedInline,
  forwardedWhole,
  mailOf,
  PORTAL_TEXT,
  TABLE_HTML,
  withAttachment,
} from './readers/mail/some-mails.ts'

async function openMailbox(secret: string | null = null) {
  const api = await createTestApi({ scale: 0 })
  const doors = createDoors({ db: api.db, secret: 'test' })
  const by = { actor: 'person:admin', via: 'pages' }
  const { key } = await doors.open({ channel: 'email', name: 'Leads', settings: {}, secret }, by)
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    api.api.request(`/mail-in/${key}`, { method: 'POST', body, headers })
  const send = async (mail: string) => {
    const answer = await post(mail, { 'content-type': 'message/rfc822' })
    expect(answer.status).toBe(202)
    const body = Buffer.from(mail)
    const [row] = await api.db.select().from(arrivals).where(eq(arrivals.body, body))
    if (!row) throw new Error('The mail was not kept.')
    const [lead] = row.leadId
      ? await api.db.select().from(leads).where(eq(leads.id, row.leadId))
      : []
    return { row, lead }
  }
  return { ...api, key, post, send }
}
const PF = 'Property Finder <no-reply@email.propertyfinder.ae>'

test('a portal’s mail becomes a lead of that portal, with the words of the person and not the portal’s own', async () => {
  const { send, db } = await openMailbox()
  const { row, lead } = await send(mailOf({ from: PF, body: PORTAL_TEXT }))
  expect(lead).toMatchObject({
    name: 'Jane Doe',
    phone: '+971527654321',
    email: 'jane@b.example',
    source: 'propertyFinder',
  })
  const [enquiry] = await db.select().from(enquiries).where(eq(enquiries.id, row.id))
  expect(enquiry?.message).toBe('Hi, is it still available?\nI can come at 5: or later.')
  expect(enquiry?.unread).toMatchObject([{ field: 'listing', text: 'P-20001' }])
})

test('cells of a table, Arabic of another century, quoted-printable and base64 are read alike', async () => {
  const { send } = await openMailbox()
  const html = await send(
    mailOf({
      from: 'Bayut <leads@bayut.com>',
      id: 'h',
      type: 'text/html; charset=utf-8',
      body: TABLE_HTML,
    }),
  )
  expect(html.lead).toMatchObject({ name: 'Jane O’Brien', phone: '+971527654321', source: 'bayut' })
  const arabic = await send(
    mailOf({
      from: 'dubizzle <noreply@dubizzle.com>',
      id: 'a',
      type: 'text/plain; charset=windows-1256',
      encoding: 'quoted-printable',
      body: ARABIC_1256,
    }),
  )
  expect(arabic.lead).toMatchObject({ name: 'سارة', phone: '+971501234567', source: 'dubizzle' })
  expect(arabic.row.gist).toBe('مرحبا')
  const body = Buffer.from('\u200fالاسم：عمر\r\nرقم الجوال: ٠٥٠٧٦٥٤٣٢١').toString('base64')
  const base64 = await send(mailOf({ from: PF, id: 'b', encoding: 'base64', body }))
  expect(base64.lead).toMatchObject({ name: 'عمر', phone: '+971507654321' })
})

test('a mail that a colleague forwards is the portal’s, whether in the text or whole; the colleague is not who asks', async () => {
  const { send, db } = await openMailbox()
  const inline = await send(forwardedInline())
  expect(inline.lead).toMatchObject({ name: 'Jane Doe', source: 'bayut', email: 'jane@b.example' })
  const inner = mailOf({ from: PF, id: 'inner', body: PORTAL_TEXT })
  const whole = await send(forwardedWhole(inner))
  expect(whole.row).toMatchObject({
    state: 'joined',
    source: 'propertyFinder',
    leadId: inline.row.leadId,
  })
  // The portal's own copy comes too.
  expect((await send(inner)).row.state).toBe('repeat')
  expect(await db.$count(leads)).toBe(1)
})

test('a form’s mail is a lead, what is attached is kept with it and named', async () => {
  const { send } = await openMailbox()
  const { row, lead } = await send(withAttachment())
  expect(lead).toMatchObject({ name: 'Ali', phone: '+971507654321', source: 'email' })
  expect(row.extras).toMatchObject({ attachments: 'passport.pdf', subject: 'New lead' })
})

test('a mail that nobody could tell is held with its question, and never a wrong lead', async () => {
  const { send, db } = await openMailbox()
  const own = await send(
    mailOf({
      from: 'Nadia <nadia@b.example>',
      id: 'own',
      body: 'Hello, is the villa in JVC free?',
    }),
  )
  expect(own.row).toMatchObject({ state: 'held', question: 'notUnderstood', who: 'Nadia' })
  const two = PORTAL_TEXT.replace('Reference', 'Phone: +971501112233\r\nReference')
  const odd: [string, string | null, string][] = [
    [
      mailOf({ from: PF, id: 'c', body: 'You have missed a call from 0501234567.' }),
      'notUnderstood',
      'held',
    ],
    [mailOf({ from: PF, id: 'd', body: two }), 'notUnderstood', 'held'],
    [mailOf({ from: PF, id: 'e', body: 'Name: Jane\r\nPhone: N/A' }), 'noReach', 'held'],
    [
      mailOf({
        from: 'x@b.example',
        id: 'f',
        more: ['Auto-Submitted: auto-replied'],
        body: 'Away',
      }),
      'notEnquiry',
      'other',
    ],
    [
      mailOf({ from: 'MAILER-DAEMON@b.example', id: 'g', body: 'Phone: 0501234567' }),
      'notEnquiry',
      'other',
    ],
    ['\u0000\u0001', 'notUnderstood', 'held'],
    [`From: ${'<'.repeat(50_000)}\r\n\r\n${'>'.repeat(50_000)}`, 'notUnderstood', 'held'],
    [
      mailOf({
        from: PF,
        id: 'h',
        type: 'multipart/mixed; boundary=x',
        body: '--x\r\n'.repeat(2000),
      }),
      'malformed',
      'held',
    ],
  ]
  for (const [mail, question, state] of odd) {
    const { row } = await send(mail)
    expect([row.state, row.question, mail.slice(0, 60)]).toEqual([
      state,
      question,
      mail.slice(0, 60),
    ])
  }
  expect(await db.$count(leads)).toBe(0)
})

test('a provider hands the mail on by itself or among other things, with the key and, where there is one, the password', async () => {
  const mail = mailOf({ from: PF, body: PORTAL_TEXT })
  const { post, api, db } = await openMailbox('a-password')
  const basic = `Basic ${Buffer.from('any:a-password').toString('base64')}`
  expect((await post(mail)).status).toBe(401)
  expect((await post(mail, { authorization: 'Basic x' })).status).toBe(401)
  expect((await post(mail, { authorization: basic })).status).toBe(202)
  const form = new FormData()
  form.set('body-mime', mail)
  const answers = [
    await post(form, { authorization: 'Bearer a-password' }),
    await post(JSON.stringify({ RawEmail: mail }), {
      authorization: basic,
      'content-type': 'application/json',
    }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([202, 202])
  expect(
    (await post('{', { authorization: basic, 'content-type': 'application/json' })).status,
  ).toBe(422)
  expect((await post('', { authorization: basic })).status).toBe(422)
  expect((await api.request('/mail-in/nobody', { method: 'POST', body: mail })).status).toBe(404)
  const rows = await db.select().from(arrivals).orderBy(asc(arrivals.receivedAt))
  expect(rows.map(({ times, state }) => [times, state])).toEqual([[3, 'lead']])
})

test('labels are read in time that grows with the text alone', () => {
  const time = (text: string) => {
    const begun = performance.now()
    readLabelled(text)
    return performance.now() - begun
  }
  time('Name: x')
  for (const text of [
    '>'.repeat(2_000_000),
    'Name: '.repeat(300_000),
    `${'\n'.repeat(500)}`.repeat(2000),
    ' \t'.repeat(1_000_000),
    'Message:\n'.repeat(200_000),
    '<!--'.repeat(250_000),
    '<head></header>'.repeat(70_000),
    `<head>${'</header>'.repeat(100_000)}`,
  ]) {
    // A look back at all before would take minutes.
    expect(time(text)).toBeLessThan(5_000)
    expect(textOfHtml(text).length).toBeLessThanOrEqual(text.length)
  }
})

test('words of a page come out with its lines and cells, and what nobody reads does not', () => {
  const page =
    '<style>a{b:c}</style><tr><td>A&amp;B</td><td>&#1587;&#x61;</td></tr>&bogus; &#0;<br>x<unfinished'
  expect(textOfHtml(page)).toBe('\nA&B\tسa\t\n&bogus; &#0;\nx<unfinished')
  const loud = 'İİ<HEAD><STYLE>a{b:c}</STYLE></HEAD><P>İYİ</P><Script>x</sCRIPT>z'
  expect(textOfHtml(loud)).toBe('İİ\nİYİ\nz')
  const page2 = '<head><title>x</title></head><body><header>Dear Sir</header>Name: A'
  expect(textOfHtml(page2)).toBe('\nDear Sir\nName: A')
  expect(textOfHtml('<head><style>a</style><header>H</header></head >B')).toBe('B')
})

test('what Outlook alone is shown is not read twice, and quotes of quotes keep their lines', () => {
  const html = [
    '<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->',
    '<!--[if mso]><table><tr><td>Name: Wrong > Person</td></tr></table><![endif]-->',
    '<![if !mso]><p>الاسم:&nbsp;سارة&rlm;<o:p></o:p></p><![endif]>',
    '<blockquote>One<blockquote>Two &laquo;ثلاثة&raquo;</blockquote></blockquote>',
    '<!-- never closed',
  ].join('')
  expect(textOfHtml(html).split(/\n+/)).toEqual([
    '',
    'الاسم: سارة\u200f',
    'One',
    'Two «ثلاثة»',
    '<!-- never closed',
  ])
})

test('an Arabic mail of HTML in base64 and windows-1256, with tables and marks of direction, becomes its lead', async () => {
  const { send } = await openMailbox()
  // `الاسم`, `سارة`, `الهاتف` in windows-1256.
  const cell = (bytes: string) => Buffer.from(bytes, 'hex')
  const html = Buffer.concat([
    Buffer.from(
      '<html><head><meta charset=windows-1256></head><body><header>Bayut</header><table dir=rtl><tr><td>',
    ),
    cell('c7e1c7d3e3'),
    Buffer.from(':</td><td>&#8207;'),
    cell('d3c7d1c9'),
    Buffer.from('&#8207;</td></tr><tr><td>'),
    cell('c7e1e5c7cadd'),
    Buffer.from(':</td><td>&#8234;050 123 4567&#8236;</td></tr></table></body></html>'),
  ])
  const { lead, row } = await send(
    mailOf({
      from: 'Bayut <leads@bayut.com>',
      id: 'odd',
      type: 'text/html; charset=windows-1256',
      encoding: 'base64',
      body: html.toString('base64'),
    }),
  )
  expect([row.state, lead?.name, lead?.phone]).toEqual(['lead', 'سارة', '+971501234567'])
})
