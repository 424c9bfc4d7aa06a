import { fieldNames } from '#domain/fields.ts'
import { LEAD_FIELDS, type LeadField } from '#domain/lead/fields.ts'
import type { Heard } from '../tasks/heard.ts'
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

type Context = { heard: readonly Heard[]; areaKeys: ReadonlySet<string> }

/**
 * Keeps of a model's answer what the call bears out: a field of the lead with a value of its type, quoted word for word
 * from something that the customer said. A transcript that talks the model into more gets no further than this.
 */
export function readTurn(turn: Turn, { heard, areaKeys }: Context): ReadTurn {
  const last = heard.at(-1)
  const { suggestion } = turn
  return {
    covered: new Set(heard.map(({ segment }) => segment.id)),
    proposals: turn.proposals.flatMap((proposal) => readProposal(proposal, heard, areaKeys) ?? []),
    suggestion:
      suggestion && last && suggestion.confidence >= 0.8
        ? { ...suggestion, segmentId: last.segment.id }
        : null,
  }
}

function readProposal(
  proposal: Turn['proposals'][number],
  heard: readonly Heard[],
  areaKeys: ReadonlySet<string>,
): FieldValue | null {
  const { field, segmentId, quote, confidence } = proposal
  const segment = heard.find((said) => said.segment.id === segmentId)?.segment
  if (!segment || segment.role !== 'customer' || !isProposable(field)) return null
  const start = segment.text.toLowerCase().indexOf(quote.trim().toLowerCase())
  if (start < 0 || quote.trim() === '') return null
  const value = LEAD_FIELDS[field].schema.safeParse(proposal.value)
  if (
    !value.success ||
    (Array.isArray(value.data) && !value.data.every((key) => areaKeys.has(String(key))))
  )
    return null
  return {
    field,
    value: proposal.value,
    segmentId,
    range: { start, end: start + quote.trim().length },
    confidence,
  }
}

function isProposable(field: string): field is LeadField {
  return PROPOSABLE.has(field)
}

/**
 * The local proposals under a model's judgement: of what the model has read, its word goes; what was said after it
 * read, the local analyser's.
 */
export function mergeTurn(
  local: readonly FieldValue[],
  turn: ReadTurn | null,
  lead: KnownLead,
): FieldValue[] {
  if (!turn) return [...local]
  const later = local.filter(({ segmentId }) => !turn.covered.has(segmentId))
  const fields = new Set(later.map(({ field }) => field))
  const judged = turn.proposals.filter(
    (proposal) => !fields.has(proposal.field) && isNews(proposal, lead),
  )
  return [...judged, ...later]
}
