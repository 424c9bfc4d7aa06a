import { isBorneOut } from '#domain/evidence/is-borne-out.ts'
import { fieldNames } from '#domain/documents/fields.ts'
import { LEAD_FIELDS, type LeadField } from '#domain/lead/fields.ts'
import type { Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Heard } from '../tasks/findings/heard.ts'
import { type FieldValue, isNews, type KnownLead } from '../tasks/proposals/propose-fields.ts'
import type { Suggestion } from '../tasks/suggestion/suggest.ts'
import type { Turn } from '../tasks/turn/turn-task.ts'

/** A model's answer after it was held against the call. */
export type ReadTurn = {
  /** The segments that the model had read. */
  covered: ReadonlySet<string>
  proposals: readonly FieldValue[]
  suggestion: Suggestion | null
}

/** What a person may take over from a call: the fields that people write themselves. */
const PROPOSABLE: ReadonlySet<string> = new Set(fieldNames(LEAD_FIELDS, 'local'))

type Context = {
  heard: readonly Heard[]
  places: Gazetteer
  /** The day of the call: dates count from it. */
  today: string
  lead: KnownLead
}

/**
 * Keeps of a model's answer what the call bears out: a field of the lead with a value that can be derived from words
 * which the customer said. A transcript that talks the model into more gets no further than this.
 */
export function readTurn(turn: Turn, context: Context): ReadTurn {
  const { heard } = context
  const last = heard.at(-1)
  const { suggestion } = turn
  return {
    covered: new Set(heard.map(({ segment }) => segment.id)),
    proposals: turn.proposals.flatMap((proposal) => readProposal(proposal, context) ?? []),
    suggestion:
      suggestion && last && suggestion.confidence >= 0.8
        ? { ...suggestion, segmentId: last.segment.id }
        : null,
  }
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
