import { z } from 'zod'
import type { Annotation } from './annotation.ts'

/** How long a suggestion stands when nobody decides on it. */
export const SUGGESTION_STANDS_MS = 45_000

/** What Assistcraft's own rules suggest. A model's suggestions have types of their own making. */
const LOCAL_SUGGESTIONS = [
  'recordingNotice',
  'sayFees',
  'askConsent',
  'calmComplaint',
  'recordOffer',
  'clearDoubt',
  'answerPrice',
  'offerMatches',
  'fixViewing',
  'askBudget',
  'askMoveDate',
] as const
export type LocalSuggestion = (typeof LOCAL_SUGGESTIONS)[number]

export function isLocalSuggestion(type: string): type is LocalSuggestion {
  return LOCAL_SUGGESTIONS.some((known) => known === type)
}

export const GapsSchema = z.record(z.string(), z.union([z.string(), z.number()]))
/** What a suggestion names: its words are the reader's (`words/suggestions.ts`). */
export type SuggestionGaps = z.infer<typeof GapsSchema>

/** What a suggestion says in English, as its annotation holds it. A correction of what was heard is one too: its text, and nothing else. */
const SuggestionSchema = z.object({
  text: z.string().min(1),
  detail: z.string().nullish(),
  gaps: GapsSchema.optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
})
export type Suggestion = {
  text: string
  detail: string | null
  /** Null where it is said as it is worded, as a model's are. */
  gaps: SuggestionGaps | null
  expiresAt: number
}

/** The value of a suggestion that is made now. */
export function suggestionValue(
  { text, detail, gaps }: { text: string; detail: string | null; gaps?: SuggestionGaps | null },
  now: string,
): z.infer<typeof SuggestionSchema> {
  const expiresAt = new Date(Date.parse(now) + SUGGESTION_STANDS_MS).toISOString()
  return { text, detail, ...(gaps ? { gaps } : {}), expiresAt }
}

/** What an annotation suggests and until when, or null where it says nothing that can be read. */
export function readSuggestion({ value, at }: Pick<Annotation, 'value' | 'at'>): Suggestion | null {
  const read = SuggestionSchema.safeParse(value)
  if (!read.success) return null
  const { text, detail = null, gaps = null, expiresAt } = read.data
  return {
    text,
    detail,
    gaps,
    expiresAt: expiresAt ? Date.parse(expiresAt) : Date.parse(at) + SUGGESTION_STANDS_MS,
  }
}
