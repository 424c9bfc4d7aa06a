import { z } from 'zod'
import { LANGUAGES } from '#domain/language.ts'
import { LONGEST_QUESTION, PlanSchema } from '#domain/metrics/plan-schema.ts'
import { HouseSchema } from '#domain/house/house.ts'
import { ReferenceValueSchema } from '#domain/reference/reference.ts'

const name = z.string().min(1).max(120)

const list = z.array(ReferenceValueSchema).max(500)

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
  /** The house's lists by which records are counted. */
  lists: z
    .object({
      source: list,
      propertyType: list,
      lostReason: list.default([]),
      callChecklist: list.default([]),
    })
    .default({ source: [], propertyType: [], lostReason: [], callChecklist: [] }),
})
export type Vocabulary = z.output<typeof VocabularySchema>

export const PlanRequestSchema = z.object({
  question: z.string().trim().min(1).max(LONGEST_QUESTION),
  vocabulary: VocabularySchema,
  /** The team of the person who asks: "on my team". */
  askerTeamId: z.string().max(64).nullish(),
  /** What the question before came to, where this one may stand on it. */
  previous: PlanSchema.nullish(),
  now: z.iso.datetime({ offset: true }),
  /** What is asked back or refused is said in it. */
  language: z.enum(LANGUAGES).default(LANGUAGES[0]),
  /** Whose days and money are meant. */
  house: HouseSchema.pick({ zone: true, currency: true, firstDay: true }),
})
export type PlanRequest = z.output<typeof PlanRequestSchema>
/** What the rules look at: in which language they answer is the reader's, for the time of the request. */
export type PlanQuestion = Omit<PlanRequest, 'language'>
