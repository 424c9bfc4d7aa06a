import { type Annotation, FieldProposalSchema } from '#domain/annotation.ts'
import { LEAD_FIELDS, type LeadField, type LeadFields } from '#domain/lead/fields.ts'

export type Proposal = {
  annotation: Annotation
  field: LeadField
  label: string
  value: unknown
  current: unknown
}

/**
 * What is proposed for the lead and still undecided: for each field the newest proposal that parses and says something
 * new, in the order in which the fields came up.
 */
export function openProposals(
  annotations: readonly Annotation[],
  lead: Partial<LeadFields>,
): Proposal[] {
  const newest = new Map<LeadField, Proposal>()
  for (const annotation of byTime(annotations)) {
    const proposal = annotation.status === 'open' ? readProposal(annotation, lead) : null
    if (proposal) newest.set(proposal.field, proposal)
  }
  return [...newest.values()].filter((proposal) => !same(proposal.value, proposal.current))
}

/** How long a suggestion stands when nobody decides on it. */
export const SUGGESTION_STANDS_MS = 45_000

export type Suggestion = {
  annotation: Annotation
  text: string
  detail: string | null
  expiresAt: number
}

/** The one suggestion that stands now: the newest, if it is undecided and not yet out of time. */
export function currentSuggestion(
  annotations: readonly Annotation[],
  now: number,
): Suggestion | null {
  const newest = byTime(annotations)
    .filter((annotation) => annotation.kind === 'suggestion')
    .at(-1)
  if (!newest || newest.status !== 'open') return null
  const suggestion = readSuggestion(newest)
  return suggestion && suggestion.expiresAt > now ? suggestion : null
}

function readSuggestion(annotation: Annotation): Suggestion | null {
  const { value } = annotation
  const text = typeof value === 'string' ? value : stringAt(value, 'text')
  if (!text) return null
  const expiresAt =
    Date.parse(stringAt(value, 'expiresAt') ?? '') ||
    Date.parse(annotation.at) + SUGGESTION_STANDS_MS
  return {
    annotation,
    text,
    detail: stringAt(value, 'detail') ?? stringAt(value, 'reason'),
    expiresAt,
  }
}

function readProposal(annotation: Annotation, lead: Partial<LeadFields>): Proposal | null {
  if (annotation.kind !== 'fieldProposal') return null
  const result = FieldProposalSchema.safeParse(annotation.value)
  if (!result.success || !isLeadField(result.data.field)) return null
  const { field } = result.data
  const value = LEAD_FIELDS[field].schema.safeParse(result.data.value)
  if (!value.success) return null
  return {
    annotation,
    field,
    label: LEAD_FIELDS[field].label,
    value: value.data,
    current: lead[field] ?? null,
  }
}

function isLeadField(name: string): name is LeadField {
  return Object.hasOwn(LEAD_FIELDS, name)
}

function byTime(annotations: readonly Annotation[]): Annotation[] {
  return annotations.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function stringAt(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' && found ? found : null
}
