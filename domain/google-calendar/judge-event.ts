import type { ViewingStatus } from '../viewing/viewing.ts'
import type { PutBack } from './connection.ts'
import type { GoogleEvent } from './event.ts'
import { isWholeDays, type Span, spanOf } from './span-of.ts'

type Viewing = Span & { status: ViewingStatus }
type Judged = {
  event: GoogleEvent
  /** When the viewing was as Google was told last. */
  told: Span
  viewing: Viewing
  zone: string
  now: number
}
export type Verdict =
  | { is: 'same' }
  | { is: 'removed' }
  /** Deleted when it was over: nobody is asked, and nothing is written over it. */
  | { is: 'gone' }
  | { is: 'moved'; to: Span }
  | { is: 'putBack'; why: PutBack }

const MINUTE_MS = 60_000
/** What nobody means by a viewing. */
const SHORTEST_MS = 5 * MINUTE_MS
const LONGEST_MS = 24 * 60 * MINUTE_MS

/** What has become of a viewing at Google, and what that means here. Of two who moved it, the one in PACE stands: others have been told of it. */
export function judgeEvent({ event, told, viewing, zone, now }: Judged): Verdict {
  const isOpen = viewing.status === 'pending' || viewing.status === 'confirmed'
  const isOver = !isOpen || Date.parse(viewing.endsAt) <= now
  if (event.status === 'cancelled') return { is: isOver ? 'gone' : 'removed' }
  const there = isWholeDays(event) ? null : spanOf(event, zone)
  if (there && (isSame(there, viewing) || isSame(there, told))) return { is: 'same' }
  if (!isSame(told, viewing)) return { is: 'putBack', why: 'both' }
  if (!there || !isBookable(there)) return { is: 'putBack', why: 'shape' }
  if (isOver || Date.parse(there.startsAt) <= now) return { is: 'putBack', why: 'over' }
  return { is: 'moved', to: there }
}

function isBookable({ startsAt, endsAt }: Span): boolean {
  const lasts = Date.parse(endsAt) - Date.parse(startsAt)
  return lasts >= SHORTEST_MS && lasts <= LONGEST_MS
}

function isSame(one: Span, other: Span): boolean {
  return (
    Date.parse(one.startsAt) === Date.parse(other.startsAt) &&
    Date.parse(one.endsAt) === Date.parse(other.endsAt)
  )
}
