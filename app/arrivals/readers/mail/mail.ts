import { type EmailAddress, type ParsedMail, simpleParser } from 'mailparser'
import { cutCharacters } from '#domain/text/characters.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import type { Reader, Reading } from '../../reading/reading.ts'
import { textOfHtml } from './html-text.ts'
import { type Labelled, readLabelled } from './labelled.ts'
import { letterOf } from './letter.ts'
import { reportIn } from './report.ts'

/** Whose mails are known, by the domains that they come from. */
const SENDERS: readonly (readonly [domain: string, source: string])[] = [
  ['propertyfinder.ae', 'propertyFinder'],
  ['propertyfinder.com', 'propertyFinder'],
  ['bayut.com', 'bayut'],
  ['dubizzle.com', 'dubizzle'],
]
const NAMELESS: Readonly<Record<string, string>> = {
  propertyFinder: 'Property Finder enquirer',
  bayut: 'Bayut enquirer',
  dubizzle: 'dubizzle enquirer',
}
const LONGEST_TEXT = 100_000
const MOST_ATTACHED = 20

/**
 * A mail that somebody sent, or a program in their name. Only what is labelled makes a lead; a mail in somebody's own words is
 * held, with its sender as whoever asks, because bills and offers are sent to the same address.
 */
export const readMail: Reader = async ({ body }) => {
  const outer = await parseMail(Buffer.from(body))
  if (!outer) return { kind: 'held', question: 'malformed', given: { source: 'email' } }
  const report = reportIn(outer)
  // With what it is of: else the house's own mail, which stands in it, would be read as somebody's.
  if (report) return { ...byMachine(outer, 'email'), report }
  // What a mail server brings back in other words stands within its own, and is nobody's enquiry or answer.
  const inner = isByMailServer(outer) ? null : await forwardedIn(outer)
  const reading = readParsed(inner ?? outer, { isForwarded: inner !== null, outer })
  // What a portal or a machine sends is nobody's part of a conversation.
  const isPersons =
    reading.kind !== 'other' && sourceOf(outer.from?.value[0]?.address) === undefined
  return isPersons ? { ...reading, letter: letterOf(outer) } : reading
}

export async function parseMail(body: Buffer): Promise<ParsedMail | null> {
  const options = {
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
  }
  return simpleParser(body, options).catch(() => null)
}

/** A mail that was forwarded whole, as an attachment. */
async function forwardedIn({ attachments }: ParsedMail): Promise<ParsedMail | null> {
  const whole = attachments.find(({ contentType }) => contentType === 'message/rfc822')
  return whole ? parseMail(whole.content) : null
}

function readParsed(
  mail: ParsedMail,
  { isForwarded, outer }: { isForwarded: boolean; outer: ParsedMail },
): Reading {
  const text = textIn(mail)
  const from = mail.from?.value[0]
  const source = sourceOf(from?.address) ?? sourceOf(senderIn(text)) ?? 'email'
  const externalId = idOf(mail) ?? idOf(outer)
  const extras = extrasOf(mail, outer)
  if (isByMachine(mail, source)) return { ...byMachine(mail, source), extras }
  const labelled = readLabelled(text)
  const person = personIn(labelled, mail, source)
  const habits = { plusMayBeMissing: true, nameless: NAMELESS[source] ?? 'Enquirer' }
  const isClear = ['name', 'phone', 'email'].every((part) => (labelled.get(part)?.length ?? 0) < 2)
  const isLabelled = labelled.has('phone') || labelled.has('email')
  const message = labelled.get('message')?.join('\n\n') ?? ''
  if (isClear && isLabelled) {
    const given = { source, externalId, ...person, listing: listingIn(labelled), message }
    return { kind: 'enquiry', given, habits, extras }
  }
  // Whoever forwards a mail, or sends one in another's name, is not who asks.
  const isOwn = source === 'email' && !isForwarded && senderIn(text) === undefined
  const sender = isOwn ? { name: from?.name || undefined, email: from?.address } : {}
  const given = {
    source,
    externalId,
    ...(isClear ? person : {}),
    ...sender,
    message: text.trim() || (mail.subject ?? ''),
  }
  return { kind: 'held', question: 'notUnderstood', given, habits, extras }
}

function byMachine(mail: ParsedMail, source: string): Reading {
  const { from, subject = '' } = mail
  const given = { source, externalId: idOf(mail), name: from?.value[0]?.name, message: subject }
  return { kind: 'other', question: 'notEnquiry', given, extras: extrasOf(mail, mail) }
}

/** Its text; that of its HTML where it has none, or where the labels stand in that alone. */
function textIn({ text = '', html }: ParsedMail): string {
  const plain = shown(text)
  if (!html || readLabelled(plain).size > 0) return plain
  return shown(textOfHtml(html))
}

function shown(text: string): string {
  return withoutUnstorable(cutCharacters(text, LONGEST_TEXT)).replaceAll('\r\n', '\n')
}

function personIn(labelled: Labelled, { replyTo }: ParsedMail, source: string) {
  const email = labelled.get('email')?.[0]
  const reply = replyTo?.value[0]?.address
  const isPersons = reply && !sourceOf(reply) && !isNobody(reply) && source !== 'email'
  return {
    name: labelled.get('name')?.[0],
    phone: labelled.get('phone')?.[0],
    // `jane@b.example <mailto:jane@b.example>` is what some programs make of an address.
    email: email?.split(/[\s<[(]/, 1)[0] ?? (isPersons ? reply : undefined),
  }
}

function listingIn(labelled: Labelled): string | undefined {
  return labelled.get('listing')?.[0]?.split(/\s/, 1)[0]
}

function sourceOf(address: string | undefined): string | undefined {
  const domain = (address ?? '').slice((address ?? '').lastIndexOf('@') + 1).toLowerCase()
  return SENDERS.find(([known]) => domain === known || domain.endsWith(`.${known}`))?.[1]
}

/** Who sent what somebody forwards in the text: the first line that says so. */
function senderIn(text: string): string | undefined {
  const line = text
    .split('\n', 200)
    .map((one) => one.replace(/^[>*\s]{1,20}/, ''))
    .find((one) => /^(?:from|من)\s?[:*]/i.test(one))
  const address = line
    ?.slice(0, 300)
    .split(/[\s<>[\]():*]+/)
    .find((word) => word.includes('@'))
  return address
}

/** Bounces, lists and answers from machines; portals send by machines too, and are known. */
function isByMachine(mail: ParsedMail, source: string): boolean {
  const { headers } = mail
  const said = (name: string) => String(headers.get(name) ?? '').toLowerCase()
  if (isByMailServer(mail)) return true
  if (source !== 'email') return false
  const auto = said('auto-submitted')
  return (auto !== '' && auto !== 'no') || ['bulk', 'list', 'junk'].includes(said('precedence'))
}

/** What a mail server says of a mail that it was to deliver. */
function isByMailServer({ headers, from }: ParsedMail): boolean {
  const type = headers.get('content-type')
  const isOne = typeof type === 'object' && 'value' in type && type.value === 'multipart/report'
  return isOne || (from?.value[0]?.address ?? '').toLowerCase().startsWith('mailer-daemon@')
}

function isNobody(address: string): boolean {
  return /^(?:no-?reply|do-?not-?reply|notifications?|alerts?)@/i.test(address)
}

function idOf({ messageId }: ParsedMail): string | undefined {
  return messageId && messageId.length <= 200 ? messageId : undefined
}

function extrasOf(mail: ParsedMail, outer: ParsedMail): Record<string, string> {
  const attached = outer.attachments
    .slice(0, MOST_ATTACHED)
    .map(({ filename, contentType }) => filename ?? contentType)
  const all: Record<string, string | undefined> = {
    subject: mail.subject,
    from: named(mail.from?.value[0]),
    forwardedBy: mail === outer ? undefined : named(outer.from?.value[0]),
    attachments: attached.join(', ') || undefined,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value ? [[key, withoutUnstorable(cutCharacters(value, 500))]] : [],
    ),
  )
}

function named(address: EmailAddress | undefined): string | undefined {
  if (!address) return undefined
  return address.name ? `${address.name} <${address.address ?? ''}>` : address.address
}
