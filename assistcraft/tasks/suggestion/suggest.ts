import type { LocalSuggestion, SuggestionGaps } from '#domain/call/suggestion.ts'
import { suggestionWords } from '#words/suggestions.ts'
import { MoneySchema } from '#domain/call/annotation.ts'
import type { Heard } from '../findings/heard.ts'
import { foldGist, type Gist, groundOf, startGist } from '../state/gist.ts'

export type Suggestion = {
  /** Which suggestion it is: its fate is counted by type. */
  type: string
  text: string
  detail: string | null
  /** What its words name, so that each reader is told in a language of one's own; a model's has none. */
  gaps?: SuggestionGaps
  /** The segment that gave rise to it, and its words where they did. */
  segmentId: string
  quote: string | null
  confidence: number
}

export type Match = { reference: string; title: string; price: string }
type Context = { heard: readonly Heard[]; matches: readonly Match[] }
type Rule = (call: CallSoFar) => Omit<Suggestion, 'segmentId' | 'quote'> | null

type CallSoFar = Gist & { last: Heard; intent: string | null; matches: readonly Match[] }

const HIGH = 0.8

/** In order of weight: the first that is due is the one suggestion that may stand. */
const RULES: Rule[] = [
  announceRecording,
  calmComplaint,
  takeSteps,
  clearDoubt,
  answerPrice,
  offerMatches,
  fixViewing,
  sayFees,
  askConsent,
  askBudget,
  askMoveDate,
]

/** At most one suggestion, and only a confident one; null is the usual answer. */
export function suggest({ heard, matches }: Context): Suggestion | null {
  const gist = startGist()
  for (const said of heard) foldGist(gist, said)
  return suggestFrom(gist, matches)
}

export function suggestFrom(gist: Gist, matches: readonly Match[]): Suggestion | null {
  const { last, lastCustomer } = gist
  if (!last) return null
  const call = { ...gist, last, intent: last.after.intent, matches }
  for (const rule of RULES) {
    const found = rule(call)
    if (found && found.confidence >= HIGH)
      return { ...found, ...evidenceOf(found.type, lastCustomer ?? last) }
  }
  return null
}

function announceRecording({ agentTurns, said }: CallSoFar) {
  if (agentTurns < 2 || said.has('compliance:recordingNotice')) return null
  return suggestion('recordingNotice', 0.9)
}

/** What was not said has no words that it rests on. */
function evidenceOf(type: string, { segment }: Heard): Pick<Suggestion, 'segmentId' | 'quote'> {
  const { segmentId, quote } = groundOf(segment, null)
  return { segmentId, quote: type === 'recordingNotice' ? null : quote }
}

/** Before somebody agrees to a viewing or an offer they know what the house takes for it. */
function sayFees({ said, state: { settled }, last }: CallSoFar) {
  const isAgreeing = said.has('intent:makeOffer') || settled.has('viewingDate')
  if (!isAgreeing || said.has('compliance:feesNamed') || last.segment.role !== 'customer')
    return null
  return suggestion('sayFees', 0.81)
}

/** A number or an address that was given is not leave to write there. */
function askConsent({ said, last }: CallSoFar) {
  const given = last.entities.some(({ type }) => type === 'phone' || type === 'email')
  if (!given || last.segment.role !== 'customer' || said.has('compliance:consentAsked')) return null
  return suggestion('askConsent', 0.81)
}

function calmComplaint({ intent, said, last }: CallSoFar) {
  if (intent !== 'complaint' || !said.has('sentiment:negative') || last.segment.role === 'agent')
    return null
  return suggestion('calmComplaint', 0.85)
}

function takeSteps({ lastCustomer, last }: CallSoFar) {
  const offer = lastCustomer?.entities.find(({ type }) => type === 'budget')
  if (lastCustomer?.after.intent !== 'makeOffer' || !offer || last !== lastCustomer) return null
  const money = MoneySchema.safeParse(offer.value)
  const gaps: SuggestionGaps = money.success
    ? { currency: money.data.currency, amount: money.data.amount.toLocaleString('en-US') }
    : {}
  return suggestion('recordOffer', 0.88, gaps)
}

/** What has no likely reading is asked for while the caller is still there. */
function clearDoubt({ last }: CallSoFar) {
  const unclear = last.entities.find(({ doubt, confidence }) => doubt && confidence < 0.6)
  if (!unclear?.doubt || last.segment.role !== 'customer') return null
  return suggestion('clearDoubt', 0.82, { doubt: unclear.doubt })
}

function answerPrice({ last }: CallSoFar) {
  const objected = last.findings.some(
    ({ kind, type }) => kind === 'objection' && (type === 'price' || type === 'payment'),
  )
  if (!objected) return null
  return suggestion('answerPrice', 0.82)
}

function offerMatches({ matches, intent, last }: CallSoFar) {
  const [best] = matches
  if (
    !best ||
    (intent !== 'findHome' && intent !== 'findByArea') ||
    last.segment.role !== 'customer'
  )
    return null
  const { title, reference, price } = best
  return suggestion('offerMatches', 0.84, { title, reference, price, more: matches.length - 1 })
}

function fixViewing({ intent, last, state: { settled } }: CallSoFar) {
  if (intent !== 'bookViewing' || last.segment.role !== 'customer') return null
  if (settled.has('viewingDate') && settled.has('viewingTime')) return null
  return suggestion('fixViewing', 0.83, { hasDay: Number(settled.has('viewingDate')) })
}

function askBudget({ intent, last, state: { settled }, agentTurns }: CallSoFar) {
  const searching = intent === 'findHome' || intent === 'findByArea'
  if (!searching || last.segment.role !== 'customer' || agentTurns < 3 || settled.has('budget'))
    return null
  if (!settled.has('bedrooms') || !settled.has('area')) return null
  return suggestion('askBudget', 0.81)
}

function askMoveDate({ intent, last, state: { settled }, agentTurns }: CallSoFar) {
  if (intent !== 'findHome' || last.segment.role !== 'customer' || agentTurns < 4) return null
  if (settled.has('moveDate') || !settled.has('budget')) return null
  return suggestion('askMoveDate', 0.8)
}

function suggestion(type: LocalSuggestion, confidence: number, gaps: SuggestionGaps = {}) {
  return { type, ...suggestionWords('en')[type](gaps), gaps, confidence }
}
