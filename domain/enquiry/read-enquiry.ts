import { keysOf, PERIODS } from '../catalogue.ts'
import { withoutUnstorable } from '../storable.ts'
import { cutCharacters } from '../text/characters.ts'
import { readDate } from '../values/date.ts'
import { readEmail } from '../values/email.ts'
import { readMoneyPhrase } from '../values/money.ts'
import { readRooms } from '../values/number.ts'
import { cleanName, NAME_LENGTH, readName } from '../values/person-name.ts'
import { readPhone } from '../values/phone.ts'
import { refusalOf } from '../values/readers.ts'
import { type Ambiguous, type Reading, type Unread, unread } from '../values/reading.ts'
import { type Enquiry, ENQUIRY_INTENTS, MESSAGE_LENGTH, type UnreadPart } from './enquiry.ts'
import { activeValues, type ReferenceValue } from '../reference/reference.ts'
import type { Settings } from '../reference/settings.ts'

export type EnquiryReading = { enquiry: Enquiry; unread: UnreadPart[] }
type Given = Readonly<Record<string, unknown>>
type Options = {
  settings: Settings
  readArea: (text: string) => Reading<string>
  today: string
  /** The sender is known to write international numbers without their plus. */
  plusMayBeMissing?: boolean
  /** What an enquirer without a name is called. */
  nameless?: string
}
const SHOWN_LENGTH = 200
const ID_LENGTH = 200
const MOST_AREAS = 12

/** Reads what can be read of an enquiry, whatever it holds, and says of the rest what it was and why it was not understood. */
export function readEnquiry(given: Given, options: Options): EnquiryReading {
  const parts: UnreadPart[] = []
  const note: Note = (field, { reason, said }, text = textOf(given[field]) ?? '') =>
    parts.push({ field, text: shorten(text), reason, said })
  const take = <Value>(field: string, read: (text: string) => Reading<Value>) => {
    const text = textOf(given[field])
    const reading = text === undefined ? null : read(text)
    if (reading?.kind === 'understood') return reading.value
    if (reading && reading.kind !== 'empty') note(field, toldOf(reading))
    return undefined
  }
  const { house, reference } = options.settings
  const oneOf = <Key extends string>(field: string, keys: readonly Key[]) =>
    take(field, (text) => readKey(text, keys))
  const listed = (field: string, kind: 'source' | 'propertyType') =>
    take(field, (text) => readListed(text, activeValues(reference, kind)))
  const readMoney = (text: string) => readMoneyPhrase(text, house)
  const { phone, email } = {
    phone: take('phone', (text) => readPhone(text, { ...options, country: house.country })),
    email: take('email', readEmail),
  }
  const budgetMax = take('budgetMax', readMoney)
  const budgetMin = take('budgetMin', readMoney)
  const said = budgetMax?.period ?? budgetMin?.period ?? undefined
  const enquiry: Enquiry = {
    name: nameOf(given.name, note) ?? options.nameless ?? email ?? phone ?? 'Enquirer',
    phone,
    email,
    message: messageOf(given.message, note),
    source: listed('source', 'source') ?? 'website',
    externalId: shortOf('externalId', given, note),
    listing: shortOf('listing', given, note),
    intent: oneOf('intent', ENQUIRY_INTENTS),
    areas: areasOf(given.areas, options.readArea, note),
    propertyType: listed('propertyType', 'propertyType'),
    bedrooms: take('bedrooms', readRooms),
    budgetMin: budgetMin?.amount,
    budgetMax: budgetMax?.amount,
    budgetPeriod: oneOf('budgetPeriod', keysOf(PERIODS)) ?? said,
    moveDate: take('moveDate', (text) => readDate(text, options)),
    agentEmail: take('agentEmail', readEmail),
  }
  return { enquiry, unread: parts }
}

/** Whether anything in it could be answered or understood by a person: an empty form is no enquiry. */
export function saysAnything(given: Given): boolean {
  return ['name', 'phone', 'email', 'message'].some((field) => textOf(given[field])?.trim())
}

type Note = (field: string, why: Pick<Unread, 'reason' | 'said'>, text?: string) => void

/** What it may have meant is told along: nobody can be asked back. */
function toldOf(reading: Unread | Ambiguous<unknown>): Pick<Unread, 'reason' | 'said'> {
  return { reason: refusalOf(reading), said: reading.said }
}

function nameOf(given: unknown, note: Note): string | undefined {
  const text = textOf(given)
  if (text === undefined) return undefined
  const reading = readName(text)
  if (reading.kind === 'understood') return reading.value
  if (reading.kind !== 'unread') return undefined
  note('name', reading)
  // A name that is too long is still the best that is known of somebody.
  const short = cleanName(cutCharacters(text, NAME_LENGTH))
  return readName(short).kind === 'understood' ? short : undefined
}

function messageOf(given: unknown, note: Note): string {
  const text = withoutUnstorable(textOf(given) ?? '')
  const message = cutCharacters(text, MESSAGE_LENGTH)
  if (message.length < text.length) {
    note('message', unread('goesOn', { most: MESSAGE_LENGTH }), '')
  }
  return message
}

function shortOf(field: string, given: Given, note: Note): string | undefined {
  const text = textOf(given[field])?.trim()
  if (!text) return undefined
  if (text.length <= ID_LENGTH && withoutUnstorable(text) === text) return text
  note(field, unread('notId'))
  return undefined
}

/** Forms send several names as one field, with commas. */
function areasOf(given: unknown, readArea: Options['readArea'], note: Note): string[] | undefined {
  const listed = Array.isArray(given) ? given : (textOf(given) ?? '').split(/[,،;]/, MOST_AREAS)
  const keys = new Set<string>()
  for (const one of listed.slice(0, MOST_AREAS)) {
    const text = textOf(one) ?? ''
    const reading = readArea(text)
    if (reading.kind === 'understood') keys.add(reading.value)
    else if (reading.kind !== 'empty') note('areas', toldOf(reading), text)
  }
  return keys.size > 0 ? [...keys] : undefined
}

function readKey<Key extends string>(text: string, keys: readonly Key[]): Reading<Key> {
  const plain = text.trim().toLowerCase()
  if (plain === '') return { kind: 'empty' }
  const key = keys.find((candidate) => candidate.toLowerCase() === plain)
  if (key) return { kind: 'understood', value: key, shown: key }
  return unread('noneOf', { known: keys.join(', ') })
}

/** A value of one of the house's lists, by its key, what it is called in either language, or another way to say it. */
function readListed(text: string, values: readonly ReferenceValue[]): Reading<string> {
  const said = text.trim().toLowerCase()
  if (said === '') return { kind: 'empty' }
  const value = values.find(({ key, labels, aliases }) =>
    [key, labels.en, labels.ar, ...aliases].some((way) => way.toLowerCase() === said),
  )
  if (value) return { kind: 'understood', value: value.key, shown: value.labels.en }
  return unread('noneOf', { known: values.map(({ key }) => key).join(', ') })
}

/** What a sender wrote for a field, as text: a number in JSON is as good as one in words. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return value
  return typeof value === 'object' ? jsonOf(value) : String(value)
}

/** What is nested too deep to be written stands in the original. */
function jsonOf(value: object): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '…'
  }
}

function shorten(text: string): string {
  const short = cutCharacters(text, SHOWN_LENGTH)
  return withoutUnstorable(short.length < text.length ? `${short}…` : short)
}
