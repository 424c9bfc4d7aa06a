import { z } from 'zod'
import { SaidSchema } from '#domain/said.ts'
import { sayProblem } from '#words/problems.ts'
import { PERSON_HEADER } from '../worker/page-keeper.ts'
import type { KeptLetter } from './kept-letters.ts'

/** Where letters are sent to. */
export const LETTERS_PATH = '/letters'

const AnswerSchema = z.object({ untold: z.array(z.string()), isDayLeft: z.boolean() })
/** A network that swallows what is sent holds up the other tabs no longer than this. */
const PATIENCE_MS = 30_000
export type Taken = z.output<typeof AnswerSchema>
const ProblemSchema = z.object({
  detail: z.string(),
  code: z.string().optional(),
  said: SaidSchema.optional(),
})

/** `later`: nobody has answered. `busy`: the server could not take it, for now. `signIn`: nobody is signed in here any more, or somebody else is. */
export type Sent =
  | { outcome: 'taken'; taken: Taken }
  | { outcome: 'refused'; problem: string }
  | { outcome: 'later' }
  | { outcome: 'busy' }
  | { outcome: 'signIn' }

/** A proxy’s word that PACE does not answer it. */
const GATEWAY: ReadonlySet<number> = new Set([502, 503, 504])
/** Codes of answers that say nothing about what was sent. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429])

export async function sendLetter(
  me: string,
  { id, writtenAt, letter }: KeptLetter,
  address: string | URL = LETTERS_PATH,
): Promise<Sent> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [PERSON_HEADER]: me },
    body: JSON.stringify({ id, writtenAt, letter }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  if (!answer || GATEWAY.has(answer.status)) return { outcome: 'later' }
  if (answer.status >= 500 || PASSING.has(answer.status)) return { outcome: 'busy' }
  if (answer.status === 401) return { outcome: 'signIn' }
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) {
    const taken = AnswerSchema.safeParse(body)
    // Something between has answered: a hotel's network asks for a password on a page of its own.
    return taken.success ? { outcome: 'taken', taken: taken.data } : { outcome: 'later' }
  }
  const problem = ProblemSchema.safeParse(body).data
  return { outcome: 'refused', problem: sayProblem(problem ?? { detail: '', code: 'internal' }) }
}
