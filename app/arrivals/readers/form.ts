import type { Arrival } from '#db/pace/arrivals/arrivals.ts'
import type { Question } from '#domain/arrival/arrival.ts'
import {
  countLinks,
  FORM_FIELDS,
  type FormSettings,
  FormSettingsSchema,
  MOST_LINKS,
} from '#domain/arrival/form.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { Door } from '../doors/doors.server.ts'
import { readFormToken } from '../doors/form-token.ts'
import { readForm } from '../reading/form-body.ts'
import type { Came, Reader, Reading } from '../reading/reading.ts'

type Deps = { secret: string; findDoor: (id: string) => Promise<Door | null> }

/** What forms call the parts of an enquiry. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'fullname', 'full_name', 'your-name', 'الاسم'],
  phone: ['phone', 'mobile', 'tel', 'telephone', 'phone_number', 'your-phone', 'whatsapp'],
  email: ['email', 'e-mail', 'email_address', 'your-email'],
  message: ['message', 'comments', 'comment', 'enquiry', 'inquiry', 'your-message'],
  listing: ['listing', 'reference', 'property_ref', 'property_reference', 'ref'],
}
/** Such as are read as they are called. */
const PLAIN = [
  'intent',
  'areas',
  'propertyType',
  'bedrooms',
  'budgetMin',
  'budgetMax',
  'budgetPeriod',
  'moveDate',
]
const MOST_EXTRAS = 20

/** A form of the house's own site. What a program has probably filled in is held for a person, never thrown away. */
export function createFormReader({ secret, findDoor }: Deps): Reader {
  return async (came, arrival) => {
    const door = arrival.doorId ? await findDoor(arrival.doorId) : null
    const settings = FormSettingsSchema.parse(door?.settings ?? {})
    const fields = await fieldsOf(came)
    if (!fields) return { kind: 'held', question: 'malformed', given: { message: came.text } }
    const reading = fromFields(fields, settings)
    const question = suspicionOf({ fields, settings, secret, arrival, key: door?.key ?? '' })
    return question ? { ...reading, kind: 'held', question } : reading
  }
}

async function fieldsOf({ text, contentType }: Came): Promise<Record<string, unknown> | null> {
  if (contentType.includes('form')) return readForm(text, contentType)
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null
  } catch {
    return null
  }
}

function fromFields(fields: Record<string, unknown>, settings: FormSettings): Reading {
  const names = new Map(Object.keys(fields).map((name) => [name.trim().toLowerCase(), name]))
  const taken = new Set<string>(Object.values(FORM_FIELDS))
  const given: Record<string, unknown> = { source: settings.source }
  const take = (part: string, called: readonly string[]) => {
    const name = called.map((one) => names.get(one.toLowerCase())).find((one) => one !== undefined)
    if (name === undefined) return
    taken.add(name)
    given[part] = fields[name]
  }
  for (const [part, called] of Object.entries(CALLED)) take(part, called)
  for (const part of PLAIN) take(part, [part])
  const others = Object.entries(fields).filter(([name]) => !taken.has(name))
  const extras = others
    .slice(0, MOST_EXTRAS)
    .map(([name, value]) => [cutCharacters(name, 60), shown(value)] as const)
  const agreed = settings.consent !== '' && isYes(fields[FORM_FIELDS.consent])
  const consent: Record<string, string> = agreed
    ? { consent: settings.consent, consentChannels: settings.consentChannels.join(' ') }
    : {}
  return { kind: 'enquiry', given, extras: { ...Object.fromEntries(extras), ...consent } }
}

type Suspected = {
  fields: Record<string, unknown>
  settings: FormSettings
  secret: string
  arrival: Arrival
  key: string
}

function suspicionOf({ fields, settings, secret, arrival, key }: Suspected): Question | null {
  if (shown(fields[FORM_FIELDS.trap]) !== '') return 'honeypot'
  const now = Date.parse(arrival.receivedAt)
  const token = fields[FORM_FIELDS.token]
  if (token !== undefined || settings.needsToken) {
    const begun = readFormToken({ secret, key, now }, String(token ?? ''))
    if (begun === null) return 'badToken'
    if (now - begun < settings.leastSeconds * 1000) return 'tooFast'
  }
  const texts = Object.entries(fields).map(([name, value]) =>
    name === FORM_FIELDS.token ? '' : shown(value, 20_000),
  )
  return countLinks(texts.join('\n')) > MOST_LINKS ? 'tooManyLinks' : null
}

function isYes(value: unknown): boolean {
  return value === true || ['on', 'yes', 'true', '1'].includes(shown(value).trim().toLowerCase())
}

function shown(value: unknown, most = 300): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'object' ? '…' : String(value)
  return cutCharacters(text.slice(0, most * 4), most)
}
