import type { Intent } from '#domain/call/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
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
}

export const BEGINNING: Dialogue = {
  asked: [],
  wondered: [],
  about: 'home',
  intent: null,
  lastRole: null,
  lastAgentText: '',
  viewingDate: null,
  dateFor: null,
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
  intent: Intent | null
  viewingDate: string | null
  dateFor: Dialogue['dateFor']
  about: Talk
}

/** The dialogue after a segment. An agent's turn may span several segments: their questions add up. */
export function continueDialogue(
  before: Dialogue,
  { role, text }: { role: PartyRole; text: string },
  { intent, viewingDate, dateFor, about }: Established,
): Dialogue {
  // Which day a flight leaves is no question about a viewing.
  const asked = askedIn(text).filter((question) => about === 'home' || OF_PEOPLE.has(question))
  if (role !== 'agent')
    return {
      ...before,
      lastRole: role,
      about,
      wondered: before.lastRole === role ? [...new Set([...before.wondered, ...asked])] : asked,
      intent: intent ?? before.intent,
      viewingDate: viewingDate ?? before.viewingDate,
      dateFor: dateFor ?? before.dateFor,
    }
  const sameTurn = before.lastRole === 'agent'
  return {
    ...before,
    lastRole: role,
    about,
    viewingDate: viewingDate ?? before.viewingDate,
    dateFor: dateFor ?? before.dateFor,
    asked: sameTurn ? [...new Set([...before.asked, ...asked])] : asked,
    lastAgentText: (sameTurn ? `${before.lastAgentText} ${text}` : text).slice(-LAST_WORDS),
  }
}
