import { z } from 'zod'

const ReasonSchema = z.object({ cause: z.object({ code: z.string() }) })

/** Whether nobody can have heard what was asked: then it may be asked again without saying it twice. */
export function wasNeverAsked(error: unknown): boolean {
  const code = ReasonSchema.safeParse(error).data?.cause.code ?? ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)
}
