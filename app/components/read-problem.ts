import { z } from 'zod'

const ProblemSchema = z.object({
  problem: z.object({ title: z.string(), detail: z.string().optional() }),
})

/** What an action's answer says went wrong, in one sentence for people; null if nothing did. */
export function readProblem(answer: unknown): string | null {
  const parsed = ProblemSchema.safeParse(answer)
  return parsed.success ? (parsed.data.problem.detail ?? parsed.data.problem.title) : null
}
