import type { CallCard } from '#domain/views/cards.ts'
import { callerName } from '../components/business/call/caller-name.ts'
import { useCards } from '../live/cards/use-cards.ts'
import { useMyDesk } from './my-desk.tsx'

/** A call of one's own as a page shows it: who calls by their lead's name, where it is one of one's own. */
export type MyCall = { call: CallCard; caller: string; leadId: string | null }

const NO_CARDS: never[] = []
/** Whom one talks to comes before who rings. */
const GOING_ON = ['held', 'live', 'ringing']

/** The calls that the person is on, and those that ring. */
export function useMyCalls(): MyCall[] {
  const cards = useCards(useMyDesk(), NO_CARDS)
  return cards
    .filter((card): card is CallCard => card.kind === 'call' && GOING_ON.includes(card.state))
    .toSorted((a, b) => GOING_ON.indexOf(a.state) - GOING_ON.indexOf(b.state))
    .map((call) => ({
      call,
      caller: callerName(call),
      leadId: call.leadName === undefined ? null : call.leadId,
    }))
}
