import type { Brief } from '#domain/call/assistance.ts'
import { isBorneOut } from '#domain/evidence/is-borne-out.ts'
import { fieldNames } from '#domain/documents/fields.ts'
import { LEAD_FIELDS, type LeadField } from '#domain/lead/fields.ts'
import type { Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Heard } from '../tasks/findings/heard.ts'
import { type FieldValue, isNews, type KnownLead } from '../tasks/proposals/propose-fields.ts'
import type { Ending } from '../tasks/disposition/propose-disposition.ts'
import type { Ground } from '../tasks/state/gist.ts'
import type { Step } from '../tasks/steps/next-steps.ts'
import type { Suggestion } from '../tasks/suggestion/suggest.ts'
import { createLineCheck, hasAddress, holdToCall, linesOf } from '../tasks/summary/check-summary.ts'
import type { Turn } from '../tasks/turn/turn-schema.ts'

/** A model's answer after it was held against the call. Null where it says nothing of that: the local word goes. */
export type ReadTurn = {
  /** The segments that the model had read. */
  covered: ReadonlySet<string>
  suggestion: Suggestion | null
  proposals: readonly FieldValue[]
  steps: readonly Step[] | null
  ending: Ending | null
  brief: Brief | null
}

/** What a person may take over from a call: the fields that people write themselves. */
const PROPOSABLE: ReadonlySet<string> = new Set(fieldNames(LEAD_FIELDS, 'local'))

type Context = {
  heard: readonly Heard[]
  places: Gazetteer
  /** The day of the call: dates count from it. */
  today: string
  lead: KnownLead
  /** The local answer: its facts stand on the call's marks. */
  hints: Turn
}

/** A suggestion is for the moment: an unsure one is none. */
const SURE = 0.8
/** What a model calls its suggestions, where that is a name. */
const TYPE = /^[A-Za-z]{1,40}$/

/**
 * Keeps of a model's answer what the call bears out: a field of the lead with a value that can be derived from words
 * which the customer said, and lines that claim nothing else than was said. A transcript that talks the model into more
 * gets no further than this.
 */
export function readTurn(turn: Partial<Turn>, context: Context): ReadTurn {
  const { heard, places, hints } = context
  const words = heard.map(({ segment }) => segment.text)
  const names = places.places.map(({ name }) => name)
  const hinted = [hints.suggestion?.text ?? '', hints.suggestion?.detail ?? '']
  const isTrue = createLineCheck([...words, ...names, ...hinted, ...linesOf(hints.brief)])
  const checks = { ...context, isTrue }
  return {
    covered: new Set(heard.map(({ segment }) => segment.id)),
    suggestion: turn.suggestion ? readSuggestion(turn.suggestion, checks) : null,
    proposals: (turn.proposals ?? []).flatMap((proposal) => readProposal(proposal, context) ?? []),
    steps: turn.steps ? turn.steps.flatMap((step) => readStep(step, checks) ?? []) : null,
    ending: turn.disposition ? readEnding(turn.disposition, context) : null,
    brief: turn.brief ? holdToCall(turn.brief, { draft: hints.brief, words }) : null,
  }
}

/** How much of an answer the call bore out, as it is recorded. */
export function keptOf(turn: Partial<Turn>, read: ReadTurn): string {
  const of = (kept: number, all: number, what: string) =>
    all > 0 ? [`${kept}/${all} ${what}`] : []
  return [
    ...of(Number(read.suggestion !== null), Number(Boolean(turn.suggestion)), 'suggestion'),
    ...of(read.proposals.length, turn.proposals?.length ?? 0, 'proposals'),
    ...of(read.steps?.length ?? 0, turn.steps?.length ?? 0, 'steps'),
    ...of(Number(read.ending !== null), Number(Boolean(turn.disposition)), 'disposition'),
  ].join(', ')
}

type Checks = Context & { isTrue: (line: string) => boolean }

function readSuggestion(
  suggestion: NonNullable<Turn['suggestion']>,
  { heard, isTrue }: Checks,
): Suggestion | null {
  const { type, text, detail, confidence } = suggestion
  const ground = groundIn(heard, suggestion)
  if (!ground || confidence < SURE || !isTrue(text) || hasAddress(text)) return null
  const isDetailTrue = detail !== null && isTrue(detail) && !hasAddress(detail)
  return {
    type: TYPE.test(type) ? type : 'other',
    text,
    detail: isDetailTrue ? detail : null,
    ...ground,
    confidence,
  }
}

function readStep(step: Turn['steps'][number], { heard, isTrue }: Checks): Step | null {
  const ground = groundIn(heard, step)
  if (!ground || !isTrue(step.text) || hasAddress(step.text)) return null
  return { type: 'own', text: step.text, ...ground, confidence: step.confidence }
}

function readEnding(
  { key, confidence, ...rest }: NonNullable<Turn['disposition']>,
  { heard, places }: Context,
): Ending | null {
  const ground = places.house.dispositions.includes(key) ? groundIn(heard, rest) : null
  return ground && { key, ...ground, confidence }
}

/** The words that are quoted, as they were said; null where nobody said them. */
function groundIn(
  heard: readonly Heard[],
  { segmentId, quote }: { segmentId: string; quote: string },
): Ground | null {
  const segment = heard.find((said) => said.segment.id === segmentId)?.segment
  const wanted = quote.trim().toLowerCase()
  const start = segment && wanted ? segment.text.toLowerCase().indexOf(wanted) : -1
  if (!segment || start < 0) return null
  return { segmentId, quote: segment.text.slice(start, start + wanted.length) }
}

function readProposal(
  proposal: Turn['proposals'][number],
  { heard, places, today, lead }: Context,
): FieldValue | null {
  const { field, segmentId, value, confidence } = proposal
  const segment = heard.find((said) => said.segment.id === segmentId)?.segment
  if (!segment || segment.role !== 'customer' || !isProposable(field)) return null
  const quote = proposal.quote.trim()
  const start = segment.text.toLowerCase().indexOf(quote.toLowerCase())
  const evidence = {
    quote,
    today,
    areas: areasOf(places),
    known: knownAreas(heard, lead),
    ...places.house,
  }
  if (start < 0 || !isBorneOut(field, value, evidence)) return null
  return { field, value, segmentId, range: { start, end: start + quote.length }, confidence }
}

function areasOf({ places }: Gazetteer) {
  return places
    .filter(({ kind }) => kind === 'area')
    .map(({ key, name, aliases }) => ({ key, name, nameAr: null, aliases }))
}

/** Areas add up: those of the lead and those that were named before need no words of their own. */
function knownAreas(heard: readonly Heard[], lead: KnownLead): string[] {
  const named = heard.flatMap(({ segment, entities }) =>
    segment.role === 'customer' ? entities.filter(({ type }) => type === 'area') : [],
  )
  return [...(lead.areas ?? []), ...named.map(({ value }) => String(value))]
}

function isProposable(field: string): field is LeadField {
  return PROPOSABLE.has(field)
}

/**
 * The local proposals under a model's judgement. Of what the model has read, its word goes where it says one; where it
 * is silent, and for what was said after it read, the local analyser's.
 */
export function mergeTurn(
  local: readonly FieldValue[],
  turn: ReadTurn | null,
  lead: KnownLead,
): FieldValue[] {
  if (!turn) return [...local]
  const later = local.filter(({ segmentId }) => !turn.covered.has(segmentId))
  const decided = new Set(later.map(({ field }) => field))
  const judged = turn.proposals.filter(
    (proposal) => !decided.has(proposal.field) && isNews(proposal, lead),
  )
  for (const { field } of turn.proposals) decided.add(field)
  return [...judged, ...local.filter(({ field }) => !decided.has(field)), ...later]
}
