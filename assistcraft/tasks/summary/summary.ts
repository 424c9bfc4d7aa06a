import { z } from 'zod'

/** What is written at the end of a call. Empty sections are left out. */
export const SummarySchema = z.object({
  outcome: z.string().min(1).max(400),
  requirements: z.array(z.string().max(200)).max(12).default([]),
  agreed: z.array(z.string().max(200)).max(8).default([]),
  concerns: z.array(z.string().max(240)).max(6).default([]),
  nextSteps: z.array(z.string().max(200)).max(6).default([]),
})
export type Summary = z.infer<typeof SummarySchema>
