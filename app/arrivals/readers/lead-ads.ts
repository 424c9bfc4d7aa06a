import { z } from 'zod'
import { readMetaSecret } from '../doors/meta-secret.ts'
import type { Door } from '../doors/doors.server.ts'
import { type Reader, type Reading, readJson } from '../reading/reading.ts'

type Deps = {
  findDoor: (id: string) => Promise<Door | null>
  /** `https://graph.facebook.com/v21.0` */
  graphUrl: string
  fetch?: typeof fetch
}

const text = z.string().nullish().catch(undefined)
const id = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined)
const LeadSchema = z.looseObject({
  id,
  form_id: id,
  ad_name: text,
  platform: text,
  field_data: z
    .array(
      z
        .looseObject({ name: text, values: z.array(z.unknown()).catch([]) })
        .catch({ name: undefined, values: [] }),
    )
    .max(100)
    .optional()
    .catch(undefined),
})
type Lead = z.output<typeof LeadSchema>
const ChangeSchema = z.looseObject({
  change: z.looseObject({
    field: text,
    value: z.looseObject({ leadgen_id: id, form_id: id, ad_id: id }).and(LeadSchema),
  }),
})
const ErrorSchema = z.looseObject({ error: z.looseObject({ message: text }) })

const WAIT_MS = 8_000
const SHOWN = 300

/** A notice names a lead; who it was is asked of the Graph API, unless the notice says it itself, as resellers send it. */
export function createLeadAdsReader(deps: Deps): Reader {
  return async ({ text: body }, arrival) => {
    let change: z.output<typeof ChangeSchema>['change'] | undefined
    const held = readJson(body, (parsed) => {
      const direct = LeadSchema.safeParse(parsed).data
      change = ChangeSchema.safeParse(parsed).data?.change
      return direct?.field_data ? fromLead(direct) : notALead(body)
    })
    if (held.kind === 'enquiry' || !change) return held
    if (change.field !== 'leadgen') return { ...held, kind: 'other', question: 'notEnquiry' }
    const { value } = change
    const leadId = value.leadgen_id ?? value.id
    if (value.field_data) return fromLead({ ...value, id: leadId })
    const door = arrival.doorId ? await deps.findDoor(arrival.doorId) : null
    if (!leadId || !door) return held
    return fetchLead(deps, door, leadId)
  }
}

function notALead(body: string): Reading {
  return { kind: 'held', question: 'notUnderstood', given: { source: 'facebook', message: body } }
}

/** Throws where it may go better later; what is refused is held with why, and can be read again once that is mended. */
async function fetchLead(deps: Deps, door: Door, leadId: string): Promise<Reading> {
  const { accessToken } = readMetaSecret(door.secret)
  const url = new URL(`${deps.graphUrl}/${encodeURIComponent(leadId)}`)
  url.searchParams.set('fields', 'id,created_time,form_id,ad_name,platform,field_data')
  const response = await (deps.fetch ?? fetch)(url, {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(WAIT_MS),
    redirect: 'error',
  })
  if (response.status >= 500 || response.status === 429) {
    throw new Error(`The Graph API answered ${response.status}.`)
  }
  const answer: unknown = await response.json().catch(() => null)
  const lead = response.ok ? LeadSchema.safeParse(answer).data : undefined
  if (lead?.field_data) return fromLead({ ...lead, id: leadId }, answer)
  const why = ErrorSchema.safeParse(answer).data?.error.message ?? `answered ${response.status}`
  const given = { source: 'facebook', externalId: leadId }
  return {
    kind: 'held',
    question: 'notFetched',
    given,
    extras: { leadgen: leadId, why: why.slice(0, SHOWN) },
  }
}

const CALLED: Readonly<Record<string, readonly string[]>> = {
  name: ['full_name', 'name'],
  phone: ['phone_number', 'phone', 'work_phone_number', 'whatsapp_number'],
  email: ['email', 'work_email'],
}

function fromLead(lead: Lead, fetched?: unknown): Reading {
  const fields = (lead.field_data ?? []).map(({ name, values }) => ({
    name: name ?? '',
    value: values.map((value) => String(value)).join(', '),
  }))
  const find = (called: readonly string[]) =>
    fields.find(({ name, value }) => called.includes(name) && value !== '')?.value
  const parts = ['first_name', 'last_name'].flatMap((name) => find([name]) ?? [])
  const known = new Set([...Object.values(CALLED).flat(), 'first_name', 'last_name'])
  const others = fields.filter(({ name }) => !known.has(name))
  const source = lead.platform === 'ig' ? 'instagram' : 'facebook'
  const about = { leadgen: lead.id, form: lead.form_id, ad: lead.ad_name ?? undefined }
  const extras: Record<string, string> = {}
  for (const [key, value] of Object.entries(about)) if (value) extras[key] = value.slice(0, SHOWN)
  for (const { name, value } of others.slice(0, 30))
    extras[name.slice(0, 120)] = value.slice(0, SHOWN)
  if (fetched) extras['fetched'] = JSON.stringify(fetched).slice(0, 20_000)
  return {
    kind: 'enquiry',
    given: {
      source,
      externalId: lead.id,
      name: find(CALLED['name'] ?? []) ?? (parts.join(' ') || undefined),
      phone: find(CALLED['phone'] ?? []),
      email: find(CALLED['email'] ?? []),
      // Questions of the house's own are what the agent wants to read first.
      message: others.map(({ name, value }) => `${name.replaceAll('_', ' ')}: ${value}`).join('\n'),
    },
    habits: { plusMayBeMissing: true, nameless: 'Enquirer' },
    extras,
  }
}
