import { CALL_STATES, ENDED_STATES } from './call/fields.ts'
import { keysOf } from './catalogue.ts'
import { ENDED_STAGES, LEAD_STAGES, type LeadStage } from './lead/fields.ts'
import type { CallCard, Card, LeadCard, TaskCard, ViewingCard } from './views.ts'

/** Rows as far as views look at them. */
export type LeadRow = Omit<LeadCard, 'kind' | 'name' | 'stage'> & {
  name: string | null
  phone?: string | null
  stage: string
  teamId: string | null
}
export type CallRow = Omit<CallCard, 'kind' | 'state'> & { state: string; teamId: string | null }
export type TaskRow = Omit<TaskCard, 'kind' | 'done'> & { ownerId: string; doneAt: string | null }
export type ViewingRow = Omit<ViewingCard, 'kind'> & { agentId: string }
export type ViewRecord =
  | { kind: 'lead'; row: LeadRow }
  | { kind: 'call'; row: CallRow }
  | { kind: 'task'; row: TaskRow }
  | { kind: 'viewing'; row: ViewingRow }

export type View =
  | { kind: 'board'; teamId: string }
  | { kind: 'wall'; teamId: string }
  | { kind: 'desk'; personId: string; teamId: string | null }

const DAY_MS = 86_400_000
/** How long a board still shows what was won or lost. */
export const SHOWN_AFTER_END_MS = 14 * DAY_MS
export const VIEWINGS_AHEAD_MS = 7 * DAY_MS
/** A follow-up this far ahead is not yet something to do. */
const FOLLOW_UP_AHEAD_MS = DAY_MS
const DUBAI_OFFSET_MS = 4 * 3_600_000

/** The card that this record has in the view now, or null if it has none. */
export function cardIn(view: View, record: ViewRecord, now: Date): Card | null {
  switch (record.kind) {
    case 'lead': {
      const card = toLeadCard(record.row)
      return card && showsLead(view, record.row, { card, now }) ? card : null
    }
    case 'call': {
      const card = toCallCard(record.row)
      return card && showsCall(view, record.row, { card, now }) ? card : null
    }
    case 'task': {
      const { row } = record
      return view.kind === 'desk' && row.ownerId === view.personId && !row.doneAt
        ? toTaskCard(row)
        : null
    }
    case 'viewing':
      return showsViewing(view, record.row, now) ? toViewingCard(record.row) : null
  }
}

/** The instant at which today began in Dubai, which has no summer time. */
export function startOfToday(now: Date): Date {
  const shifted = now.getTime() + DUBAI_OFFSET_MS
  return new Date(shifted - (shifted % DAY_MS) - DUBAI_OFFSET_MS)
}

export function toLeadCard(row: LeadRow): LeadCard | null {
  const stage = keysOf(LEAD_STAGES).find((known) => known === row.stage)
  if (!stage) return null
  const { id, reference, ownerId, intent, areas, bedrooms, budgetMax, temperature, source } = row
  const { collaboratorIds } = row
  const { stageChangedAt, createdAt, firstContactedAt, nextFollowUpAt } = row
  const name = row.name ?? row.phone ?? reference
  const known = { id, reference, ownerId, intent, areas, bedrooms, budgetMax, temperature, source }
  const shared = collaboratorIds?.length ? { collaboratorIds } : {}
  const times = { stageChangedAt, createdAt, firstContactedAt, nextFollowUpAt }
  return { kind: 'lead', name, stage, ...known, ...shared, ...times }
}

export function toCallCard(row: CallRow): CallCard | null {
  const state = keysOf(CALL_STATES).find((known) => known === row.state)
  if (!state) return null
  const { id, direction, agentId, leadId, callerName, callerPhone, startedAt, endedAt } = row
  const people = { agentId, leadId, callerName, callerPhone }
  return { kind: 'call', id, state, direction, ...people, startedAt, endedAt }
}

function toTaskCard({ id, title, dueAt, leadId, doneAt }: TaskRow): TaskCard {
  return { kind: 'task', id, title, dueAt, leadId, done: doneAt !== null }
}

function toViewingCard({ id, leadId, listingId, startsAt, status }: ViewingRow): ViewingCard {
  return { kind: 'viewing', id, leadId, listingId, startsAt, status }
}

function showsLead(
  view: View,
  row: LeadRow,
  { card, now }: { card: LeadCard; now: Date },
): boolean {
  const hasEnded = ENDED_STAGES.includes(card.stage)
  if (view.kind === 'board') {
    if (row.teamId !== view.teamId) return false
    return !hasEnded || isWithin(row.stageChangedAt, { from: now.getTime() - SHOWN_AFTER_END_MS })
  }
  if (view.kind === 'wall' || hasEnded) return false
  if (row.ownerId === view.personId) return needsAction(row, card.stage, now)
  return !row.ownerId && row.teamId !== null && row.teamId === view.teamId
}

/** Nobody has spoken to the person yet, nothing is planned, or what is planned is due by tomorrow. */
function needsAction(row: LeadRow, stage: LeadStage, now: Date): boolean {
  if (stage === 'new' || !row.firstContactedAt || !row.nextFollowUpAt) return true
  return isWithin(row.nextFollowUpAt, { to: now.getTime() + FOLLOW_UP_AHEAD_MS })
}

function showsCall(
  view: View,
  row: CallRow,
  { card, now }: { card: CallCard; now: Date },
): boolean {
  const goesOn = !ENDED_STATES.includes(card.state)
  if (view.kind === 'desk') return goesOn && row.agentId === view.personId
  if (row.teamId !== view.teamId) return false
  if (view.kind === 'board') return goesOn
  return goesOn || isWithin(row.startedAt, { from: startOfToday(now).getTime() })
}

function showsViewing(view: View, row: ViewingRow, now: Date): boolean {
  if (view.kind !== 'desk' || row.agentId !== view.personId || row.status === 'cancelled')
    return false
  const [from, to] = [startOfToday(now).getTime(), now.getTime() + VIEWINGS_AHEAD_MS]
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
