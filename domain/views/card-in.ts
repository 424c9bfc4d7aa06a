import type { Actor } from '../access/access.ts'
import { CALL_STATES, ENDED_STATES } from '../call/fields.ts'
import { keysOf } from '../catalogue.ts'
import { ENDED_STAGES, LEAD_STAGES } from '../lead/fields.ts'
import { asSeen, type Sight, sightOf } from '../access/sight.ts'
import type { CallCard, Card, LeadCard, ViewingCard } from './cards.ts'
import { dayOf, instantOf } from '../zone-time.ts'

/** Rows as far as views look at them. */
export type LeadRow = Omit<
  LeadCard,
  'kind' | 'sight' | 'name' | 'stage' | 'dueAt' | 'pausedUntil'
> & {
  name: string | null
  dueAt?: string | null
  pausedUntil?: string | null
  phone?: string | null
  stage: string
  teamId: string | null
}
export type CallRow = Omit<CallCard, 'kind' | 'sight' | 'state' | 'leadName'> & {
  state: string
  teamId: string | null
  /** Of the lead whose call it is: what it is called, and who may see it. */
  lead?: CalledLead | null
}
type CalledLead = Pick<LeadRow, 'name' | 'phone' | 'reference' | 'ownerId' | 'teamId'> & {
  collaboratorIds?: string[]
}
export type ViewingRow = Omit<ViewingCard, 'kind'> & { agentId: string }
export type ViewRecord =
  | { kind: 'lead'; row: LeadRow }
  | { kind: 'call'; row: CallRow }
  | { kind: 'viewing'; row: ViewingRow }

export type View =
  | {
      kind: 'board' | 'wholeBoard' | 'wall' | 'wholeWall'
      teamId: string
      /** The team lets each of it see the leads of all. */
      seesTeam?: boolean
    }
  | { kind: 'desk'; personId: string; teamId: string | null }
  | { kind: 'mine'; personId: string; teamId: string | null }

/** What a view is shown by: the time, and where its days begin. */
export type Moment = { now: Date; zone: string }

const DAY_MS = 86_400_000
/** How long a board still shows what was won or lost. */
export const SHOWN_AFTER_END_MS = 14 * DAY_MS
export const VIEWINGS_AHEAD_MS = 7 * DAY_MS

/**
 * The card that this record has in the view now, or null if it has none. It shows what the view's readers may see, all of
 * them; a page that is made for one reader shows what this one may.
 */
export function cardIn(
  view: View,
  record: ViewRecord,
  moment: Moment,
  reader: Actor = readerOf(view),
): Card | null {
  switch (record.kind) {
    case 'lead': {
      const { row } = record
      const sight = sightOf(reader, 'lead', row)
      return sight !== 'none' && showsLead(view, row, moment) ? toLeadCard(row, sight) : null
    }
    case 'call': {
      const { row } = record
      const sight = sightOf(reader, 'call', { ownerId: row.agentId, teamId: row.teamId })
      if (sight === 'none' || !showsCall(view, row, moment)) return null
      const card = toCallCard(row, sight)
      const leadName = view.kind === 'desk' ? leadNameFor(reader, row.lead) : null
      return card && leadName !== null ? { ...card, leadName } : card
    }
    case 'viewing':
      return showsViewing(view, record.row, moment) ? toViewingCard(record.row) : null
  }
}

/** Somebody who sees of the view what all its readers may see: of a team an agent who has nothing, or its manager. */
function readerOf(view: View): Actor {
  switch (view.kind) {
    case 'board':
    case 'wall':
      return { kind: 'person', id: '', role: 'agent', teamId: view.teamId, seesTeam: view.seesTeam }
    case 'wholeBoard':
    case 'wholeWall':
      return { kind: 'person', id: '', role: 'manager', teamId: view.teamId }
    case 'desk':
    case 'mine':
      return { kind: 'person', id: view.personId, role: 'agent', teamId: view.teamId }
  }
}

/** The instant at which today began where the house is. */
export function startOfToday({ now, zone }: Moment): Date {
  return new Date(instantOf(dayOf(now.getTime(), zone), 0, zone))
}

function toLeadCard(row: LeadRow, sight: Exclude<Sight, 'none'>): LeadCard | null {
  const stage = keysOf(LEAD_STAGES).find((known) => known === row.stage)
  if (!stage) return null
  const { id, reference, ownerId, areas, createdAt, stageChangedAt } = row
  const { intent, bedrooms, budgetMax, budgetPeriod, ...seen } = asSeen('lead', row, sight)
  const { temperature, source, firstContactedAt, nextFollowUpAt, collaboratorIds } = seen
  const name = sight === 'whole' ? (row.name ?? row.phone ?? reference) : null
  const wants = { intent, areas, bedrooms, budgetMax, ...(budgetPeriod ? { budgetPeriod } : {}) }
  const known = { id, reference, ownerId, ...wants, temperature, source }
  const shared = collaboratorIds?.length ? { collaboratorIds } : {}
  const times = { stageChangedAt, createdAt, firstContactedAt, nextFollowUpAt }
  const { dueAt, pausedUntil } = seen
  const due = { ...(dueAt ? { dueAt } : {}), ...(pausedUntil ? { pausedUntil } : {}) }
  return { kind: 'lead', sight, name, stage, ...known, ...shared, ...times, ...due }
}

function toCallCard(row: CallRow, sight: Exclude<Sight, 'none'>): CallCard | null {
  const state = keysOf(CALL_STATES).find((known) => known === row.state)
  if (!state) return null
  const { id } = row
  const { direction, agentId, leadId, callerName, callerPhone, ...seen } = asSeen(
    'call',
    row,
    sight,
  )
  const { startedAt, answeredAt, endedAt } = seen
  const hold = state === 'held' && seen.heldSince ? { heldSince: seen.heldSince } : {}
  const times = { startedAt, answeredAt, endedAt, ...hold }
  const people = { agentId, leadId, callerName, callerPhone }
  return { kind: 'call', sight, id, state, direction, ...people, ...times }
}

/** What the one who is called sees the lead called, if they may see it at all. */
function leadNameFor(reader: Actor, lead: CallRow['lead']): string | null {
  if (!lead || sightOf(reader, 'lead', lead) !== 'whole') return null
  return lead.name ?? lead.phone ?? lead.reference
}

function toViewingCard({ id, leadId, listingId, startsAt, status }: ViewingRow): ViewingCard {
  return { kind: 'viewing', id, leadId, listingId, startsAt, status }
}

function showsLead(view: View, row: LeadRow, { now }: Moment): boolean {
  const hasEnded = ENDED_STAGES.some((stage) => stage === row.stage)
  const isRecent = () =>
    !hasEnded || isWithin(row.stageChangedAt, { from: now.getTime() - SHOWN_AFTER_END_MS })
  switch (view.kind) {
    case 'board':
    case 'wholeBoard':
      return row.teamId === view.teamId && isRecent()
    case 'mine':
      return isOnesOwn(row, view.personId) && isRecent()
    case 'desk':
    case 'wall':
    case 'wholeWall':
      return false
  }
}

function isOnesOwn({ ownerId, collaboratorIds }: LeadRow, personId: string): boolean {
  return ownerId === personId || (collaboratorIds ?? []).includes(personId)
}

function showsCall(view: View, row: CallRow, moment: Moment): boolean {
  const goesOn = !ENDED_STATES.some((state) => state === row.state)
  const isOfToday = () => isWithin(row.startedAt, { from: startOfToday(moment).getTime() })
  switch (view.kind) {
    case 'board':
    case 'wholeBoard':
      return row.teamId === view.teamId && goesOn
    case 'wall':
    case 'wholeWall':
      return row.teamId === view.teamId && (goesOn || isOfToday())
    case 'mine':
      return row.agentId === view.personId && (goesOn || isOfToday())
    case 'desk':
      return row.agentId === view.personId && goesOn
  }
}

function showsViewing(view: View, row: ViewingRow, moment: Moment): boolean {
  if (view.kind !== 'desk' || row.agentId !== view.personId || row.status === 'cancelled')
    return false
  const [from, to] = [startOfToday(moment).getTime(), moment.now.getTime() + VIEWINGS_AHEAD_MS]
  return isWithin(row.startsAt, { from, to })
}

function isWithin(
  instant: string | null,
  { from = -Infinity, to = Infinity }: { from?: number; to?: number },
): boolean {
  if (!instant) return false
  const at = Date.parse(instant)
  return at >= from && at <= to
}
