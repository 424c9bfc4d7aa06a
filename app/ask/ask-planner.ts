import { z } from 'zod'
import type { Vocabulary } from '#db/pace/vocabulary.ts'
import { DomainError } from '#domain/errors.ts'
import { AUDIENCE } from '#domain/token.ts'
import { readProblem } from '#service/read-problem.ts'
import type { TokenClient } from '#service/token-client.ts'
import { traceHeaders } from '#service/trace.ts'

const ReplySchema = z.union([
  z.object({ plan: z.unknown().refine((plan) => plan !== undefined) }),
  z.object({
    clarify: z.object({
      message: z.string().max(1000),
      options: z.array(z.string().max(200)).max(20).default([]),
    }),
  }),
  z.object({ refused: z.object({ message: z.string().max(1000) }) }),
])
export type PlannerReply = z.output<typeof ReplySchema>
export type PlannerQuestion = { question: string; vocabulary: Vocabulary; now: string }
export type AskPlanner = (question: PlannerQuestion, signal: AbortSignal) => Promise<PlannerReply>

const TIMEOUT_MS = 15_000

/** Asks Assistcraft for a plan, for the person behind `subjectToken` or as this service for a machine client. */
export function createAskPlanner(options: {
  assistcraftUrl: string
  tokenClient: Pick<TokenClient, 'clientToken' | 'exchange'>
  subjectToken: (() => Promise<string>) | null
  fetch?: typeof fetch
}): AskPlanner {
  const { assistcraftUrl, fetch: send = fetch } = options
  return async function askPlanner(question, signal) {
    const response = await send(`${assistcraftUrl}/plan`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenFor(options)}`,
        'content-type': 'application/json',
        ...traceHeaders(),
      },
      body: JSON.stringify(question),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    }).catch((error: unknown) => {
      if (signal.aborted) throw error
      throw new DomainError('unavailable', 'Assistcraft is out of reach; ask again in a moment.')
    })
    if (!response.ok) throw await readProblem(response, 'Assistcraft')
    const reply = ReplySchema.safeParse(await response.json().catch(() => null))
    if (reply.success) return reply.data
    throw new DomainError('unavailable', 'Assistcraft answered with something that is no plan.')
  }
}

async function tokenFor({
  tokenClient,
  subjectToken,
}: Parameters<typeof createAskPlanner>[0]): Promise<string> {
  const wanted = { resource: AUDIENCE.assistcraft, scope: 'analysis' }
  if (!subjectToken) return tokenClient.clientToken(wanted)
  return tokenClient.exchange({ ...wanted, subjectToken: await subjectToken() })
}
