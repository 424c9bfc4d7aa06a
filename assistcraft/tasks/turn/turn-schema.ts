import { z } from 'zod'
import { BriefSchema, MOST_STEPS } from '#domain/call/assistance.ts'

/** Where the words stand that something rests on: without them it is nobody's. */
const ground = { segmentId: z.string().max(64), quote: z.string().max(400) }
const confidence = z.number().min(0).max(1)

const ProposalSchema = z.object({
  field: z.string().max(64),
  value: z.union([
    z.string().max(400),
    z.number(),
    z.boolean(),
    z.array(z.string().max(100)).max(12),
  ]),
  ...ground,
  confidence,
})
const SuggestionSchema = z.object({
  type: z.string().max(40),
  text: z.string().min(3).max(140),
  detail: z.string().max(240).nullable(),
  ...ground,
  confidence,
})
const StepSchema = z.object({ text: z.string().min(3).max(160), ...ground, confidence })
const EndingSchema = z.object({ key: z.string().max(64), ...ground, confidence })

/**
 * What a turn of the customer calls for. In the order in which it helps: while an answer is still being written, what stands
 * in it whole is used.
 */
export const TurnSchema = z.object({
  suggestion: SuggestionSchema.nullable(),
  proposals: z.array(ProposalSchema).max(12),
  steps: z.array(StepSchema).max(MOST_STEPS),
  disposition: EndingSchema.nullable(),
  brief: BriefSchema,
})
export type Turn = z.infer<typeof TurnSchema>
