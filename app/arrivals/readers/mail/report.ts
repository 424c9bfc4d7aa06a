import type { ParsedMail } from 'mailparser'
import { z } from 'zod'
import { messageIdsIn } from '#domain/message/message-ids.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { DeliveryReport } from '../../reading/delivery-report.ts'

const LONGEST_REPORT = 20_000
const LONGEST_HEADERS = 50_000
const LONGEST_PROBLEM = 500
const MOST_RECIPIENTS = 50

type Fields = ReadonlyMap<string, string>

/** Of a mail that is a report of a mail server on another one; null for any other mail. */
export function reportIn(mail: ParsedMail): DeliveryReport | null {
  if (!isReport(mail)) return null
  const status = mail.attachments.find(({ contentType }) => STATUS.has(contentType))
  const [, ...recipients] = groupsIn(textIn(status?.content, LONGEST_REPORT))
  const failed = recipients.find((one) => one.get('action') === 'failed')
  const delivered = recipients.find((one) => one.get('action') === 'delivered')
  const told = failed ?? delivered
  return {
    channel: 'email',
    own: null,
    at: null,
    of: [...originalIds(mail), ...answeredIds(mail)],
    state: told ? (failed ? 'failed' : 'delivered') : null,
    problem: failed ? problemIn(failed) : '',
  }
}

const STATUS: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
])
/** The mail that it is about, or as much of it as the server sends back. */
const ORIGINAL: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
])

const TypeSchema = z.object({
  value: z.string(),
  params: z.object({ 'report-type': z.string().optional() }),
})

function isReport({ headers }: ParsedMail): boolean {
  const type = TypeSchema.safeParse(headers.get('content-type')).data
  const kind = type?.params['report-type']?.toLowerCase()
  return type?.value.toLowerCase() === 'multipart/report' && kind === 'delivery-status'
}

/** Of its fields in groups, parted by empty lines: the first is of the whole, each other of one recipient. */
function groupsIn(text: string): Fields[] {
  const groups: Map<string, string>[] = []
  let group: Map<string, string> | null = null
  for (const line of unfolded(text)) {
    const colon = line.indexOf(':')
    if (colon < 1) {
      group = null
      continue
    }
    if (!group) {
      if (groups.length > MOST_RECIPIENTS) break
      groups.push((group = new Map()))
    }
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (!group.has(name)) group.set(name, name === 'action' ? value.toLowerCase() : value)
  }
  return groups
}

/** A line that begins with a blank goes on with the one before it. */
function unfolded(text: string): string[] {
  const lines: string[] = []
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const isMore = /^[ \t]+\S/.test(line) && lines.at(-1)?.includes(':')
    if (isMore) lines[lines.length - 1] += ` ${line.trim()}`
    else lines.push(line)
  }
  return lines
}

/** `smtp; 550 5.1.1 user unknown`, or the bare status. */
function problemIn(recipient: Fields): string {
  const diagnosis = recipient.get('diagnostic-code') ?? recipient.get('status') ?? ''
  const said = diagnosis.replace(/^[a-z0-9-]{1,20}\s?;\s?/i, '')
  return cutCharacters(withoutUnstorable(said), LONGEST_PROBLEM)
}

function originalIds({ attachments }: ParsedMail): string[] {
  const original = attachments.find(({ contentType }) => ORIGINAL.has(contentType))
  const [headers = ''] = textIn(original?.content, LONGEST_HEADERS)
    .replaceAll('\r\n', '\n')
    .split('\n\n', 1)
  const named = unfolded(headers).find((line) => line.toLowerCase().startsWith('message-id:'))
  return messageIdsIn(named ?? '')
}

function answeredIds({ references = [], inReplyTo = '' }: ParsedMail): string[] {
  return messageIdsIn(`${[references].flat().join(' ')} ${inReplyTo}`.slice(-LONGEST_REPORT))
}

function textIn(content: Buffer | undefined, most: number): string {
  return content?.subarray(0, most).toString('utf8') ?? ''
}
