import { z } from 'zod'
import { sayProblem } from '#words/problems.ts'
import { SaidSchema } from '#domain/said.ts'

const ProblemSchema = z.object({
  problem: z.object({
    title: z.string(),
    detail: z.string().optional(),
    code: z.string().optional(),
    said: SaidSchema.optional(),
  }),
})

/** What an action's answer says went wrong, in one sentence for people; null if nothing did. */
export function readProblem(answer: unknown): string | null {
  const parsed = ProblemSchema.safeParse(answer)
  if (!parsed.success) return null
  const { problem } = parsed.data
  return sayProblem({ ...problem, detail: problem.detail ?? problem.title })
}
