import type { Annotation } from './annotation.ts'
import type { LeadFields } from '../lead/fields.ts'

/** Who ticked an item; empty where a person says that it is not done though it was heard. */
export type Ticks = Readonly<Record<string, string>>
type Known = { has: (mark: string) => boolean; lead: Partial<LeadFields> }

/** By what an item is heard: a mark's kind and type, or what the lead holds. Other items of the house's list people tick. */
const HEARD: Record<string, (known: Known) => boolean> = {
  greeted: ({ has }) => has('compliance:brokerageNamed'),
  consent: ({ has }) => has('compliance:recordingNotice'),
  requirements: ({ has, lead }) =>
    (has('entity:area') || isKnown(lead.areas)) &&
    (has('entity:bedrooms') || isKnown(lead.bedrooms)) &&
    (has('entity:budget') || isKnown(lead.budgetMax ?? lead.budgetMin)),
  timing: ({ has, lead }) => has('entity:moveDate') || isKnown(lead.moveDate),
  financing: ({ has, lead }) => has('fieldProposal:financing') || isKnown(lead.financing),
  nextStep: ({ has }) => has('entity:viewingDate') || has('intent:callback'),
}

/** The ticks that stand: what people ticked, and what was heard where they say nothing else. */
export function standingTicks(
  ticks: Ticks,
  marks: readonly Annotation[],
  lead: Partial<LeadFields>,
): Ticks {
  const heard = heardItems(marks, lead)
  const standing = { ...heard, ...ticks }
  return Object.fromEntries(Object.entries(standing).filter(([, by]) => by !== ''))
}

function heardItems(marks: readonly Annotation[], lead: Partial<LeadFields>): Ticks {
  const counted = marks.filter(({ status }) => status !== 'dismissed' && status !== 'expired')
  const heard = new Set(counted.map(({ kind, type }) => `${kind}:${type}`))
  const known: Known = { has: (mark) => heard.has(mark), lead }
  const found = Object.entries(HEARD).filter(([, isHeard]) => isHeard(known))
  return Object.fromEntries(found.map(([key]) => [key, ASSISTANT]))
}

/** Whom the page shows beside what was heard. */
const ASSISTANT = 'service:assistcraft'

function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}
