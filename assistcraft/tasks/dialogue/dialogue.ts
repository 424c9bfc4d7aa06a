import type { Intent } from '#domain/call/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import { type Found, type NamedAmount, withAmounts } from './amounts.ts'
import { askedIn, type Question } from './questions.ts'
import type { Talk } from './talk.ts'

/** What a call has established so far, folded over its final segments in spoken order. */
export type Dialogue = {
  /** What the agent's last turn asked for: it gives meaning to short answers. */
  asked: readonly Question[]
  /** What the customer's last turn asked for: the agent's short answers are about it. */
  wondered: readonly Question[]
  /** Whether the call is at homes, or has wandered off. */
  about: Talk
  /** What the customer is about. */
  intent: Intent | null
  lastRole: PartyRole | null
  /** The agent's last turn, for the classifier. */
  lastAgentText: string
  /** The day that was last named for a viewing: "Tuesday" then is that Tuesday. */
  viewingDate: string | null
  /** What the last day that was named is for. */
  dateFor: 'viewingDate' | 'moveDate' | null
  /** The last day that was named, for whichever. */
  day: string | null
  /** The amounts that were named last: one whose scale nobody says is like them. */
  amounts: readonly NamedAmount[]
  /** What the last two turns counted: a bare number may say it again. */
  lately: readonly Counted[]
  /** Whether the caller has said anything yet. */
  hasBegun: boolean
  /** Whether the caller has a home to let or to sell. */
  owns: boolean
}

/** So many bedrooms, so many cheques. */
export type Counted = { type: string; value: number; isEarlier: boolean }

export const BEGINNING: Dialogue = {
  asked: [],
  wondered: [],
  about: 'home',
  intent: null,
  lastRole: null,
  lastAgentText: '',
  viewingDate: null,
  dateFor: null,
  day: null,
  amounts: [],
  lately: [],
  hasBegun: false,
  owns: false,
}

/** What the other side has asked and waits for. */
export function openQuestions({
  role,
  dialogue,
}: {
  role: PartyRole
  dialogue: Dialogue
}): readonly Question[] {
  return role === 'agent' ? dialogue.wondered : dialogue.asked
}

/** A question stands at a turn's end; an agent who speaks for minutes is not carried along whole. */
const LAST_WORDS = 600

/** Who somebody is and where to be reached is asked in any talk. */
const OF_PEOPLE: ReadonlySet<Question> = new Set(['person', 'phone', 'email'])

type Established = {
  entities: readonly Found[]
  owns: boolean
  intent: Intent | null
  viewingDate: string | null
  dateFor: Dialogue['dateFor']
  about: Talk
}

/** The dialogue after a segment. An agent's turn may span several segments: their questions add up. */
export function continueDialogue(
  before: Dialogue,
  { role, text }: { role: PartyRole; text: string },
  { entities, owns, intent, viewingDate, dateFor, about }: Established,
): Dialogue {
  const established = {
    lastRole: role,
    hasBegun: before.hasBegun || role !== 'agent',
    about,
    owns: before.owns || owns,
    day: lastDay(entities) ?? before.day,
    amounts: withAmounts(before.amounts, { role, text }, entities),
    lately: withCounts(before, role, entities),
    viewingDate: viewingDate ?? before.viewingDate,
    dateFor: dateFor ?? before.dateFor,
  }
  // Which day a flight leaves is no question about a viewing.
  const asked = askedIn(text).filter((question) => about === 'home' || OF_PEOPLE.has(question))
  if (role !== 'agent')
    return {
      ...before,
      ...established,
      wondered: before.lastRole === role ? [...new Set([...before.wondered, ...asked])] : asked,
      intent: intent ?? before.intent,
    }
  const sameTurn = before.lastRole === 'agent'
  return {
    ...before,
    ...established,
    asked: sameTurn ? [...new Set([...before.asked, ...asked])] : asked,
    lastAgentText: (sameTurn ? `${before.lastAgentText} ${text}` : text).slice(-LAST_WORDS),
  }
}

function lastDay(entities: readonly Found[]): string | null {
  const value = entities.findLast(
    ({ type }) => type === 'viewingDate' || type === 'moveDate',
  )?.value
  return typeof value === 'string' ? value : null
}

const COUNTED = new Set(['bedrooms', 'bathrooms', 'cheques', 'parking'])
const MOST_COUNTS = 12

/** What this turn counts, and the one before it. */
function withCounts(
  { lately, lastRole }: Dialogue,
  role: PartyRole,
  entities: readonly Found[],
): readonly Counted[] {
  const counts = entities.flatMap(({ type, value }): Counted[] => {
    if (type === 'viewingTime')
      return [{ type, value: Number(String(value).slice(0, 2)), isEarlier: false }]
    return COUNTED.has(type) && typeof value === 'number' ? [{ type, value, isEarlier: false }] : []
  })
  const before =
    lastRole === role
      ? lately
      : lately.filter(({ isEarlier }) => !isEarlier).map((one) => ({ ...one, isEarlier: true }))
  return [...before, ...counts].slice(-MOST_COUNTS)
}
