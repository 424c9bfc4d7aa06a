import { type Intent, INTENTS } from '#domain/call/annotation.ts'
import { readTalk } from '../dialogue/talk.ts'
import type { Entity, Finding, Said } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'
import { detailAsked } from './detail-asked.ts'
import { isPoliteness, isSmalltalk } from './politeness.ts'
import { spokenIntent } from './spoken-intents.ts'
import { callIntent } from './turns/call-intent.ts'
import { predictIntent } from './turns/turn-model.ts'
import { readModel } from '../learnt/softmax-model.ts'
import turns from './turns/turns.json' with { type: 'json' }

const MODEL = readModel(turns)
/** Below it what was learnt is no surer than what somebody says outright. */
const LEARNT = 0.65
/** Below it talk of something else is talk, whatever it resembles. */
const OF_HOMES = 0.5
const OUTRIGHT = 0.88
/** Below it a turn does not change what the call is about. */
const TURNING = 0.35
/** A question that is less likely meant is none, where its words are no question. */
const ASKED = 0.35
/** How sure it is that a question belongs to what the call is about anyway. */
const CARRIED = 0.6
/** Who sells or complains arranges when somebody comes: it is still that. */
const OF_OTHERS: ReadonlySet<Intent> = new Set(['listProperty', 'valuation', 'complaint'])
const NO_DETAIL: ReadonlySet<Intent> = new Set(['valuation', 'callback'])

/** "Yes.", "no", "3": it answers what was asked, and is of the same. */
const ANSWER = /^\s*(?:yes|yeah|yep|no|nope|right|correct|sure)[.!,\s]*$|^\P{L}+$/iu

/** `spoken`: the words that were said, where `text` is what they say in English. */
type Turn = Said & { spoken?: string }
type Judged = { intent: Intent; confidence: number }

/**
 * What the customer is about with this segment, and beside it a question for a detail on its own words. An utterance
 * without an intent of its own ("yes", "thanks") leaves the call's.
 */
export function classifyIntents(said: Turn, entities: readonly Entity[]): Finding[] {
  if (said.role === 'agent') return []
  const turn = judge(said, entities)
  const isQuestion = turn.intent === 'askDetail'
  const about = aboutAfter(said, turn)
  // What one's own home is worth is no question for a detail of somebody else's.
  const detail = isQuestion || !NO_DETAIL.has(turn.intent) ? detailAsked(said.text) : null
  const whole = { start: 0, end: said.text.length }
  const found = [finding(about.intent, null, about.confidence)]
  if (detail || (isQuestion && turn.confidence >= ASKED))
    found.push(finding('askDetail', detail ?? whole, isQuestion ? turn.confidence : 0.85))
  if (!isQuestion && about.intent !== turn.intent && turn.intent !== 'none')
    found.push(finding(turn.intent, whole, turn.confidence))
  const isPolite = turn.intent !== 'smalltalk' && isPoliteness(said.text)
  return isPolite ? [...found, finding('smalltalk', whole, 0.8)] : found
}

/** What the call is about with a turn: a question, a visit to what one sells and a short answer leave it. */
function aboutAfter({ text, dialogue }: Turn, turn: Judged): Judged {
  const before = dialogue.intent
  if (turn.intent === 'askDetail')
    return { intent: before ?? 'findHome', confidence: Math.min(CARRIED, turn.confidence) }
  const isVisit = turn.intent === 'bookViewing' && OF_OTHERS.has(before ?? 'none')
  const isAnswer =
    turn.intent === 'none' && ANSWER.test(text) && dialogue.lastAgentText.trimEnd().endsWith('?')
  return before && (isVisit || isAnswer) ? { intent: before, confidence: CARRIED } : turn
}

/** The intent that a finding list gives to the call; null where nothing moves it. */
export function intentOf(findings: readonly Finding[]): Intent | null {
  const found = findings.find(({ kind, range }) => kind === 'intent' && range === null)
  const intent = INTENTS.find((one) => one === found?.type)
  const isSure = (found?.confidence ?? 0) >= TURNING
  return intent && isSure ? callIntent(null, intent) : null
}

/** By what was learnt from calls where that is sure enough, else by what is said outright. */
function judge(said: Turn, entities: readonly Entity[]): Judged {
  const { text, spoken = text, dialogue } = said
  // Figures alone say nothing of what somebody wants.
  if (!/\p{L}/u.test(text)) return idle(text)
  const { lastAgentText: agentText, asked, intent: before } = dialogue
  const types = [...new Set(entities.map(({ type }) => type))]
  const turn = { spoken, text, agentText, asked, before, entities: types }
  const { intent, confidence } = predictIntent(MODEL, turn)
  const isElse = entities.length === 0 && confidence < OF_HOMES && readTalk(said).after === 'else'
  const outright = spokenIntent(said)
  // The weather is terrible: nobody complains of that.
  const isOutright = outright === intent || confidence < LEARNT
  if (outright && isOutright && !(isElse && outright === 'complaint'))
    return { intent: outright, confidence: OUTRIGHT }
  return isElse ? idle(text) : { intent, confidence: Math.round(confidence * 100) / 100 }
}

function idle(text: string): Judged {
  return isPoliteness(text) || isSmalltalk(text)
    ? { intent: 'smalltalk', confidence: 0.8 }
    : { intent: 'none', confidence: 0.6 }
}

function finding(type: Intent, range: Range | null, confidence: number): Finding {
  return { kind: 'intent', type, range, value: type, confidence }
}
