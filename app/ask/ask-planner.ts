import { z } from 'zod'
import type { Vocabulary } from '#db/pace/ask/vocabulary.ts'
import { DomainError } from '#domain/errors.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { readProblem } from '#service/http/read-problem.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import { traceHeaders } from '#service/trace.ts'
import type { Language } from '#domain/language.ts'
import type { House } from '#domain/house/house.ts'

const ReplySchema = z.union([
  z.object({
    plan: z.unknown().refine((plan) => plan !== undefined),
    notes: z.array(z.string().max(300)).max(20).default([]),
  }),
  z.object({
    clarify: z.object({
      message: z.string().max(1000),
      options: z.array(z.string().max(200)).max(20).default([]),
    }),
  }),
  z.object({ refused: z.object({ message: z.string().max(1000) }) }),
])
export type PlannerReply = z.output<typeof ReplySchema>
export type PlannerQuestion = {
  question: string
  vocabulary: Vocabulary
  now: string
  house: Pick<House, 'zone' | 'currency' | 'firstDay'>
  askerTeamId: string | null
  previous: PlanDraft | null
  /** Of whoever reads the answer. */
  language: Language
}
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
