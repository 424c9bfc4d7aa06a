import type { SensitiveType } from '../annotation.ts'
import { completedChain, continuedType } from './chains.ts'
import {
  type Conversation,
  isKnown,
  type Piece,
  piecesOf,
  type Speaker,
  topicFor,
  withKnown,
  withPieces,
} from './conversation.ts'
import { digitRuns, isEveryday, partOf, type Run } from './number-runs.ts'
import { ibansIn } from './ibans.ts'
import { type Finding, likelyType, LONGEST, secretsInRun } from './secret-numbers.ts'
import { type Topic, topicAfter } from './secret-topics.ts'
import { arabicLetter, spokenTokens, type Token } from '../../text/spoken-tokens.ts'

export type Words = Speaker & { segmentId: string; text: string }
/** A place in an earlier segment of which only the words after it tell that it is secret. */
export type Earlier = {
  segmentId: string
  /** Its number among the masked places of the segment: none that was masked at once has it. */
  place: number
  type: SensitiveType
  spoken: string
  digits: string
}
export type Judged = { conversation: Conversation; found: Finding[]; earlier: Earlier[] }

/** How many digits make the beginning of a card likely; while the words are still coming, fewer do. */
const LIKELY_DIGITS = { final: 8, unfinished: 6 }

/** From here on places are numbered that were masked later. */
const LATER_PLACES = 1_000

type Hearing = {
  conversation: Conversation
  words: Words
  tokens: readonly Token[]
  least: number
  found: Finding[]
  earlier: Earlier[]
}

/** What of these words is secret after all that was said before; each token is looked at a bounded number of times. */
export function judgeWords(
  conversation: Conversation,
  words: Words,
  { unfinished = false } = {},
): Judged {
  const tokens = spokenTokens(words.text)
  const ibans = ibansIn(tokens)
  const hearing: Hearing = {
    conversation: withoutSegment(conversation, words),
    words,
    tokens,
    least: unfinished ? LIKELY_DIGITS.unfinished : LIKELY_DIGITS.final,
    found: [],
    earlier: [],
  }
  for (const iban of ibans) {
    hearing.found.push(iban)
    addPiece(hearing, iban, { groups: [], type: iban.type, alone: false })
  }
  const outside = runsOutside(digitRuns(tokens), ibans)
  let topic = topicFor(conversation, words)
  let next = 0
  for (const [index] of tokens.entries()) {
    topic = topicAfter(tokens, index, topic)
    const run = outside[next]
    if (!run || index !== run.index) continue
    next += 1
    judgeRun(hearing, run, topic)
  }
  return concluded(hearing, topic)
}

/** A correction takes the place of what was heard first. */
function withoutSegment(conversation: Conversation, { party, segmentId }: Words): Conversation {
  const pieces = piecesOf(conversation, party)
  const others = pieces.filter((piece) => piece.segmentId !== segmentId)
  return withPieces(conversation, party, others)
}

/** What anybody can see comes before what follows from others' words. */
function judgeRun(hearing: Hearing, run: Run, topic: Topic | null): void {
  const { found, rest } = secretsInRun(run)
  for (const finding of found) {
    hearing.found.push(finding)
    complete(hearing, finding.digits)
  }
  for (const part of rest) judgePart(hearing, part, topic)
}

function judgePart(hearing: Hearing, run: Run, topic: Topic | null): void {
  const { words, tokens, conversation, least } = hearing
  const pieces = piecesOf(conversation, words.party)
  const alone = tokens.length === run.tokens.length
  const everyday = isEveryday(run, tokens, words.text)
  if (isCheckNumber(hearing, run, { topic, alone })) return hide(hearing, run, 'cvv')
  if (everyday) return
  const chain = completedChain(pieces, run)
  if (chain) {
    for (const piece of chain.pieces)
      if (!piece.type) hearing.earlier.push(earlier(piece, chain.type))
    hide(hearing, partOf(run, 0, chain.to), chain.type)
    complete(hearing, chain.digits)
    if (chain.to < run.tokens.length)
      judgePart(hearing, partOf(run, chain.to, run.tokens.length), topic)
    return
  }
  if (run.digits.length < 3 && !alone) return
  const type =
    typeByTopic(run, topic, alone) ??
    (isPassport(run, tokens) ? 'passport' : null) ??
    typeByOthers({ conversation, pieces, run, topic, least })
  if (type) return hide(hearing, LETTERED.has(type) ? withLetters(run, tokens) : run, type, alone)
  remember(hearing, run, { type: null, alone })
}

function typeByTopic(run: Run, topic: Topic | null, alone: boolean): SensitiveType | null {
  const { length } = run.digits
  switch (topic?.type) {
    case 'card':
    case 'idNumber':
    case 'iban':
      return length >= (topic.firm ? (alone ? 1 : 4) : 8) && length <= 34 ? topic.type : null
    case 'passport':
      return length >= (alone ? 2 : 5) && length <= 9 ? 'passport' : null
    default:
      return null
  }
}

/** "E J four zero nine one seven two six": only passports are written so; a reference is named by who says it. */
function isPassport(run: Run, tokens: readonly Token[]): boolean {
  const { length } = run.digits
  if (length < 7 || length > LONGEST.passport) return false
  const { start } = withLetters(run, tokens)
  const first = tokens.findLastIndex((token) => token.end <= start)
  const before = tokens[first]
  if (start === run.start || (before?.kind === 'word' && before.word.length === 1)) return false
  let named: Topic | null = null
  for (let at = Math.max(0, first - NAMED_WITHIN); at <= first; at += 1)
    named = topicAfter(tokens, at, named)
  return named?.type !== 'everyday'
}

/** So many words before a number say what it is. */
const NAMED_WITHIN = 5

type Clues = {
  conversation: Conversation
  pieces: readonly Piece[]
  run: Run
  topic: Topic | null
  least: number
}

function typeByOthers({ conversation, pieces, run, topic, least }: Clues): SensitiveType | null {
  if (isKnown(conversation, run.digits)) return 'card'
  if (topic?.type === 'everyday') return run.digits.length >= 13 ? likelyType(run, least) : null
  return continuedType(pieces, run) ?? likelyType(run, topic?.type === 'card' ? 6 : least)
}

/** Where it was asked for it may come digit by digit, or in hundreds; after a card's number "the code" is enough. */
function isCheckNumber(
  { tokens, conversation }: Hearing,
  { index, digits, tokens: own }: Run,
  { topic, alone }: { topic: Topic | null; alone: boolean },
): boolean {
  if (topic?.type !== 'cvv' || digits.length > 4) return false
  if (!topic.firm && !conversation.known.some(({ length }) => length >= 12)) return false
  const before = tokens[index - 1]
  const hundreds = [tokens[index + own.length], isWord(before, 'and') ? tokens[index - 2] : before]
  return digits.length >= 3 || alone || hundreds.some((token) => isWord(token, 'hundred'))
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.word === word
}

const LETTERED: ReadonlySet<SensitiveType> = new Set(['passport', 'iban'])

/** A passport's or an account's number begins with one or two letters, "is" before it is no part of it. */
function withLetters(run: Run, tokens: readonly Token[]): Run {
  let { index, start } = run
  for (let letters = 0; letters < 2; letters += 1) {
    const before = tokens[index - 1]
    const gap = start - (before?.end ?? 0)
    const isNext =
      before?.kind === 'word' &&
      ((/^[a-z]{1,2}$/.test(before.word) && gap <= 2 - before.word.length) ||
        (gap === 1 && arabicLetter(before.word) !== undefined))
    if (!isNext) break
    index -= 1
    start = before.start
  }
  return { ...run, start }
}

function hide(hearing: Hearing, run: Run, type: SensitiveType, alone = false): void {
  const { start, end, digits } = run
  hearing.found.push({ type, start, end, digits })
  remember(hearing, run, { type, alone })
}

function remember(
  hearing: Hearing,
  run: Run,
  { type, alone }: Pick<Piece, 'type' | 'alone'>,
): void {
  const { digits, tokens } = run
  // One digit after another by itself is counting, unless it was asked for.
  if (digits.length > 34 || (digits.length < 3 && type === null)) return
  const groups = tokens.map((token) => token.digits.length)
  addPiece(hearing, run, { groups, type, alone })
}

function addPiece(
  hearing: Hearing,
  { start, end, digits }: Pick<Run, 'start' | 'end' | 'digits'>,
  told: Pick<Piece, 'groups' | 'type' | 'alone'>,
): void {
  const { conversation, words } = hearing
  const spoken = words.text.slice(start, end)
  const at = conversation.heard
  const own = { ...told, segmentId: words.segmentId, start, spoken, digits, at }
  const isTelling = told.type === 'cvv' || (told.type !== null && digits.length >= 7)
  const known = isTelling ? withKnown(conversation, [digits]) : conversation
  hearing.conversation = withPieces(known, words.party, [...piecesOf(known, words.party), own])
}

/** A whole number has no next part. */
function complete(hearing: Hearing, digits: string): void {
  const cleared = withPieces(hearing.conversation, hearing.words.party, [])
  hearing.conversation = withKnown(cleared, [digits])
}

function earlier({ segmentId, start, spoken, digits }: Piece, type: SensitiveType): Earlier {
  return { segmentId, place: LATER_PLACES + start, type, spoken, digits }
}

/** Both are in the order of the text, and IBANs end where a token does. */
function runsOutside(runs: readonly Run[], ibans: readonly Finding[]): Run[] {
  let next = 0
  return runs.flatMap((run) => {
    const first = run.tokens.findIndex(({ start }) => {
      while ((ibans[next]?.end ?? Infinity) <= start) next += 1
      return start < (ibans[next]?.start ?? Infinity)
    })
    return first < 0 ? [] : [partOf(run, first, run.tokens.length)]
  })
}

/** A question stands until it is answered, or another is asked. */
function concluded(hearing: Hearing, topic: Topic | null): Judged {
  const { conversation, words, found, earlier: before } = hearing
  const heard = conversation.heard + 1
  const asked = conversation.asked
  const isNew = topic !== null && topic !== topicFor(conversation, words)
  const isAnswered = found.some(({ type }) => type === asked?.topic.type)
  const next = isNew
    ? { topic, by: words.party, at: heard }
    : asked && isAnswered
      ? { ...asked, at: heard }
      : asked
  return { conversation: { ...conversation, heard, asked: next }, found, earlier: before }
}
