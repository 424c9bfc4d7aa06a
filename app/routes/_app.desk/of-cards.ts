import type { CallCard, Card, ViewingCard } from '#domain/views/cards.ts'

const CALLS_FIRST = ['live', 'held', 'ringing', 'wrapup']
/** A viewing stays among those ahead until an hour after its start: then it is asked what became of it. */
const HELD_MS = 3_600_000

/** One's own calls: whom one talks to before who rings, and what is to be wrapped up last. */
export function callsOf(cards: readonly Card[]): CallCard[] {
  return cards
    .filter((card): card is CallCard => card.kind === 'call')
    .toSorted((a, b) => CALLS_FIRST.indexOf(a.state) - CALLS_FIRST.indexOf(b.state))
}

/** The viewings of today and the week that are still to come, the next first. */
export function viewingsAhead(cards: readonly Card[], now: number): ViewingCard[] {
  return cards
    .filter((card): card is ViewingCard => card.kind === 'viewing')
    .filter(
      ({ startsAt, status }) => status !== 'cancelled' && Date.parse(startsAt) > now - HELD_MS,
    )
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
}
