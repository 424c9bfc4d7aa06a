import { createHash } from 'node:crypto'
import { READING_VERSION } from '#domain/arrival/arrival.ts'
import type { arrivals, communications } from '../../schema.ts'

type MessageRow = typeof communications.$inferInsert & { at: string }
type Attaching = {
  /** The title of the paper that is attached. */
  paper: string
  name: string
  id: string
}

/** A message with the mail that it came in as: its paper becomes a file of the contact once PACE runs, as with any other mail. */
export function attachedMail(
  message: MessageRow,
  { paper, name, id }: Attaching,
): MessageRow & { mail: typeof arrivals.$inferInsert } {
  const file = `${paper.toLowerCase()}.pdf`
  const content = paperOf(`${paper}: ${name}`)
  const body = mailOf(message, { file, content })
  const attached = [{ name: file, bytes: content.length }]
  const mail = {
    id,
    channel: 'email' as const,
    sender: { name: 'service:email' },
    contentType: 'message/rfc822',
    body,
    digest: createHash('sha256').update(body).digest(),
    state: 'message' as const,
    readBy: READING_VERSION,
    source: 'email',
    who: name,
    gist: message.body.slice(0, 300),
    leadId: message.leadId,
    receivedAt: message.at,
  }
  return { ...message, attached, arrivalId: id, mail }
}

type Enclosed = { file: string; content: Buffer }

function mailOf(message: MessageRow, { file, content }: Enclosed): Buffer {
  const { address, subject, body, externalId, at } = message
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  const lines = [
    `From: <${address}>`,
    'To: <house@pace.demo>',
    `Subject: =?utf-8?B?${encoded(subject ?? '')}?=`,
    `Date: ${new Date(at).toUTCString()}`,
    `Message-ID: ${externalId}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    encoded(body),
    '--part',
    `Content-Type: application/pdf; name="${file}"`,
    `Content-Disposition: attachment; filename="${file}"`,
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64'),
    '--part--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** A page of paper as PDF, with a line on it. */
function paperOf(title: string): Buffer {
  const plain = title.normalize('NFD').replaceAll(/[^\x20-\x7e]|[()\\]/g, '')
  const drawn = `BT /F1 20 Tf 60 760 Td (${plain}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const offsets: number[] = []
  let text = '%PDF-1.4\n'
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}
