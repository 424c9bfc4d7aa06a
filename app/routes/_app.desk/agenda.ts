import type { CallCard, Card, LeadCard, TaskCard, ViewingCard } from '#domain/views/cards.ts'
import { dayKey } from '../../components/format/format-time.ts'

export type Agenda = {
  calls: CallCard[]
  /** The team's leads that nobody has: those that can still be answered in time first. */
  unclaimed: LeadCard[]
  /** One's own leads that nobody has contacted yet. */
  uncontacted: LeadCard[]
  overdue: LeadCard[]
  dueToday: LeadCard[]
  tasks: TaskCard[]
  viewings: ViewingCard[]
  /** One's own open leads without a next step: how leads are lost. */
  adrift: LeadCard[]
}

/** Sorts a desk into what to do first. Each lead stands in one place only, the most urgent one. */
export function planAgenda(cards: readonly Card[], myId: string, now: number): Agenda {
  const agenda: Agenda = {
    calls: [],
    unclaimed: [],
    uncontacted: [],
    overdue: [],
    dueToday: [],
    tasks: [],
    viewings: [],
    adrift: [],
  }
  for (const card of cards) {
    if (card.kind === 'call') agenda.calls.push(card)
    else if (card.kind === 'task' && !card.done) agenda.tasks.push(card)
    else if (card.kind === 'viewing' && isAhead(card, now)) agenda.viewings.push(card)
    else if (card.kind === 'lead') placeOf(card, agenda, myId, now)?.push(card)
  }
  agenda.calls.sort((a, b) => urgency(b) - urgency(a))
  agenda.unclaimed.sort(byChance(now))
  agenda.uncontacted.sort(byChance(now))
  agenda.overdue.sort(byTime((lead) => lead.nextFollowUpAt))
  agenda.dueToday.sort(byTime((lead) => lead.nextFollowUpAt))
  agenda.adrift.sort(byTime((lead) => lead.stageChangedAt ?? lead.createdAt))
  agenda.tasks.sort(byTime((task) => task.dueAt))
  agenda.viewings.sort(byTime((viewing) => viewing.startsAt))
  return agenda
}

function placeOf(lead: LeadCard, agenda: Agenda, myId: string, now: number): LeadCard[] | null {
  if (!lead.ownerId) return agenda.unclaimed
  if (lead.ownerId !== myId) return null
  if (lead.stage === 'new' && !lead.firstContactedAt) return agenda.uncontacted
  if (!lead.nextFollowUpAt) return agenda.adrift
  if (Date.parse(lead.nextFollowUpAt) < now) return agenda.overdue
  return dayKey(lead.nextFollowUpAt) === dayKey(now) ? agenda.dueToday : null
}

function urgency({ state }: CallCard): number {
  return ['wrapup', 'ringing', 'held', 'live'].indexOf(state)
}

/** A viewing stays on the desk until an hour after its start: then its outcome is due. */
function isAhead({ startsAt, status }: ViewingCard, now: number): boolean {
  return status !== 'cancelled' && Date.parse(startsAt) > now - 3_600_000
}

function byTime<T>(read: (item: T) => string | null) {
  const at = (item: T) => Date.parse(read(item) ?? '') || Number.MAX_SAFE_INTEGER
  return (a: T, b: T) => at(a) - at(b)
}

/**
 * A first answer within minutes is worth many times one of tomorrow: leads whose time is running come first, the one
 * nearest its end before the others; behind them the late ones, the freshest first.
 */
function byChance(now: number) {
  const due = ({ dueAt, createdAt }: LeadCard) => Date.parse(dueAt ?? createdAt)
  const late = (lead: LeadCard) => lead.dueAt !== undefined && due(lead) < now
  return (a: LeadCard, b: LeadCard) => {
    if (late(a) !== late(b)) return late(a) ? 1 : -1
    const order = due(a) - due(b)
    return late(a) ? -order : order
  }
}
