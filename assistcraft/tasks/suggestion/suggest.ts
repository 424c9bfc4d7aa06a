import { MoneySchema } from '#domain/annotation.ts'
import type { Entity } from '../finding.ts'
import type { Heard } from '../heard.ts'

export type Suggestion = {
  /** Which suggestion it is: its fate is counted by type. */
  type: string
  text: string
  detail: string | null
  /** The segment that gave rise to it. */
  segmentId: string
  confidence: number
}

export type Match = { reference: string; title: string; price: string }
type Context = { heard: readonly Heard[]; matches: readonly Match[] }
type Rule = (call: CallSoFar) => Omit<Suggestion, 'segmentId'> | null

type CallSoFar = {
  agentTurns: number
  said: ReadonlySet<string>
  last: Heard
  lastCustomer: Heard | null
  intent: string | null
  entities: readonly Entity[]
  matches: readonly Match[]
}

const HIGH = 0.8

/** In order of weight: the first that is due is the one suggestion that may stand. */
const RULES: Rule[] = [
  announceRecording,
  calmComplaint,
  takeSteps,
  answerPrice,
  offerMatches,
  fixViewing,
  askBudget,
  askMoveDate,
]

/** At most one suggestion, and only a confident one; null is the usual answer. */
export function suggest({ heard, matches }: Context): Suggestion | null {
  const last = heard.at(-1)
  if (!last) return null
  const call = summarise(heard, last, matches)
  for (const rule of RULES) {
    const found = rule(call)
    if (found && found.confidence >= HIGH)
      return { ...found, segmentId: (call.lastCustomer ?? last).segment.id }
  }
  return null
}

function summarise(heard: readonly Heard[], last: Heard, matches: readonly Match[]): CallSoFar {
  const customer = heard.filter(({ segment }) => segment.role === 'customer')
  return {
    agentTurns: heard.filter(({ segment }) => segment.role === 'agent').length,
    said: new Set(
      heard.flatMap(({ findings }) => findings.map(({ kind, type }) => `${kind}:${type}`)),
    ),
    last,
    lastCustomer: customer.at(-1) ?? null,
    intent: last.after.intent,
    entities: customer.flatMap(({ entities }) => entities),
    matches,
  }
}

function announceRecording({ agentTurns, said }: CallSoFar) {
  if (agentTurns < 2 || said.has('compliance:recordingNotice')) return null
  return suggestion(
    'recordingNotice',
    'Say that the call is transcribed',
    'It has not been said yet on this call.',
    0.9,
  )
}

function calmComplaint({ intent, said, last }: CallSoFar) {
  if (intent !== 'complaint' || !said.has('sentiment:negative') || last.segment.role === 'agent')
    return null
  return suggestion(
    'calmComplaint',
    'Name who will call back, and by when',
    'The caller is upset and asks for somebody to take it on.',
    0.85,
  )
}

function takeSteps({ lastCustomer, last }: CallSoFar) {
  const offer = lastCustomer?.entities.find(({ type }) => type === 'budget')
  if (lastCustomer?.after.intent !== 'makeOffer' || !offer || last !== lastCustomer) return null
  const money = MoneySchema.safeParse(offer.value)
  const amount = money.success
    ? ` of ${money.data.currency} ${money.data.amount.toLocaleString('en-US')}`
    : ''
  return suggestion(
    'recordOffer',
    `Repeat the offer${amount} and ask how long it stands`,
    'An offer was made on the call.',
    0.88,
  )
}

function answerPrice({ last }: CallSoFar) {
  const objected = last.findings.some(
    ({ kind, type }) => kind === 'objection' && (type === 'price' || type === 'payment'),
  )
  if (!objected) return null
  return suggestion(
    'answerPrice',
    'Ask what would make it work: the amount or the cheques?',
    'The price or its payment was called difficult.',
    0.82,
  )
}

function offerMatches({ matches, intent, last }: CallSoFar) {
  const [best] = matches
  if (
    !best ||
    (intent !== 'findHome' && intent !== 'findByArea') ||
    last.segment.role !== 'customer'
  )
    return null
  const others = matches.length > 1 ? ` and ${matches.length - 1} more` : ''
  return suggestion(
    'offerMatches',
    `Offer ${best.title}${others}`,
    `${best.reference}, ${best.price}: fits what was said so far.`,
    0.84,
  )
}

function fixViewing({ intent, last, entities }: CallSoFar) {
  if (intent !== 'bookViewing' || last.segment.role !== 'customer') return null
  const types = new Set(entities.map(({ type }) => type))
  if (types.has('viewingDate') && types.has('viewingTime')) return null
  const open = types.has('viewingDate') ? 'a time' : 'a day and a time'
  return suggestion(
    'fixViewing',
    `Agree on ${open} for the viewing`,
    'The caller wants to see a home.',
    0.83,
  )
}

function askBudget({ intent, last, entities, agentTurns }: CallSoFar) {
  const types = new Set(entities.map(({ type }) => type))
  const searching = intent === 'findHome' || intent === 'findByArea'
  if (!searching || last.segment.role !== 'customer' || agentTurns < 3 || types.has('budget'))
    return null
  if (!types.has('bedrooms') || !types.has('area')) return null
  return suggestion(
    'askBudget',
    'Ask for the budget',
    'Area and bedrooms are known, the budget is not.',
    0.81,
  )
}

function askMoveDate({ intent, last, entities, agentTurns }: CallSoFar) {
  const types = new Set(entities.map(({ type }) => type))
  if (intent !== 'findHome' || last.segment.role !== 'customer' || agentTurns < 4) return null
  if (types.has('moveDate') || !types.has('budget')) return null
  return suggestion(
    'askMoveDate',
    'Ask when they want to move',
    'The budget is known, the move date is not.',
    0.8,
  )
}

function suggestion(type: string, text: string, detail: string, confidence: number) {
  return { type, text, detail, confidence }
}
