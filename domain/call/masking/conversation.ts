import type { SensitiveType } from '../annotation.ts'
import type { Topic } from './secret-topics.ts'
import type { PartyRole } from '../fields.ts'

/** Digits that somebody said, which may be a part of a longer number. `type`: they are masked, as this. */
export type Piece = {
  segmentId: string
  /** Where it began in the words as they were said. */
  start: number
  spoken: string
  digits: string
  /** How long its groups of digits are. */
  groups: readonly number[]
  type: SensitiveType | null
  /** Nothing else was said in its segment. */
  alone: boolean
  at: number
}
/**
 * What of a conversation decides what the next words are: what was asked for, each speaker's last pieces of numbers,
 * and the numbers that are known to be secret. Bounded, whatever the call's length; made anew from its last segments.
 */
export type Conversation = {
  heard: number
  asked: { topic: Topic; by: string; at: number } | null
  speakers: ReadonlyMap<string, readonly Piece[]>
  known: readonly string[]
}
export type Speaker = { party: string; role: PartyRole }

export const NOTHING_HEARD: Conversation = {
  heard: 0,
  asked: null,
  speakers: new Map(),
  known: [],
}
/** From so many segments a conversation is made anew; pieces further apart belong to nothing any more. */
export const REMEMBERED_SEGMENTS = 24
/** A question is over after so many segments without an answer to it. */
const ASKED_SEGMENTS = 6
const MOST_PIECES = 8
const MOST_SPEAKERS = 8
const MOST_KNOWN = 16
const LONGEST_SPOKEN = 400

/** What the other side, or a customer a moment ago, has named; nobody answers their own question. */
export function topicFor({ asked, heard }: Conversation, { party, role }: Speaker): Topic | null {
  if (!asked || heard - asked.at > ASKED_SEGMENTS) return null
  const isOwn = asked.by === party && role !== 'customer' && role !== 'thirdparty'
  return isOwn ? null : asked.topic
}

export function piecesOf({ speakers, heard }: Conversation, party: string): readonly Piece[] {
  const pieces = speakers.get(party) ?? []
  return pieces.filter(({ at }) => heard - at < REMEMBERED_SEGMENTS)
}

export function withPieces(
  conversation: Conversation,
  party: string,
  pieces: readonly Piece[],
): Conversation {
  const speakers = new Map(conversation.speakers)
  speakers.delete(party)
  const short = pieces.filter(({ spoken }) => spoken.length <= LONGEST_SPOKEN)
  if (short.length > 0) speakers.set(party, short.slice(-MOST_PIECES))
  const [oldest] = speakers.keys()
  if (speakers.size > MOST_SPEAKERS && oldest !== undefined) speakers.delete(oldest)
  return { ...conversation, speakers }
}

/** Whoever says these digits again, or a part of them, says a secret. */
export function withKnown(conversation: Conversation, digits: readonly string[]): Conversation {
  const news = digits.filter((one) => one.length >= 3 && !conversation.known.includes(one))
  return { ...conversation, known: [...conversation.known, ...news].slice(-MOST_KNOWN) }
}

/** Of a number its parts from four digits on count, of a short one itself. */
export function isKnown({ known }: Conversation, digits: string): boolean {
  return known.some((one) => one === digits || (digits.length >= 4 && one.includes(digits)))
}
