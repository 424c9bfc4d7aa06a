import type { DeskItem, DeskItemOf } from './desk-item.ts'

/**
 * What comes before what. `now`: an answer can still be given in time, or somebody stands at a door within the hour. `reply`: a customer
 * waits for a word. `late`: an enquiry whose time is over. `outcome`: what became of a viewing is not said. Then what is overdue, what today brings,
 * homes that have come to fit somebody, what ends before long, and what nothing will ever bring up again.
 */
export const RANKS = [
  'now',
  'reply',
  'late',
  'outcome',
  'overdue',
  'today',
  'match',
  'ahead',
  'someday',
] as const
export type Rank = (typeof RANKS)[number]

/** Why a row stands where it stands: each is a sentence in words/. */
export type Why =
  | 'claimInTime'
  | 'claimLate'
  | 'claim'
  | 'answerInTime'
  | 'answerLate'
  | 'answer'
  | 'reply'
  | 'viewingSoon'
  | 'viewingUnconfirmed'
  | 'viewingOn'
  | 'outcome'
  | 'followUpLate'
  | 'followUpToday'
  | 'quietLate'
  | 'quietToday'
  | 'noNextStep'
  | 'taskLate'
  | 'taskToday'
  | 'task'
  | 'permitOver'
  | 'permitEnds'
  | 'mandateOver'
  | 'mandateEnds'
  | 'newMatch'

/** The one thing to do about it. */
export type NextStep =
  | 'claim'
  | 'answer'
  | 'reply'
  | 'confirm'
  | 'open'
  | 'outcome'
  | 'followUp'
  | 'plan'
  | 'finish'
  | 'renew'
  | 'see'

/** `at`: what rows of one rank are put in order by; null behind all that have one. */
export type Place = { rank: Rank; at: string | null; why: Why; next: NextStep }
export type DeskMoment = { now: number; endOfToday: number }
export type DeskRow = { item: DeskItem; place: Place }

/** A viewing this near wants to be thought of. */
export const SOON_MS = 3_600_000
/**
 * Of these the latest first: a first answer is worth less with every minute, what a viewing came to is remembered best at once, and a home that has just
 * come is still to be had.
 */
const LATEST_FIRST: readonly Rank[] = ['late', 'outcome', 'match']

/** Where something stands on a desk, and why; null where it wants nothing now. */
export function placeOf(item: DeskItem, moment: DeskMoment): Place | null {
  switch (item.kind) {
    case 'enquiry':
      return placeOfEnquiry(item, moment)
    case 'reply':
      return { rank: 'reply', at: item.since, why: 'reply', next: 'reply' }
    case 'viewing':
      return placeOfViewing(item, moment)
    case 'followUp':
      return placeOfFollowUp(item, moment)
    case 'task':
      return placeOfTask(item, moment)
    case 'ending':
      return placeOfEnding(item, moment)
    case 'match':
      return { rank: 'match', at: item.since, why: 'newMatch', next: 'see' }
  }
}

/** What wants something now, the most urgent first. Two readers of the same rows see the same order. */
export function arrange(items: readonly DeskItem[], moment: DeskMoment): DeskRow[] {
  return items
    .flatMap((item) => {
      const place = placeOf(item, moment)
      return place ? [{ item, place }] : []
    })
    .toSorted(compareRows)
}

export function compareRows(a: DeskRow, b: DeskRow): number {
  return (
    RANKS.indexOf(a.place.rank) - RANKS.indexOf(b.place.rank) ||
    compareTimes(a.place, b.place) ||
    compareText(a.item.kind, b.item.kind) ||
    compareText(a.item.id, b.item.id) * (isLatestFirst(a.place.rank) ? -1 : 1)
  )
}

export function isLatestFirst(rank: Rank): boolean {
  return LATEST_FIRST.includes(rank)
}

function placeOfEnquiry({ lead }: DeskItemOf<'enquiry'>, { now }: DeskMoment): Place | null {
  const { dueAt, pausedUntil, isFree } = lead
  if (pausedUntil !== null && Date.parse(pausedUntil) > now) return null
  const next = isFree ? 'claim' : 'answer'
  if (dueAt === null) return { rank: 'someday', at: null, why: next, next }
  return Date.parse(dueAt) > now
    ? { rank: 'now', at: dueAt, why: `${next}InTime`, next }
    : { rank: 'late', at: dueAt, why: `${next}Late`, next }
}

function placeOfViewing(item: DeskItemOf<'viewing'>, { now }: DeskMoment): Place | null {
  const { status, startsAt, endsAt } = item
  const isAgreed = status === 'pending' || status === 'confirmed'
  if (!isAgreed || Date.parse(startsAt) > now + SOON_MS) return null
  if (Date.parse(endsAt) <= now)
    return { rank: 'outcome', at: startsAt, why: 'outcome', next: 'outcome' }
  if (Date.parse(startsAt) <= now)
    return { rank: 'now', at: startsAt, why: 'viewingOn', next: 'open' }
  return status === 'pending'
    ? { rank: 'now', at: startsAt, why: 'viewingUnconfirmed', next: 'confirm' }
    : { rank: 'now', at: startsAt, why: 'viewingSoon', next: 'open' }
}

function placeOfFollowUp({ lead }: DeskItemOf<'followUp'>, moment: DeskMoment): Place | null {
  const { dueAt, nextFollowUpAt, pausedUntil } = lead
  if (pausedUntil !== null && Date.parse(pausedUntil) > moment.now) return null
  if (dueAt === null) {
    if (nextFollowUpAt !== null) return null
    return { rank: 'someday', at: null, why: 'noNextStep', next: 'plan' }
  }
  const rank = dueRank(dueAt, moment)
  if (!rank) return null
  const isSet = nextFollowUpAt !== null && nextFollowUpAt <= dueAt
  const why = `${isSet ? 'followUp' : 'quiet'}${rank === 'overdue' ? 'Late' : 'Today'}` as const
  return { rank, at: dueAt, why, next: isSet ? 'followUp' : 'plan' }
}

function placeOfTask({ dueAt }: DeskItemOf<'task'>, moment: DeskMoment): Place | null {
  if (dueAt === null) return { rank: 'someday', at: null, why: 'task', next: 'finish' }
  const rank = dueRank(dueAt, moment)
  if (!rank) return null
  return { rank, at: dueAt, why: rank === 'overdue' ? 'taskLate' : 'taskToday', next: 'finish' }
}

function placeOfEnding({ clock, dueAt }: DeskItemOf<'ending'>, { now }: DeskMoment): Place {
  return Date.parse(dueAt) <= now
    ? { rank: 'overdue', at: dueAt, why: `${clock}Over`, next: 'renew' }
    : { rank: 'ahead', at: dueAt, why: `${clock}Ends`, next: 'renew' }
}

/** What is due after today waits for its day. */
function dueRank(dueAt: string, { now, endOfToday }: DeskMoment): 'overdue' | 'today' | null {
  const due = Date.parse(dueAt)
  if (due <= now) return 'overdue'
  return due <= endOfToday ? 'today' : null
}

function compareTimes(a: Place, b: Place): number {
  if (a.at === b.at) return 0
  if (a.at === null) return 1
  if (b.at === null) return -1
  return (Date.parse(a.at) - Date.parse(b.at)) * (isLatestFirst(a.rank) ? -1 : 1)
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
