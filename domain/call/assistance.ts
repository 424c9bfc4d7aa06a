import { z } from 'zod'
import type { Annotation } from './annotation.ts'
import { GapsSchema } from './suggestion.ts'

/** What Assistcraft's own rules see coming. A model's steps have a type of their own. */
const LOCAL_STEPS = [
  'recordOffer',
  'followComplaint',
  'confirmViewing',
  'callBack',
  'visitForValuation',
  'promise',
  'sendHomes',
] as const
export type LocalStep = (typeof LOCAL_STEPS)[number]

export function isLocalStep(type: string): type is LocalStep {
  return LOCAL_STEPS.some((known) => known === type)
}

/** Of the steps that stand at a time: what one remembers of a call without a list. */
export const MOST_STEPS = 3

/** One thing to do after the call, in a verb. `gaps` where its words are the reader's (`words/steps.ts`). */
const NextStepSchema = z.object({ text: z.string().min(3).max(160), gaps: GapsSchema.optional() })
export type NextStep = z.infer<typeof NextStepSchema>

/** What stands at the end of a call, and, section by section, what it has come to while it goes on. Empty sections are left out. */
export const BriefSchema = z.object({
  outcome: z.string().min(1).max(400),
  requirements: z.array(z.string().max(200)).max(12).default([]),
  agreed: z.array(z.string().max(200)).max(8).default([]),
  concerns: z.array(z.string().max(240)).max(6).default([]),
  nextSteps: z.array(z.string().max(200)).max(6).default([]),
})
export type Brief = z.infer<typeof BriefSchema>

/** The key of the house's list that a call most likely ends with. */
const DispositionSchema = z.string().min(1).max(64)

type Valued = Pick<Annotation, 'value'>

export function readNextStep({ value }: Valued): NextStep | null {
  return NextStepSchema.safeParse(value).data ?? null
}

export function readBrief({ value }: Valued): Brief | null {
  return BriefSchema.safeParse(value).data ?? null
}

export function readDisposition({ value }: Valued): string | null {
  return DispositionSchema.safeParse(value).data ?? null
}
