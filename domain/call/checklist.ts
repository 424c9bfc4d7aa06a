import type * as Y from 'yjs'
import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import type { LeadFields } from '../lead/fields.ts'
import { ReferenceKeySchema } from '../reference/reference.ts'
import type { Annotation } from './annotation.ts'

export const CHECK_RESULTS = ['met', 'notMet', 'na'] as const
export type CheckResult = (typeof CHECK_RESULTS)[number]

/** What a person says of an item of the checklist, beside what was heard: who, and when. */
export const CorrectionSchema = z.strictObject({
  result: z.enum(CHECK_RESULTS),
  by: z.string().min(1).max(120),
  // As a row of the database takes it.
  at: InstantSchema.max(40),
})
export type Correction = Omit<z.infer<typeof CorrectionSchema>, 'at'> & {
  /** Null where it was written down before that was kept. */
  at: string | null
}
export type Corrections = Readonly<Record<string, Correction>>

/** By what an item is ticked while one talks; empty where a person says that it is not done though it was heard. */
export type Ticks = Readonly<Record<string, string>>
type Known = { has: (mark: string) => boolean; lead: Partial<LeadFields> }

/** By what an item is heard: a mark's kind and type, or what the lead holds. Other items of the house's list people tick. */
const HEARD: Record<string, (known: Known) => boolean> = {
  greeted: ({ has }) => has('compliance:brokerageNamed'),
  consent: ({ has }) => has('compliance:recordingNotice'),
  name: ({ has }) => has('check:personAsked'),
  requirements: ({ has, lead }) =>
    (has('entity:area') || isKnown(lead.areas)) &&
    (has('entity:bedrooms') || isKnown(lead.bedrooms)) &&
    (has('entity:budget') || isKnown(lead.budgetMax ?? lead.budgetMin)),
  timing: ({ has, lead }) => has('entity:moveDate') || isKnown(lead.moveDate),
  financing: ({ has, lead }) => has('fieldProposal:financing') || isKnown(lead.financing),
  fees: ({ has }) => has('compliance:feesNamed'),
  leaveToWrite: ({ has }) => has('compliance:consentAsked'),
  viewingOffered: ({ has }) => has('check:viewingOffered'),
  nextStep: ({ has }) =>
    has('entity:viewingDate') || has('intent:callback') || has('check:followUp'),
}

/** What people said of the items: `{result, by, at}`, and as it was written before, who ticked it (`''` for nobody). */
export function readCorrections(checklist: Y.Map<unknown>): Corrections {
  const read = [...checklist].flatMap(([item, said]) => {
    const correction = readCorrection(said)
    return correction && ReferenceKeySchema.safeParse(item).success
      ? [[item, correction] as const]
      : []
  })
  return Object.fromEntries(read)
}

function readCorrection(said: unknown): Correction | null {
  if (said === '') return { result: 'notMet', by: '', at: null }
  if (typeof said === 'string') return { result: 'met', by: said, at: null }
  return CorrectionSchema.safeParse(said).data ?? null
}

/** The ticks that stand: what people said, and what was heard where they say nothing else. */
export function standingTicks(
  corrections: Corrections,
  marks: readonly Annotation[],
  lead: Partial<LeadFields>,
): Ticks {
  const heard = heardItems(marks, lead)
  const said = Object.entries(corrections).map(([item, { result, by }]) => [
    item,
    result === 'met' ? by : '',
  ])
  const standing: Ticks = { ...heard, ...Object.fromEntries(said) }
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
