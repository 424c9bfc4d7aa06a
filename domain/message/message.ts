import { withoutUnstorable } from '../storable.ts'
import { cutCharacters } from '../text/characters.ts'

/** How people outside are written to and write. */
export const MESSAGE_CHANNELS = ['email', 'sms', 'whatsapp', 'letter'] as const
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number]

export const MESSAGE_DIRECTIONS = ['inbound', 'outbound'] as const
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number]

/** What became of a message. One that came in is `received` and stays so; one that goes out begins as `queued`. */
export const MESSAGE_STATES = ['received', 'queued', 'failed', 'sent', 'delivered', 'read'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** One thing that was heard of a message, and when; of a failure what the other side's server said. */
export type Delivery = { state: MessageState; at: string; problem?: string }

/** What was attached: the file that it became, or why it is none. All of it stands in what came in, too. */
export type MessageFile = {
  name: string
  bytes: number
  /** Its media type; of what came before it was kept, nobody knows it. */
  type?: string
  fileId?: string
  refused?: string
}

export const LONGEST_BODY = 100_000
export const LONGEST_SUBJECT = 500
export const MOST_FILES = 20
/** All that goes along with one mail: letters make a third more of it on the way, and most servers take 25 MB. */
export const MOST_SENT_BYTES = 18_000_000
/** So much is kept of what a message was heard to be: whoever repeats themselves fills no row. */
const MOST_DELIVERIES = 50
/** Whoever tries again needs room for that it was queued, and for what became of it. */
const ROOM_TO_TRY = 2
const LONGEST_PROBLEM = 500

/** Of these the later ones say more: who hears that a message was read knows that it was delivered. */
const RANK: Record<MessageState, number> = {
  received: 9,
  queued: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  read: 4,
}

/** Nobody can say whether it went: its network took it or not, and did not answer. */
export const MAY_HAVE_ARRIVED = 'mayHaveArrived'

type Heard = { state: MessageState; states: Delivery[] }

/**
 * What is known of a message after this was heard of it, or null where it says nothing new. Networks tell in any order and more than
 * once: a message that was delivered is not undone by a late word that it was sent. A failure counts until it is known to have
 * got there; what is tried again is queued anew.
 */
export function withDelivery({ state, states }: Heard, heard: Delivery): Heard | null {
  const isKnown = states.some((one) => one.state === heard.state && one.at === heard.at)
  if (isKnown || state === 'received') return null
  const isAgain = heard.state === 'queued' && state === 'failed'
  const isRepeated = state === heard.state && heard.state !== 'failed'
  if (isRepeated || states.length >= MOST_DELIVERIES) return null
  const kept = heard.problem
    ? { ...heard, problem: cutCharacters(withoutUnstorable(heard.problem), LONGEST_PROBLEM) }
    : heard
  const isFurther = RANK[heard.state] > RANK[state] || heard.state === state
  // Given up in doubt: any word that it went is believed.
  const wasInDoubt = state === 'failed' && states.at(-1)?.problem === MAY_HAVE_ARRIVED
  const isCleared = wasInDoubt && hasGone(heard.state)
  return {
    state: isAgain || isFurther || isCleared ? heard.state : state,
    states: [...states, kept],
  }
}

/** Whether what becomes of another try could still be written on. */
export function canTryAgain({ states }: Pick<Heard, 'states'>): boolean {
  return states.length + ROOM_TO_TRY <= MOST_DELIVERIES
}

/** Whether somebody of the house has spoken by it: what waits or failed has said nothing to anybody. */
export function hasGone(state: MessageState): boolean {
  return state === 'sent' || state === 'delivered' || state === 'read'
}

/** When its network had taken it, for the last time where it was tried again; null where it never has. Networks may leave out a state. */
export function goneAt({ states }: Pick<Heard, 'states'>): string | null {
  const again = states.findLastIndex((one) => one.state === 'queued')
  const since = states.slice(again + 1).filter((one) => hasGone(one.state))
  return since.find((one) => one.state === 'sent')?.at ?? since[0]?.at ?? null
}
