import { type Annotation, FieldProposalSchema } from '#domain/call/annotation.ts'
import { readSuggestion, type Suggestion } from '#domain/call/suggestion.ts'
import { LEAD_FIELDS, type LeadField, type LeadFields } from '#domain/lead/fields.ts'
import { fieldLabel } from '#words/fields.ts'

export type Proposal = {
  annotation: Annotation
  field: LeadField
  label: string
  value: unknown
  current: unknown
  /** Why it is a guess; null where the words are clear. */
  doubt: string | null
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
  const open = annotations.filter(
    ({ kind, status }) => kind === 'fieldProposal' && status === 'open',
  )
  for (const annotation of byTime(open)) {
    const proposal = readProposal(annotation, lead)
    if (proposal) newest.set(proposal.field, proposal)
  }
  return [...newest.values()].filter((proposal) => !same(proposal.value, proposal.current))
}

export type StandingSuggestion = Suggestion & { annotation: Annotation }

/** The one suggestion that stands now: the newest, if it is undecided and not yet out of time. */
export function currentSuggestion(
  annotations: readonly Annotation[],
  now: number,
): StandingSuggestion | null {
  const newest = byTime(annotations.filter(({ kind }) => kind === 'suggestion')).at(-1)
  if (!newest || newest.status !== 'open') return null
  const suggestion = readSuggestion(newest)
  return suggestion && suggestion.expiresAt > now ? { ...suggestion, annotation: newest } : null
}

function readProposal(annotation: Annotation, lead: Partial<LeadFields>): Proposal | null {
  const result = FieldProposalSchema.safeParse(annotation.value)
  if (!result.success || !isLeadField(result.data.field)) return null
  const { field } = result.data
  const value = LEAD_FIELDS[field].schema.safeParse(result.data.value)
  if (!value.success) return null
  return {
    annotation,
    field,
    label: fieldLabel(field),
    value: value.data,
    current: lead[field] ?? null,
    doubt: result.data.doubt ?? null,
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
