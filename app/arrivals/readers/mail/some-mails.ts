/** Mails in the shapes that portals and forms are known to send, written for these tests: no portal publishes them. */
type Mail = {
  from: string
  subject?: string
  id?: string
  replyTo?: string
  more?: readonly string[]
  type?: string
  encoding?: string
  body: string
}

export function mailOf({
  from,
  subject = 'New lead',
  id = '1',
  replyTo,
  more = [],
  type,
  encoding,
  body,
}: Mail): string {
  return [
    `From: ${from}`,
    'To: leads@house.example',
    `Subject: ${subject}`,
    ...(id ? [`Message-ID: <${id}@mail.example>`] : []),
    ...(replyTo ? [`Reply-To: ${replyTo}`] : []),
    ...more,
    'MIME-Version: 1.0',
    `Content-Type: ${type ?? 'text/plain; charset=utf-8'}`,
    `Content-Transfer-Encoding: ${encoding ?? '8bit'}`,
    '',
    body,
  ].join('\r\n')
}

export const PORTAL_TEXT = [
  'You have received a new lead for your property.',
  '',
  'Name: Jane Doe',
  'Phone: +971 52 765 4321',
  'Email: jane@b.example',
  'Reference: P-20001 (2 BR, Marina)',
  'Message:',
  'Hi, is it still available?',
  'I can come at 5: or later.',
  '',
  '-----',
  'Property Finder FZ-LLC, Phone: +971 4 000 0000',
].join('\r\n')

export const TABLE_HTML = `<html><head><style>td{color:red}</style></head><body><p>New enquiry</p><table>
<tr><td><b>Name</b></td><td>Jane O’Brien</td></tr>
<tr><td>Mobile Number</td><td><a href="tel:+971527654321">+971527654321</a></td></tr>
<tr><td>Email</td><td><a href="mailto:jane@b.example">jane@b.example</a></td></tr>
</table><img src="https://track.example/x.gif"></body></html>`

/** الاسم: سارة / الهاتف: 0501234567 in windows-1256, quoted-printable. */
export const ARABIC_1256 = [
  '=C7=E1=C7=D3=E3: =D3=C7=D1=C9',
  '=C7=E1=E5=C7=CA=DD: 0501234567',
  '=C7=E1=D1=D3=C7=E1=C9: =E3=D1=CD=C8=C7',
].join('\r\n')

export function forwardedInline(): string {
  return mailOf({
    from: 'Sara Haddad <sara@house.example>',
    subject: 'Fwd: New lead',
    body: [
      'FYI',
      '',
      '---------- Forwarded message ---------',
      'From: Bayut <noreply@bayut.com>',
      'Date: Sun, 29 Nov 2026',
      'Subject: New lead',
      'To: sara@house.example',
      '',
      ...PORTAL_TEXT.split('\r\n').map((line) => `> ${line}`),
    ].join('\r\n'),
  })
}

export function forwardedWhole(inner: string): string {
  return mailOf({
    from: 'Sara Haddad <sara@house.example>',
    id: 'outer',
    type: 'multipart/mixed; boundary=b1',
    body: [
      '--b1',
      'Content-Type: text/plain',
      '',
      'Please take this one. Name: Sara',
      '--b1',
      'Content-Type: message/rfc822',
      'Content-Disposition: attachment; filename="lead.eml"',
      '',
      inner,
      '--b1--',
    ].join('\r\n'),
  })
}

export function withAttachment(): string {
  return mailOf({
    from: 'Website <www@house.example>',
    type: 'multipart/mixed; boundary=b2',
    body: [
      '--b2',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Name: Ali',
      'Tel: 0507654321',
      'Message: My passport is attached.',
      '--b2',
      'Content-Type: application/pdf; name="passport.pdf"',
      'Content-Disposition: attachment; filename="passport.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--b2--',
    ].join('\r\n'),
  })
}
