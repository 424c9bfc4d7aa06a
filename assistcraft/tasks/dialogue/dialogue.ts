import type { Intent } from '#domain/call/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import { askedIn, type Question } from './questions.ts'

/** What a call has established so far, folded over its final segments in spoken order. */
export type Dialogue = {
  /** What the agent's last turn asked for: it gives meaning to short answers. */
  asked: readonly Question[]
  /** What the customer is about. */
  intent: Intent | null
  lastRole: PartyRole | null
  /** The agent's last turn, for the classifier. */
  lastAgentText: string
  /** The day that the customer last named for a viewing: "Tuesday" then is that Tuesday. */
  viewingDate: string | null
}

export const BEGINNING: Dialogue = {
  asked: [],
  intent: null,
  lastRole: null,
  lastAgentText: '',
  viewingDate: null,
}

/** A question stands at a turn's end; an agent who speaks for minutes is not carried along whole. */
const LAST_WORDS = 600

/** The dialogue after a segment. An agent's turn may span several segments: their questions add up. */
export function continueDialogue(
  before: Dialogue,
  { role, text }: { role: PartyRole; text: string },
  { intent, viewingDate }: { intent: Intent | null; viewingDate: string | null },
): Dialogue {
  if (role !== 'agent')
    return {
      ...before,
      lastRole: role,
      intent: intent ?? before.intent,
      viewingDate: viewingDate ?? before.viewingDate,
    }
  const sameTurn = before.lastRole === 'agent'
  const asked = askedIn(text)
  return {
    ...before,
    lastRole: role,
    asked: sameTurn ? [...new Set([...before.asked, ...asked])] : asked,
    lastAgentText: (sameTurn ? `${before.lastAgentText} ${text}` : text).slice(-LAST_WORDS),
  }
}
