import { z } from 'zod'

const name = z.string().min(1).max(120)

/** The names that a question may use, sent along with it: Assistcraft keeps none of them. */
export const VocabularySchema = z.object({
  areas: z
    .array(
      z.object({
        key: z.string().min(1).max(64),
        name,
        aliases: z.array(z.string().max(120)).max(50).default([]),
      }),
    )
    .max(5000)
    .default([]),
  people: z
    .array(z.object({ id: z.string().min(1).max(64), name }))
    .max(20_000)
    .default([]),
  teams: z
    .array(z.object({ id: z.string().min(1).max(64), name }))
    .max(2000)
    .default([]),
})
export type Vocabulary = z.output<typeof VocabularySchema>

export const PlanRequestSchema = z.object({
  question: z.string().trim().min(1).max(1000),
  vocabulary: VocabularySchema,
  now: z.iso.datetime({ offset: true }),
})
export type PlanRequest = z.output<typeof PlanRequestSchema>
