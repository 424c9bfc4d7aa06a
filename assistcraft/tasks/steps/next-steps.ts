import type { LocalStep } from '#domain/call/assistance.ts'
import { MoneySchema } from '#domain/call/annotation.ts'
import type { SuggestionGaps } from '#domain/call/suggestion.ts'
import { stepWords } from '#words/steps.ts'
import type { Gist, Ground } from '../state/gist.ts'

/** One thing to do after the call, with the words that call for it. */
export type Step = Ground & {
  type: string
  text: string
  /** What its words name, so that each reader is told in a language of one's own; a model's has none. */
  gaps?: SuggestionGaps
  confidence: number
}
type Rule = (gist: Gist) => readonly Step[]

/** In order of weight: the first of them stand. */
const RULES: readonly Rule[] = [
  recordOffer,
  followComplaint,
  confirmViewing,
  callBack,
  visitForValuation,
  keepPromises,
  sendHomes,
]

/** What the call leaves to do, the weightiest first. */
export function nextSteps(gist: Gist): Step[] {
  return RULES.flatMap((rule) => rule(gist))
}

function recordOffer({ said }: Gist) {
  const offer = said.get('intent:makeOffer')
  const money = said.get('entity:budget')
  return offer ? [step('recordOffer', offer, 0.88, money ? amountOf(money) : {})] : []
}

function amountOf({ value }: { value: unknown }): SuggestionGaps {
  const money = MoneySchema.safeParse(value)
  if (!money.success) return {}
  const { currency, amount } = money.data
  return { currency, amount: amount.toLocaleString('en-US') }
}

function followComplaint({ said }: Gist) {
  const complaint = said.get('intent:complaint')
  return complaint ? [step('followComplaint', complaint, 0.85)] : []
}

function confirmViewing({ said, state: { settled } }: Gist) {
  const wanted = said.get('intent:bookViewing') ?? said.get('intent:reschedule')
  const day = settled.get('viewingDate')?.values.at(-1)
  if (!wanted || typeof day !== 'string') return []
  const time = settled.get('viewingTime')?.values.at(-1)
  const at = said.get('entity:viewingDate') ?? wanted
  return [step('confirmViewing', at, 0.86, { day, ...(typeof time === 'string' ? { time } : {}) })]
}

function callBack({ said }: Gist) {
  const asked = said.get('intent:callback')
  return asked ? [step('callBack', asked, 0.83)] : []
}

function visitForValuation({ said }: Gist) {
  const asked = said.get('intent:valuation') ?? said.get('intent:listProperty')
  return asked ? [step('visitForValuation', asked, 0.83)] : []
}

/** What the agent has promised stands as it was promised. */
function keepPromises({ promises }: Gist) {
  return promises
    .slice(-2)
    .map(({ text, ...ground }) => step('promise', ground, 0.82, { promise: text }))
}

function sendHomes({ said, state: { settled } }: Gist) {
  const asked = said.get('intent:findHome') ?? said.get('intent:findByArea')
  const isKnown = settled.has('area') || settled.has('bedrooms')
  return asked && isKnown && !settled.has('viewingDate') ? [step('sendHomes', asked, 0.8)] : []
}

function step(type: LocalStep, { segmentId, quote }: Ground, confidence: number, gaps = {}): Step {
  return { type, text: stepWords('en')[type](gaps), gaps, segmentId, quote, confidence }
}
