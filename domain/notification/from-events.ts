import { z } from 'zod'
import { CLOCK_KINDS } from '../clock/kinds.ts'
import { IMPORT_ACTOR } from '../import/import.ts'
import { PortalStateSchema } from '../listing/fields.ts'
import type { EntityEvent } from '../record/event.ts'
import { SHORTLIST_STEPS } from '../shortlist/shortlist.ts'
import { CUSTOMER_STEPS, VIEWING_LINK_ACTOR } from '../viewing/customer.ts'
import type { Detail, NotificationKind } from './kinds.ts'

/** Whom it concerns: a person, or whoever works the record or leads its team, which the rows say. */
export type Recipient =
  | { person: string }
  | 'lead'
  | 'listing'
  | 'viewing'
  | 'contact'
  | 'message'
  | 'managers'
  | 'admins'
/** What an event tells somebody; `lead` and `listing` where the event itself names them. */
export type Telling = {
  kind: NotificationKind
  to: Recipient
  resource: EntityEvent['resource']
  key: string
  lead: string | null
  listing: string | null
  detail: Detail
  actor: string
  sequence: number
}

type Fields = Record<string, unknown>
const IdsSchema = z.array(z.string()).catch([])
const IdSchema = z.string().nullable().catch(null)
const MOST_TEXT = 500

/** Whom an event of the log concerns, and with what. Whoever did it is not told of it: `writeTellings` sees to that. */
export function tellingsOf(event: EntityEvent): Telling[] {
  const after = event.new
  // What came from another system in its thousands is news to nobody.
  if (!after || event.actor === IMPORT_ACTOR) return []
  const about = READERS[event.resource]?.(event, after) ?? []
  const { resource, key, actor, sequence } = event
  return about.map((one) => ({
    lead: null,
    listing: null,
    detail: {},
    resource,
    key,
    actor,
    sequence,
    ...one,
  }))
}

type About = Pick<Telling, 'kind' | 'to'> & Partial<Telling>
type Reader = (event: EntityEvent, after: Fields) => About[]

const READERS: Partial<Record<EntityEvent['resource'], Reader>> = {
  lead: ({ key, old }, after) => {
    const owner = IdSchema.parse(after.ownerId)
    const before = new Set(IdsSchema.parse(old?.collaboratorIds))
    const added = IdsSchema.parse(after.collaboratorIds).filter((id) => !before.has(id))
    return [
      ...(owner ? [{ kind: 'leadAssigned' as const, to: { person: owner }, lead: key }] : []),
      ...added.map((person) => ({ kind: 'leadShared' as const, to: { person }, lead: key })),
      ...mentionsIn(after).map((one) => ({ ...one, lead: key })),
      ...shortlistStepsIn(after).map((one) => ({ ...one, lead: key })),
      ...viewingAnswersIn(after).map((one) => ({ ...one, lead: key })),
      ...clocksIn(after).map((one) => ({ ...one, lead: key })),
    ]
  },
  contact: ({ key }, after) =>
    mentionsIn(after).map((one) => ({ ...one, detail: { ...one.detail, contact: key } })),
  enquiry: (_event, after) => {
    const lead = IdSchema.parse(after.leadId)
    const listing = IdSchema.parse(after.listingId)
    return lead ? [{ kind: 'enquiryReceived', to: 'lead', lead, listing }] : []
  },
  communication: ({ old }, after) => {
    if (old && after.state === 'failed') return [{ kind: 'messageFailed', to: 'message' }]
    const contact = IdSchema.parse(after.contactId)
    if (old || after.direction !== 'inbound' || !contact) return []
    const lead = IdSchema.parse(after.leadId)
    return [{ kind: 'messageReceived', to: 'contact', lead, detail: { contact } }]
  },
  viewing: ({ old, actor }, after) => {
    // What a customer does is told by the lead's log, with what it was.
    if (actor === VIEWING_LINK_ACTOR) return []
    const detail = { status: textOf(after.status), startsAt: textOf(after.startsAt) }
    const lead = IdSchema.parse(after.leadId)
    const listing = IdSchema.parse(after.listingId)
    if (!old) return [{ kind: 'viewingBooked', to: 'viewing', lead, listing, detail }]
    const before = IdSchema.parse(old.agentId ?? null)
    if (before && after.agentId) return handedOn(before, detail)
    const isTold = detail.status !== undefined || detail.startsAt !== undefined
    return isTold ? [{ kind: 'viewingChanged', to: 'viewing', detail }] : []
  },
  task: ({ old }, after) => {
    const owner = IdSchema.parse(after.ownerId)
    const lead = IdSchema.parse(after.leadId)
    const listing = IdSchema.parse(after.listingId)
    if (!owner || owner === old?.ownerId) return []
    const detail = { title: textOf(after.title) }
    return [{ kind: 'taskAssigned', to: { person: owner }, lead, listing, detail }]
  },
  listing: ({ key, old, actor }, after) => [
    ...clocksIn(after).map((one) => ({ ...one, listing: key })),
    ...reviewIn({ old, after, actor }).map((one) => ({ ...one, listing: key })),
    ...Object.entries(after).flatMap(([field, value]) => {
      const state = PortalStateSchema.safeParse(value).data
      if (!field.startsWith('portals.') || state?.state !== 'failed') return []
      const detail = { portal: field.slice('portals.'.length), reason: textOf(state.reason) }
      return [{ kind: 'listingRefused' as const, to: 'listing' as const, listing: key, detail }]
    }),
  ],
  webhook: ({ key }, after) => {
    if (after.state !== 'disabled') return []
    const detail = { webhook: key, title: textOf(after.url) }
    return [{ kind: 'webhookStopped', to: 'admins', detail }]
  },
  bulk: ({ key }, after) => {
    const { data } = FinishedSchema.safeParse(after)
    if (!data) return []
    const { personId: person, changed, refused } = data
    return [{ kind: 'bulkFinished', to: { person }, detail: { bulk: key, changed, refused } }]
  },
}

/**
 * A review is asked of whoever leads the team, and answered to the agent: approved, or given back with words. An answer that is taken back
 * asks nobody anew.
 */
function reviewIn({
  old,
  after,
  actor,
}: Pick<EntityEvent, 'old' | 'actor'> & { after: Fields }): About[] {
  const isAsked = after.status === 'review' && actor === `person:${String(after.reviewAskedBy)}`
  if (isAsked) return [{ kind: 'reviewAsked', to: 'managers' }]
  if (old?.status !== 'review' || !after.reviewedBy) return []
  const detail = { status: textOf(after.status), reason: textOf(after.reviewWords) }
  return [{ kind: 'reviewAnswered', to: 'listing', detail }]
}

/** Whoever shows it now, and whoever did: of the viewing's row it is told whom it is with. */
function handedOn(before: string, detail: Detail): About[] {
  return [
    { kind: 'viewingHanded', to: 'viewing', detail },
    { kind: 'viewingChanged', to: { person: before }, detail: { status: 'handedOn' } },
  ]
}

/** Whom a note names that did not name them before, as far as they may read it. */
function mentionsIn(after: Fields): About[] {
  const { note } = after
  if (typeof note !== 'string') return []
  const detail = { note }
  return IdsSchema.parse(after.mentioned).map((person) => {
    return { kind: 'mentioned', to: { person }, detail }
  })
}

/** What a customer did behind the link of a shortlist, to whoever shows them the homes. */
function shortlistStepsIn(after: Fields): About[] {
  const step = SHORTLIST_STEPS.find((one) => one === after.step)
  if (typeof after.shortlist !== 'string' || !step) return []
  const [listing, person] = [after.listingId, after.hostId].map((id) => IdSchema.parse(id ?? null))
  return person
    ? [{ kind: 'shortlistAnswered', to: { person }, listing: listing ?? null, detail: { step } }]
    : []
}

/** What a customer did behind the link of a viewing, to whoever shows it. */
function viewingAnswersIn(after: Fields): About[] {
  const step = CUSTOMER_STEPS.find((one) => one === after.step)
  if (typeof after.viewingAnswer !== 'string' || !step) return []
  const [listing, person] = [after.listingId, after.hostId].map((id) => IdSchema.parse(id ?? null))
  return person
    ? [{ kind: 'viewingAnswered', to: { person }, listing: listing ?? null, detail: { step } }]
    : []
}

const RungSchema = z.object({
  state: z.enum(['warned', 'breached']),
  dueAt: z.string(),
  ownerId: z.string().nullable(),
})
const FinishedSchema = z.object({
  personId: z.string(),
  changed: z.number(),
  refused: z.number(),
})

/** Whoever works the record is warned; of what is overdue who leads the team hears too. What nobody works is the team's. */
function clocksIn(after: Fields): About[] {
  return Object.entries(after).flatMap(([field, value]): About[] => {
    const clock = CLOCK_KINDS.find((kind) => field === `clock.${kind}`)
    const rung = RungSchema.safeParse(value).data
    if (!clock || !rung) return []
    const { state, dueAt, ownerId } = rung
    const detail = { clock, dueAt }
    if (state === 'warned')
      return [{ kind: 'clockWarned', to: ownerId ? { person: ownerId } : 'managers', detail }]
    const owner: About[] = ownerId
      ? [{ kind: 'clockBreached', to: { person: ownerId }, detail }]
      : []
    return [...owner, { kind: 'clockBreached', to: 'managers', detail }]
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MOST_TEXT) : undefined
}
