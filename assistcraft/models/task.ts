import type { z } from 'zod'

/** One thing that a model is asked for: input in, an answer of a known shape out. */
export type Task<Input, Answer> = {
  name: string
  /** Raised with every change of the instructions or the schema; stored with each answer. */
  version: string
  instructions: string
  schema: z.ZodType<Answer>
  maxOutputTokens: number
  /** For all attempts together. */
  timeoutMs: number
  /** The answer without a model: what a failed or late one is replaced by. */
  local: (input: Input) => Answer
  /** Its parts are used as they come, and those that came if the rest does not. */
  streams?: boolean
}
