import { z } from 'zod'
import { SentInstantSchema } from '../../calendar.ts'
import { withoutUnstorable } from '../../storable.ts'
import { type PartyRole, PARTY_ROLES } from '../fields.ts'
import { bounded, readAs, type VendorEvent } from '../vendors/vendor-event.ts'
import { WTF } from './vcon.ts'

/** A step of the call and when it was, since the call began. */
export type TimedEvent = Pick<VendorEvent, 'type' | 'data'> & { atMs: number }
export type ReadCall = {
  uuid: string | null
  /** What its sender calls the conversation; of one that was written here, the id of its call. */
  interactionId: string | null
  startedAt: string
  events: TimedEvent[]
}

/** What others write, as far as it says something of a call; all of it may be left out, or be of another kind. */
const text = z.string().max(20_000)
const soft = text.optional().catch(undefined)
const PartySchema = z
  .object({ tel: soft, mailto: soft, name: soft, role: soft, type: soft })
  .catch({})
const DialogSchema = z.object({
  type: soft,
  start: SentInstantSchema,
  duration: z.number().min(0).max(1e6).optional().catch(undefined),
  parties: z.unknown().optional(),
  originator: z.number().int().optional().catch(undefined),
  body: z.unknown().optional(),
  interaction_id: soft,
  interaction_type: soft,
})
const SegmentSchema = z.object({
  id: z.union([z.number(), z.string().max(60)]).optional(),
  start: z.number().min(0).max(1e6),
  end: z.number().min(0).max(1e6),
  text,
  confidence: z.number().catch(1),
  speaker: z.union([z.number(), text]).optional(),
})
const OwnSchema = z.object({
  id: z.string().min(1).max(64),
  party: text,
  role: z.enum(PARTY_ROLES),
  language: text,
  revision: z.number().int().min(0),
})
const WtfSchema = z.object({
  transcript: z.object({ language: text.catch('en') }).catch({ language: 'en' }),
  segments: z.array(SegmentSchema).max(20_000),
  extensions: z
    .object({ pace: z.object({ segments: z.array(OwnSchema) }) })
    .optional()
    .catch(undefined),
})
const AnalysisSchema = z.object({ type: text.catch(''), body: z.unknown().optional() })
const VconSchema = z.object({
  uuid: z.string().max(64).optional().catch(undefined),
  parties: z.array(PartySchema).max(200).catch([]),
  dialog: z.array(DialogSchema).min(1, 'holds no conversation').max(20_000),
  analysis: z.array(AnalysisSchema).max(1_000).catch([]),
  attachments: z.array(AnalysisSchema).max(1_000).catch([]),
})
type Read = z.output<typeof VconSchema>

/** A vCon as the events of its call. Throws `invalid` for what is none, or what holds no conversation. */
export function readVcon(json: unknown): ReadCall {
  const vcon = readAs(VconSchema, json, 'The vCon')
  const startedAt = vcon.dialog.map(({ start }) => start).toSorted(byTime)[0] ?? ''
  const said = [...transcribed(vcon), ...written(vcon, startedAt)].toSorted(
    (a, b) => a.atMs - b.atMs,
  )
  const { customer, agent } = rolesOf(vcon)
  const isOutbound = directionOf(vcon, agent) === 'outbound'
  const [caller, called] = isOutbound ? [agent, customer] : [customer, agent]
  const name = vcon.parties[customer ?? -1]?.name
  const started = {
    direction: isOutbound ? ('outbound' as const) : ('inbound' as const),
    from: numberOf(vcon, caller),
    to: numberOf(vcon, called),
    ...(name ? { callerName: withoutUnstorable(name) } : {}),
  }
  const lasted = endOf(vcon, startedAt)
  const endedMs = said.reduce((last, { atMs }) => Math.max(last, atMs), lasted)
  const isTaken = said.length > 0 || vcon.dialog.some(({ type }) => type !== 'incomplete')
  const disposition = dispositionOf(vcon)
  const events: TimedEvent[] = [
    { atMs: 0, type: 'pace.call.started.v1', data: started },
    ...(isTaken
      ? [{ atMs: 0, type: 'pace.call.answered.v1' as const, data: emailOf(vcon, agent) }]
      : []),
    ...said,
    { atMs: endedMs, type: 'pace.call.ended.v1', data: {} },
    ...(isTaken && disposition
      ? [{ atMs: endedMs, type: 'pace.call.wrapup.v1' as const, data: { disposition } }]
      : []),
  ]
  const interactionId = vcon.dialog[0]?.interaction_id ?? null
  return { uuid: vcon.uuid ?? null, interactionId, startedAt, events }
}

/** The transcript in the World Transcription Format: analysis by its latest draft, an attachment by its first. */
function transcribed({ parties, analysis, attachments }: Read): TimedEvent[] {
  const found = [...analysis, ...attachments].find(({ type }) => type === WTF)
  const wtf = WtfSchema.safeParse(parsedBody(found?.body)).data
  if (!wtf) return []
  const own = wtf.extensions?.pace.segments ?? []
  return wtf.segments.map((segment, index) => {
    const kept = own.length === wtf.segments.length ? own[index] : undefined
    const role = kept?.role ?? roleOf(parties, segment.speaker)
    return segmentEvent({
      segmentId: kept?.id ?? `wtf-${segment.id ?? index}-${index}`,
      party: kept?.party ?? String(segment.speaker ?? role),
      role,
      beginMs: segment.start * 1000,
      endMs: segment.end * 1000,
      text: segment.text,
      confidence: segment.confidence,
      language: kept?.language ?? wtf.transcript.language,
      revision: kept?.revision ?? 0,
    })
  })
}

/** Messages, each a dialog of its own, as chats and texts are kept. */
function written({ parties, dialog }: Read, startedAt: string): TimedEvent[] {
  return dialog.flatMap(({ type, body, start, duration = 0, originator, parties: on }, index) => {
    if (type !== 'text' || typeof body !== 'string' || body.trim() === '') return []
    const speaker = originator ?? (Array.isArray(on) ? on[0] : on)
    const place = typeof speaker === 'number' ? speaker : undefined
    const role = roleOf(parties, place)
    const beginMs = Math.max(0, Date.parse(start) - Date.parse(startedAt))
    const endMs = beginMs + duration * 1000
    const segmentId = `dialog-${index}`
    const party = String(place ?? role)
    const words = { text: body, confidence: 1, language: 'en', revision: 0 }
    return [segmentEvent({ segmentId, party, role, beginMs, endMs, ...words })]
  })
}

function segmentEvent(segment: Omit<Parameters<typeof bounded>[0], 'final'>): TimedEvent {
  const data = bounded({ ...segment, final: true })
  return { atMs: data.endMs, type: 'pace.transcript.segment.v1', data }
}

/** The customer and the agent among the parties: by their roles, else by who has a work e-mail, else by their order. */
function rolesOf({ parties }: Read): { customer: number | null; agent: number | null } {
  const place = (is: (party: Read['parties'][number]) => boolean) => {
    const found = parties.findIndex(is)
    return found === -1 ? null : found
  }
  const agent = place(({ role }) => role === 'agent') ?? place(({ mailto }) => mailto !== undefined)
  const customer =
    place(({ role }) => role === 'customer') ??
    place((party) => parties.indexOf(party) !== agent && party.role === undefined)
  return { customer, agent }
}

function directionOf({ dialog }: Read, agent: number | null): 'inbound' | 'outbound' {
  const [first] = dialog
  if (first?.interaction_type === 'outbound') return 'outbound'
  if (first?.interaction_type === 'inbound') return 'inbound'
  return agent !== null && first?.originator === agent ? 'outbound' : 'inbound'
}

function roleOf(parties: Read['parties'], speaker: number | string | undefined): PartyRole {
  const party =
    typeof speaker === 'string'
      ? parties.find(({ name }) => name === speaker)
      : parties[speaker ?? -1]
  if (party?.type === 'bot') return 'bot'
  const known = PARTY_ROLES.find((role) => role === party?.role)
  if (known) return known
  if (party?.mailto) return 'agent'
  return party ? 'customer' : 'thirdparty'
}

function numberOf({ parties }: Read, place: number | null): string | null {
  const tel = parties[place ?? -1]?.tel
  return tel ? withoutUnstorable(tel.replace(/^tel:/i, '')).slice(0, 200) : null
}

function emailOf({ parties }: Read, agent: number | null): { agent?: string } {
  const email = parties[agent ?? -1]?.mailto?.replace(/^mailto:/i, '')
  return z.email().safeParse(email).success && email ? { agent: email } : {}
}

function endOf({ dialog }: Read, startedAt: string): number {
  return dialog.reduce((last, { start, duration = 0 }) => {
    return Math.max(last, Date.parse(start) - Date.parse(startedAt) + duration * 1000)
  }, 0)
}

const OutcomeSchema = z.object({ disposition: z.string().min(1).max(64) })

function dispositionOf({ analysis }: Read): string | null {
  const bodies = analysis
    .filter(({ type }) => type === 'report')
    .map(({ body }) => parsedBody(body))
  const found = bodies.map((body) => OutcomeSchema.safeParse(body).data).find(Boolean)
  return found ? withoutUnstorable(found.disposition) : null
}

/** Bodies with the encoding `json` are JSON by themselves; older files hold it as text. */
function parsedBody(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b)
}
